import { textIn, useLanguage, useWords } from '../app/language.tsx';
import { objectIn } from '../facts/fact-words.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { programmeWords } from './words.ts';

/** The object of a draft that holds the name of a stage. */
export const stageObject = (stage: string) => `vocabulary/stage:${stage}`;

/** «Steg 2: Vilkårene», or only «Steg 2» where nobody has named it. */
export function useStageName(): (stage: string, number: number) => string {
  const w = useWords(programmeWords);
  const { language } = useLanguage();
  const { source } = useWorkspace().content;
  return (stage, number) => {
    const name = textIn(objectIn(source['vocabulary'])[`stage:${stage}`] as { nb: string } | undefined, language);
    return name === '' ? w.stage(number) : `${w.stage(number)}: ${name}`;
  };
}

import { Alert, Heading, ValidationMessage } from '@digdir/designsystemet-react';
import { locate, type ObjectId } from '#engine/objects';
import { useLanguage, useWords, type WordsOf } from '../app/language.tsx';
import { problemLine } from '../problems/problem-words.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { type Path, pointerOf } from './json-path.ts';
import type { Place } from './use-object.ts';

const nb = { title: (count: number) => (count === 1 ? 'Én ting må rettes her' : `${count} ting må rettes her`) };
const words: WordsOf<typeof nb> = {
  nb,
  nn: { title: (count) => (count === 1 ? 'Éin ting må rettast her' : `${count} ting må rettast her`) },
  en: {
    title: (count) => (count === 1 ? 'One thing must be put right here' : `${count} things must be put right here`),
  },
};

type Placed = { readonly told: string; readonly pointer: string };

/** What is wrong with an object, in words, and where within it. */
export function useProblemsOf(object: ObjectId): readonly Placed[] {
  const { language } = useLanguage();
  const { problems, content } = useWorkspace();
  return problems.flatMap((problem) => {
    const place = locate(content, problem.pointer);
    return place?.object === object ? [{ told: problemLine(problem, language), pointer: place.pointer }] : [];
  });
}

const isBelow = (pointer: string, outer: string) => pointer === outer || pointer.startsWith(`${outer}/`);

type AtProps = { readonly part: Place; readonly path?: Path; readonly isLeaf: boolean };

/** What is wrong with a line: of a group only with itself, for its parts say their own. */
export function ProblemsAt({ part, path = [], isLeaf }: AtProps) {
  const problems = useProblemsOf(part.object);
  const pointer = pointerOf([...part.path, ...path]);
  return problems
    .filter((problem) =>
      isLeaf ? isBelow(problem.pointer, pointer) : [pointer, `${pointer}/atLeast`].includes(problem.pointer),
    )
    .map(({ told, pointer: at }) => <ValidationMessage key={at + told}>{told}</ValidationMessage>);
}

/** Everything that is wrong with an object. */
export function ObjectProblems({ object }: { readonly object: ObjectId }) {
  const w = useWords(words);
  const problems = useProblemsOf(object);
  const texts = [...new Set(problems.map(({ told }) => told))];
  if (texts.length === 0) return null;
  return (
    <Alert data-color="danger">
      <Heading level={2} data-size="2xs">
        {w.title(texts.length)}
      </Heading>
      <ul>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Alert>
  );
}

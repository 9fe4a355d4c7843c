import { Link } from '@digdir/designsystemet-react';
import { Link as RouterLink } from 'wouter';
import { type JsonObject, readObject } from '#engine/objects';
import { lowerFirst } from '#engine/words';
import { textIn, useLanguage, useWords } from '../app/language.tsx';
import { useProgrammeAddress } from '../programmes/programme-menu.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { valueAt } from './json-path.ts';
import type { Part, Reading } from './use-object.ts';
import { useAsOf } from './versions/version-line.tsx';
import { versionOn, versionsIn } from './versions/versions.ts';
import { sentenceWords } from './words.ts';

/** A text with what it leaves open named: `{ldl} mmol/l` as «[LDL-kolesterol] mmol/l». */
function withNames({ readable, words }: Reading, text: string): string {
  return text.replaceAll(/\{([A-Za-z.]+)\}/g, (_, name: string) => {
    const field = name.startsWith('grant.')
      ? readable.document.grant.find((one) => `grant.${one.name}` === name)
      : undefined;
    const title = field?.title ?? readable.facts.get(name)?.title;
    return title ? `[${lowerFirst(words.text(title))}]` : '[…]';
  });
}

/** The reason that is given, in the words that the one who applied reads; a link to all of its texts. */
export function Reason({ part, reading }: { readonly part: Part; readonly reading: Reading }) {
  const w = useWords(sentenceWords);
  const { language } = useLanguage();
  const { content } = useWorkspace();
  const [on] = useAsOf();
  const address = useProgrammeAddress();
  const reason = valueAt(part.value, ['reason']);
  if (typeof reason !== 'string') return null;
  const texts = versionOn(versionsIn(readObject(content, `texts/${reason}`)), on)?.content as
    | JsonObject
    | null
    | undefined;
  const text = textIn((valueAt(texts, ['submitter']) ?? undefined) as { readonly nb: string } | undefined, language);
  return (
    <span>
      {w.reason}:{' '}
      <Link asChild>
        <RouterLink href={address('/tekster', { begrunnelse: reason })} title={reason}>
          {text ? withNames(reading, text) : reason}
        </RouterLink>
      </Link>
    </span>
  );
}

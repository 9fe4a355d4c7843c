import { Link } from '@digdir/designsystemet-react';
import { Link as RouterLink } from 'wouter';
import { type JsonObject, readObject } from '#engine/objects';
import { textIn, useLanguage, useWords } from '../app/language.tsx';
import { useProgrammeAddress } from '../programmes/programme-menu.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { valueAt } from './json-path.ts';
import type { Part } from './use-object.ts';
import { useAsOf } from './versions/version-line.tsx';
import { versionOn, versionsIn } from './versions/versions.ts';
import { sentenceWords } from './words.ts';

/** The reason that is given, in the words that the one who applied reads; a link to all of its texts. */
export function Reason({ part }: { readonly part: Part }) {
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
          {text || reason}
        </RouterLink>
      </Link>
    </span>
  );
}

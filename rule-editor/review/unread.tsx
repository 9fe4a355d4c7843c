import { Alert, Link, Paragraph } from '@digdir/designsystemet-react';
import { Link as RouterLink } from 'wouter';
import { useLanguage, useWords, type WordsOf } from '../app/language.tsx';
import { objectPath } from '../programmes/usages-list.tsx';
import { titleOf } from '../sentences/object-title.ts';
import { useKeptTexts } from '../workspace/kept-texts.ts';
import { useWorkspace } from '../workspace/workspace.tsx';

const nb = { lead: 'Her har du skrevet noe som ikke kunne leses. Det er ikke lagret, og blir ikke med:' };
const words: WordsOf<typeof nb> = {
  nb,
  nn: { lead: 'Her har du skrive noko som ikkje kunne lesast. Det er ikkje lagra, og blir ikkje med:' },
  en: { lead: 'Here you have written something that could not be read. It is not saved, and is not handed over:' },
};

/** What was written in grids and is not in the draft, for the one who is about to hand it over. */
export function Unread() {
  const w = useWords(words);
  const { language } = useLanguage();
  const { content, programme, draft } = useWorkspace();
  const { texts } = useKeptTexts();
  const objects = [...new Set(texts.map(({ object }) => object))];
  if (objects.length === 0) return null;
  return (
    <Alert data-color="warning">
      <Paragraph>{w.lead}</Paragraph>
      <ul>
        {objects.map((object) => (
          <li key={object}>
            <Link asChild>
              <RouterLink href={`/ordning/${programme}${objectPath(object)}?utkast=${draft?.id}&vis=tabell`}>
                {titleOf(content, object, language)}
              </RouterLink>
            </Link>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

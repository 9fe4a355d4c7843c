import { Alert, Button, Heading, Link, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useMemo, useState } from 'react';
import { Link as RouterLink } from 'wouter';
import { useLanguage, useWords } from '../app/language.tsx';
import { useMedicines } from '../backend/medicines.ts';
import { announce } from '../ui/announce.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import styles from './overview.module.css';
import { useProgrammeAddress } from './programme-menu.tsx';
import { search, type SearchGroup, type SearchHit, searchIndexOf } from './search.ts';
import { objectPath } from './usages-list.tsx';
import { programmeWords } from './words.ts';

/** What a search finds, by kind, each a link to its page. */
export function SearchResults({ query }: { readonly query: string }) {
  const w = useWords(programmeWords);
  const { language } = useLanguage();
  const { content } = useWorkspace();
  const index = searchIndexOf(content, language);
  const groups = useMemo(() => search(index, query), [index, query]);
  const count = [...groups.values()].reduce((sum, hits) => sum + hits.length, 0);
  // So that a rule about their code is found by their name.
  const medicines = useMedicines(query.trim().length < 3 ? '' : query) ?? [];
  const byCode = useMemo(
    () =>
      medicines.slice(0, 3).flatMap(({ name, atc }) =>
        atc.flatMap((code) => {
          const hits = search(index, code).get('rules') ?? [];
          return code.toLowerCase() === query.trim().toLowerCase() || hits.length === 0 ? [] : [{ name, code, hits }];
        }),
      ),
    [medicines, index, query],
  );
  useEffect(() => announce(w.found(count, query.trim())), [w, count, query]);
  return (
    <div className={styles['hits']}>
      <Paragraph>{w.found(count, query.trim())}</Paragraph>
      {count === 0 && byCode.length === 0 && <Alert data-color="info">{w.foundNone}</Alert>}
      {byCode.map(({ name, code, hits }) => (
        <Hits key={`${name}/${code}`} title={w.medicine(name, code)} hits={hits} />
      ))}
      {[...groups].map(([group, hits]) => (
        <Hits key={group} title={w.groups[group as SearchGroup]} hits={hits} />
      ))}
    </div>
  );
}

const few = 8;

function Hits({ title, hits }: { readonly title: string; readonly hits: readonly SearchHit[] }) {
  const w = useWords(programmeWords);
  const address = useProgrammeAddress();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? hits : hits.slice(0, few);
  return (
    <section>
      <Heading level={2} data-size="2xs">
        {title}
      </Heading>
      <ul>
        {shown.map(({ object, title: name, line }) => (
          <li key={object}>
            <Link asChild>
              <RouterLink href={address(objectPath(object))}>{name}</RouterLink>
            </Link>
            {line && (
              <span className={`${styles['quiet']} ${styles['small']}`}>
                {w.lineKinds[line.kind]}
                {line.text.length > 160 ? `${line.text.slice(0, 160)} …` : line.text}
              </span>
            )}
          </li>
        ))}
      </ul>
      {hits.length > shown.length && (
        <Button variant="tertiary" data-size="sm" onClick={() => setWhole(true)}>
          {w.showAll(hits.length)}
        </Button>
      )}
    </section>
  );
}

import { Details, Link } from '@digdir/designsystemet-react';
import { Link as RouterLink } from 'wouter';
import type { ObjectId } from '#engine/objects';
import { useLanguage, useWords } from '../app/language.tsx';
import { titleOf } from '../sentences/object-title.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { useProgrammeAddress } from './programme-menu.tsx';
import styles from './overview.module.css';
import { placeWords } from './usage-place.ts';
import { usagesOf } from './usages.ts';
import { programmeWords } from './words.ts';

/** Where an object (or `value/<code>`) is used, each place a link; folded together when there are many. */
export function UsagesList({ object }: { readonly object: ObjectId }) {
  const w = useWords(programmeWords);
  const { language } = useLanguage();
  const { content } = useWorkspace();
  const address = useProgrammeAddress();
  const places = Map.groupBy(usagesOf(content, object), ({ by }) => by);
  if (places.size === 0) return <p>{w.unused}</p>;
  return (
    <Details defaultOpen={places.size <= 5} data-size="sm">
      <Details.Summary>{w.usagesOf(places.size)}</Details.Summary>
      <Details.Content>
        <ul className={styles['lines']}>
          {[...places].map(([by, usages]) => {
            const words = [...new Set(usages.map((usage) => placeWords(content, usage, language)))].filter(Boolean);
            return (
              <li key={by}>
                <Link asChild>
                  <RouterLink href={address(objectPath(by))}>{titleOf(content, by, language)}</RouterLink>
                </Link>
                {words.length > 0 && <span className={styles['quiet']}> {words.join('; ')}</span>}
              </li>
            );
          })}
        </ul>
      </Details.Content>
    </Details>
  );
}

/** Objects that have pages of their own. */
const pages: { readonly [member: string]: string } = {
  facts: '/opplysninger',
  parameters: '/verdier',
  texts: '/tekster',
};

/** The page of an object, within a programme. */
export function objectPath(object: ObjectId): string {
  const slash = object.indexOf('/');
  const [member, name] = [object.slice(0, slash), encodeURIComponent(object.slice(slash + 1))];
  if (member === 'demands') return '/krav';
  if (member === 'remedies') return `/tekster/klage-${name}`;
  return `${pages[member] ?? `/del/${member}`}/${name}`;
}

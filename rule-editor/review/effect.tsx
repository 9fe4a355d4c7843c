import { Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import type { Facts } from '#engine';
import { numberWords } from '../app/format.ts';
import { useLanguage, useWords, type WordsOf } from '../app/language.tsx';
import { ApplicationFacts } from '../regression/application-facts.tsx';
import type { DifferenceKind } from '../regression/difference.ts';
import { kindWords } from '../regression/group-words.ts';
import { sideOf, sides } from '../regression/sides.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { checkOf } from './checks.tsx';
import styles from './review.module.css';

const nb = {
  lose: 'Får mindre',
  gain: 'Får mer',
  other: 'Annet som endres',
  share: (count: string, all: string) => `${count} av ${all} oppdiktede søknader`,
  example: 'For eksempel',
  intended: 'sagt å være tilsiktet',
  notJudged: 'ikke vurdert',
  none: 'Ingen oppdiktet søknad fikk et annet svar.',
  more: (count: number) => `Og ${count} ${count === 1 ? 'gruppe' : 'grupper'} til. Se alle under «Hva endrer seg».`,
  notReal:
    'Søknadene er laget for å treffe det som er endret. De sier hvem endringen kan treffe, ikke hvor mange virkelige søkere det blir.',
};
const words: WordsOf<typeof nb> = {
  nb,
  nn: {
    lose: 'Får mindre',
    gain: 'Får meir',
    other: 'Anna som blir endra',
    share: (count, all) => `${count} av ${all} oppdikta søknader`,
    example: 'Til dømes',
    intended: 'sagt å vere tilsikta',
    notJudged: 'ikkje vurdert',
    none: 'Ingen oppdikta søknad fekk eit anna svar.',
    more: (count) => `Og ${count} ${count === 1 ? 'gruppe' : 'grupper'} til. Sjå alle under «Kva endrar seg».`,
    notReal:
      'Søknadene er laga for å treffe det som er endra. Dei seier kven endringa kan råke, ikkje kor mange verkelege søkjarar det blir.',
  },
  en: {
    lose: 'Get less',
    gain: 'Get more',
    other: 'Other changes',
    share: (count, all) => `${count} of ${all} made-up applications`,
    example: 'For example',
    intended: 'said to be intended',
    notJudged: 'not judged',
    none: 'No made-up application got another answer.',
    more: (count) => `And ${count} more ${count === 1 ? 'group' : 'groups'}. See all under “What changes”.`,
    notReal:
      'The applications are made to hit what changed. They tell whom the change can hit, not how many real applicants.',
  },
};

type Group = {
  readonly kind: DifferenceKind;
  readonly count: number;
  readonly facts?: Facts;
  readonly case?: string;
};
type Found = { readonly applications: number; readonly groups: readonly Group[] };

/** So many are told with their example: what a busy reader takes in. */
const most = 3;

/** The gravest groups, one of each side before a second of any. */
function chosen(groups: readonly Group[]): readonly Group[] {
  const bySide = sides.map((side) => groups.filter((group) => sideOf(group) === side));
  const ranked = bySide.flatMap((side) => side.map((group, rank) => ({ group, rank })));
  return ranked
    .toSorted((left, right) => left.rank - right.rank)
    .slice(0, most)
    .map(({ group }) => group);
}

/** Who gains and who loses, as the last comparison of the draft with its base found, with three imagined applications. */
export function Effect() {
  const w = useWords(words);
  const { language } = useLanguage();
  const { draft, document } = useWorkspace();
  const check = draft && checkOf(draft, 'regression');
  const found = check?.details as Found | undefined;
  if (!found || !document) return null;
  if (found.groups.length === 0) return <Paragraph>{w.none}</Paragraph>;
  const told = chosen(found.groups);
  const rest = found.groups.length - told.length;
  return (
    <>
      {sides.map((side) => {
        const groups = told.filter((group) => sideOf(group) === side);
        return (
          groups.length > 0 && (
            <section key={side}>
              <Heading level={3} data-size="2xs">
                {w[side]}
              </Heading>
              {groups.map((group, index) => (
                <article key={index} className={styles['effect']}>
                  <Paragraph>
                    <strong>{kindWords(group.kind, language)}</strong>{' '}
                    <Tag data-size="sm" data-color={group.case === undefined ? 'warning' : 'success'}>
                      {group.case === undefined ? w.notJudged : w.intended}
                    </Tag>{' '}
                    {w.share(numberWords(group.count, language), numberWords(found.applications, language))}
                  </Paragraph>
                  {group.facts && (
                    <>
                      <Paragraph data-size="sm">{w.example}:</Paragraph>
                      <ApplicationFacts document={document} facts={group.facts} />
                    </>
                  )}
                </article>
              ))}
            </section>
          )
        );
      })}
      {rest > 0 && <Paragraph data-size="sm">{w.more(rest)}</Paragraph>}
      <Paragraph data-size="sm">{w.notReal}</Paragraph>
    </>
  );
}

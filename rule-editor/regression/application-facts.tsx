import type { Entry, Facts, FieldDeclaration, RulesetDocument } from '#engine';
import { createWords, type Words } from '#engine/words';
import { type Language, textIn, useLanguage, useWords, type WordsOf } from '../app/language.tsx';
import { withUnit } from '../try-out/condition-lines.ts';
import styles from './regression.module.css';

const nb = {
  entries: (n: number) => (n === 0 ? 'ingen oppføringer' : n === 1 ? '1 oppføring' : `${n} oppføringer`),
  maybeMore: 'kanskje flere',
  entry: (n: number) => `Oppføring ${n}`,
  empty: 'ingenting er oppgitt',
};
const words: WordsOf<typeof nb> = {
  nb,
  nn: {
    entries: (n) => (n === 0 ? 'ingen oppføringar' : n === 1 ? '1 oppføring' : `${n} oppføringar`),
    maybeMore: 'kanskje fleire',
    entry: (n) => `Oppføring ${n}`,
    empty: 'ingenting er oppgitt',
  },
  en: {
    entries: (n) => (n === 0 ? 'no entries' : n === 1 ? '1 entry' : `${n} entries`),
    maybeMore: 'maybe more',
    entry: (n) => `Entry ${n}`,
    empty: 'nothing is stated',
  },
};

/** What every application has and nobody needs to be told: the days when they are that of the decision. */
function toldFacts(facts: Facts, language: Language, document: RulesetDocument) {
  const { decidedOn } = facts;
  const isPlain = (name: string) =>
    (name === 'startedBy' && facts[name] === 'application') ||
    ((name === 'appliedOn' || name === 'receivedOn') && facts[name] === decidedOn);
  return document.facts
    .filter(({ name }) => Object.hasOwn(facts, name) && !isPlain(name))
    .map((fact) => ({ fact, title: textIn(fact.title, language), value: facts[fact.name] }));
}

type Props = {
  readonly document: RulesetDocument;
  readonly facts: Facts;
  /** Facts that stand out: those by which two applications differ. */
  readonly marked?: readonly string[];
};

/** The facts of an application with their titles, values and units. */
export function ApplicationFacts({ document, facts, marked = [] }: Props) {
  const { language } = useLanguage();
  const said = createWords(document, language, '9999-12-31');
  return (
    <dl className={styles['facts']}>
      {toldFacts(facts, language, document).map(({ fact, title, value }) => {
        const text = fact.type.kind === 'list' ? undefined : withUnit(said, value, fact);
        return (
          <div key={fact.name} className={styles['fact']}>
            <dt>{title}</dt>
            <dd>
              {fact.type.kind === 'list' ? (
                <Entries said={said} value={value} fields={fact.type.fields} />
              ) : marked.includes(fact.name) ? (
                <mark>{text}</mark>
              ) : (
                text
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

type EntriesProps = {
  readonly said: Words;
  readonly value: Facts[string] | undefined;
  readonly fields: readonly FieldDeclaration[];
};

function Entries({ said, value, fields }: EntriesProps) {
  const w = useWords(words);
  const { language } = useLanguage();
  const isOpen = typeof value === 'object' && value !== null && 'items' in value;
  const items = (isOpen ? value.items : value) as readonly Entry[];
  const line = (entry: Entry): string =>
    fields
      .filter(({ name }) => Object.hasOwn(entry, name))
      .map((field) => `${textIn(field.title, language)}: ${withUnit(said, entry[field.name], field)}`)
      .join('; ');
  return (
    <>
      {w.entries(items.length)}
      {isOpen && ` (${w.maybeMore})`}
      {items.length > 0 && (
        <ul className={styles['entries']}>
          {items.map((entry, i) => (
            // Entries have no name of their own and never move.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={i}>{line(entry) || w.empty}</li>
          ))}
        </ul>
      )}
    </>
  );
}

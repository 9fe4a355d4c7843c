import { Button, Details, Heading, Paragraph } from '@digdir/designsystemet-react';
import { namesIn, type JsonObject } from '#engine/objects';
import { textIn, useLanguage, useWords } from '../app/language.tsx';
import { factLibrary, libraryChanges, type LibraryGroup, libraryGroups } from '../facts/library.ts';
import { factsWords } from '../facts/words.ts';
import { usagesOf } from '../programmes/usages.ts';
import { announce } from '../ui/announce.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import type { FactInSource } from './comparison.ts';
import styles from './guide.module.css';
import { OwnFact } from './own-fact.tsx';
import { type Subject, submitterOf } from './submitter.ts';
import { guideWords } from './words.ts';

export function FactsStep() {
  const w = useWords(guideWords);
  const { groups } = useWords(factsWords);
  const { language } = useLanguage();
  const { content, edit, readOnly } = useWorkspace();
  const facts = Object.entries((content.source['facts'] ?? {}) as { [name: string]: FactInSource });
  const taken = namesIn(content, 'facts');
  const [subject = 'person'] = (content.source['subject'] ?? []) as readonly Subject[];
  const offered = factLibrary.filter(({ name, group }) => !taken.includes(name) && isOf(group, subject));
  const titleOf = (fact: JsonObject) => textIn(fact['title'] as { nb: string } | undefined, language);
  return (
    <>
      <Paragraph>{w.factsLead}</Paragraph>
      <section>
        <Heading level={3} data-size="2xs">
          {w.chosenFacts}
        </Heading>
        {facts.length === 0 && <Paragraph className={styles['quiet']}>{w.noFacts}</Paragraph>}
        <ul className={styles['chosen']}>
          {facts.map(([name, fact]) => {
            const isUsed = usagesOf(content, `facts/${name}`).some(({ by }) => !by.startsWith('texts/'));
            return (
              <li key={name}>
                <span>
                  {titleOf(fact)}{' '}
                  <span className={styles['quiet']}>
                    ({'derived' in fact ? w.derived : w.types[kindOf(fact)]}
                    {isUsed && `, ${w.usedIn}`})
                  </span>
                </span>
                {!readOnly && !isUsed && (
                  <Button
                    variant="tertiary"
                    data-size="sm"
                    aria-label={w.removeOf(titleOf(fact))}
                    onClick={() => edit(w.edits.facts, [{ object: `facts/${name}`, value: null }])}
                  >
                    {w.remove}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      </section>
      {!readOnly &&
        libraryGroups.map((group) => {
          const own = offered.filter((ready) => ready.group === group);
          if (own.length === 0) return null;
          return (
            <Details key={group} data-size="sm" defaultOpen={group === subject}>
              <Details.Summary>{groups[group]}</Details.Summary>
              <Details.Content>
                <div className={styles['row']}>
                  {own.map((ready) => (
                    <Button
                      key={ready.name}
                      variant="secondary"
                      data-size="sm"
                      onClick={() => {
                        edit(w.edits.facts, libraryChanges(content, [ready.name], submitterOf(content)));
                        announce(`${w.chosenFacts}: ${titleOf(ready.fact)}`);
                      }}
                    >
                      + {titleOf(ready.fact)}
                    </Button>
                  ))}
                </div>
              </Details.Content>
            </Details>
          );
        })}
      {!readOnly && <OwnFact />}
    </>
  );
}

type Kind =
  | 'money'
  | 'boolean'
  | 'confirmation'
  | 'integer'
  | 'decimal'
  | 'date'
  | 'enum'
  | 'text'
  | 'code'
  | 'set'
  | 'list';
const kindOf = (fact: FactInSource): Kind => (fact['unit'] === 'øre' ? 'money' : (fact.type as Kind));

/** Are the ready facts of a group about such a party? */
const isOf = (group: LibraryGroup, subject: Subject): boolean =>
  subject === 'organisation' ? group !== 'person' && group !== 'health' : group !== 'organisation';

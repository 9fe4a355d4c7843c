import { Button, Details, Paragraph, Spinner } from '@digdir/designsystemet-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Counterfactual, FactValue, RulesetDocument, Suspension } from '#engine';
import type { JsonObject } from '#engine/objects';
import { createWords } from '#engine/words';
import { textIn, useLanguage, useWords } from '../app/language.tsx';
import type { Tried } from '../engine-worker/calls.ts';
import { type Connection, openEngine } from '../engine-worker/connect.ts';
import { Pairs } from '../ui/pairs.tsx';
import { withUnit } from './condition-lines.ts';
import styles from './try-out.module.css';
import { useNewest } from './use-newest.ts';
import { answerWords } from './answer-words.ts';

type Props = {
  readonly document: RulesetDocument;
  readonly source: JsonObject;
  readonly facts: JsonObject;
  readonly suspended: readonly Suspension[];
  readonly onUse: (facts: Counterfactual['facts']) => void;
};

/** What would have been granted. Sought when it is opened, in a worker of its own: it can take a second. */
export function CounterfactualsView(props: Props) {
  const w = useWords(answerWords);
  const [isOpen, setOpen] = useState(false);
  return (
    <Details className={styles['part']} data-size="sm" open={isOpen} onToggle={() => setOpen(!isOpen)}>
      <Details.Summary>{w.counterfactuals}</Details.Summary>
      <Details.Content>{isOpen && <Counterfactuals {...props} />}</Details.Content>
    </Details>
  );
}

function Counterfactuals({ document, source, facts, suspended, onUse }: Props) {
  const w = useWords(answerWords);
  const { language } = useLanguage();
  const worker = useRef<Connection>(undefined);
  useEffect(() => {
    const connection = openEngine();
    worker.current = connection;
    void connection.call('open', ['here', source]).catch(() => undefined);
    return () => connection.end();
  }, [source]);
  const ask = useCallback(
    () => worker.current?.call<Tried>('tryOut', ['here', facts, { explain: 'counterfactuals', suspended }]) ?? never(),
    [source, facts, suspended],
  );
  const { answer, isOld, error } = useNewest(ask);
  const said = useMemo(() => createSaid(document, language, w), [document, language, w]);
  if (error !== undefined && !isOld) return <p>{w.draftHasErrors}</p>;
  if (!answer || isOld)
    return (
      <p role="status">
        <Spinner aria-hidden data-size="xs" /> {w.working}
      </p>
    );
  const { evaluation, explanation } = answer;
  const found = explanation?.counterfactuals ?? [];
  return (
    <>
      <Paragraph data-size="sm">{w.counterfactualsHelp}</Paragraph>
      {evaluation.outcome === 'approve' && <p>{w.alreadyApproved}</p>}
      {evaluation.outcome !== 'approve' && found.length === 0 && <p>{w.noCounterfactuals}</p>}
      {found.length > 0 && <p>{w.wouldGive}</p>}
      <ul className={styles['reasons']}>
        {found.map((counterfactual) => (
          <li key={JSON.stringify(counterfactual.facts)}>
            <Pairs
              pairs={Object.entries(counterfactual.facts).map(([name, value]) => ({
                name: said.title(name),
                lines: [said.value(name, value, facts[name] as FactValue | undefined)],
              }))}
            />
            <Button variant="secondary" data-size="sm" onClick={() => onUse(counterfactual.facts)}>
              {w.useThis}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

const never = () => Promise.reject(new DOMException('Ended', 'AbortError'));

function createSaid(document: RulesetDocument, language: 'nb' | 'nn' | 'en', w: (typeof answerWords)['nb']) {
  const values = createWords(document, language, '9999-12-31');
  const factOf = (name: string) => document.facts.find((fact) => fact.name === name);
  const itemsOf = (value: FactValue | undefined): readonly { readonly [field: string]: FactValue }[] =>
    (Array.isArray(value) ? value : ((value ?? { items: [] }) as { items: [] }).items) as never;
  return {
    title: (name: string) => textIn(factOf(name)?.title, language) || name,
    value(name: string, value: FactValue, before: FactValue | undefined): string {
      const fact = factOf(name);
      if (!fact) return String(value);
      if (fact.type.kind !== 'list') return withUnit(values, value, fact);
      const { fields } = fact.type;
      const added = itemsOf(value).slice(itemsOf(before).length);
      const told = added.map((entry) =>
        fields
          .filter((field) => entry[field.name] !== undefined)
          .map((field) => `${textIn(field.title, language)}: ${withUnit(values, entry[field.name], field)}`)
          .join(', '),
      );
      return `${w.moreEntries(added.length)} (${told.join('; ')})`;
    },
  };
}

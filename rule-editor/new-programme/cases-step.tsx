import { Button, Details, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { type Json, type JsonObject, readObject } from '#engine/objects';
import { today } from '../app/format.ts';
import { useLanguage, useWords } from '../app/language.tsx';
import type { Tried } from '../engine-worker/calls.ts';
import { engine } from '../engine-worker/connect.ts';
import { announce } from '../ui/announce.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import {
  caseIds,
  type CaseKind,
  caseKinds,
  expectationOf,
  givenFacts,
  isOfKind,
  suggestFacts,
} from './case-suggestion.ts';
import { FactField } from './fact-field.tsx';
import styles from './guide.module.css';
import { reasonTitle } from './missing-list.tsx';
import { asApplied, useMissing } from './use-missing.tsx';
import { guideWords } from './words.ts';

export function CasesStep() {
  const w = useWords(guideWords);
  const { document, problems, isCurrent } = useWorkspace();
  const isReady = document !== undefined && isCurrent && problems.length === 0;
  return (
    <>
      <Paragraph>{w.casesLead}</Paragraph>
      {document === undefined || problems.length > 0 ? (
        <Paragraph>{w.casesWait}</Paragraph>
      ) : (
        caseKinds.map((kind) => <Example key={kind} kind={kind} isReady={isReady} />)
      )}
    </>
  );
}

function Example({ kind, isReady }: { readonly kind: CaseKind; readonly isReady: boolean }) {
  const w = useWords(guideWords);
  const { language } = useLanguage();
  const { content, edit, readOnly, key } = useWorkspace();
  const missing = useMissing().get('cases') ?? [];
  const kept = readObject(content, `cases/${caseIds[kind]}`) as JsonObject | undefined;
  const [facts, setFacts] = useState(
    () => (kept?.['facts'] as JsonObject | undefined) ?? suggestFacts(content, kind, today()),
  );
  const [tried, setTried] = useState<Tried>();
  useEffect(() => {
    let isOver = false;
    if (isReady)
      void engine('tryOut', key, asApplied(facts)).then((found) => {
        if (!isOver) setTried(found);
      });
    return () => {
      isOver = true;
    };
  }, [facts, content, key, isReady]);
  const isReadable = tried?.problems.length === 0;
  const isRight = tried !== undefined && isReadable && isOfKind(kind, tried.evaluation);
  const isKept = kept !== undefined && JSON.stringify(kept['facts']) === JSON.stringify(facts);
  const isStale = missing.some((one) => one.what === 'caseWrong' && one.kind === kind);
  const keep = () => {
    if (!tried || !isReadable) return;
    const value = {
      id: caseIds[kind],
      title: w.caseTitles[kind],
      facts,
      expect: expectationOf(tried.evaluation),
    };
    edit(w.edits.cases, [{ object: `cases/${caseIds[kind]}`, value }]);
    announce(w.keptCase);
  };
  return (
    <section className={styles['box']} aria-label={w.caseTitles[kind]}>
      <div className={styles['boxHead']}>
        <strong>{w.caseTitles[kind]}</strong>
        {isKept && !isStale && <Tag data-color="success">{w.keptCase}</Tag>}
      </div>
      <Details defaultOpen={!isKept} data-size="sm">
        <Details.Summary>{w.steps.facts}</Details.Summary>
        <Details.Content>
          <div className={styles['facts']}>
            {givenFacts(content).map(([name, fact]) => (
              <FactField
                key={name}
                fact={fact}
                value={facts[name]}
                onTell={(value) => setFacts((before) => withFact(before, name, value))}
              />
            ))}
          </div>
        </Details.Content>
      </Details>
      <div role="status">
        {tried && (
          <p>
            {w.comesOut}: <strong>{isReadable ? outcomeWords(tried.evaluation, w) : w.badFacts}</strong>
            {isReadable && (
              <span className={styles['quiet']}>
                {' '}
                {[...tried.evaluation.reasons, ...(recommendedOf(tried.evaluation)?.reasons ?? [])]
                  .filter(({ code }) => readObject(content, `texts/${code}`) !== undefined)
                  .map(({ code }) => reasonTitle(content, code, w, language))
                  .join(', ')}
              </span>
            )}
          </p>
        )}
        {tried && !isRight && <p className={styles['missing']}>{w.wrongCase}</p>}
      </div>
      {!readOnly && (!isKept || isStale) && (
        <div>
          <Button disabled={!isRight} onClick={keep}>
            {w.rightCase}
          </Button>
        </div>
      )}
    </section>
  );
}

type Evaluation = Tried['evaluation'];
const recommendedOf = (evaluation: Evaluation) => evaluation.recommended;

function outcomeWords(evaluation: Evaluation, w: (typeof guideWords)['nb']): string {
  const recommended = recommendedOf(evaluation);
  return recommended ? w.recommends(w.outcomes[recommended.outcome]) : w.outcomes[evaluation.outcome];
}

function withFact(facts: JsonObject, name: string, value: Json | undefined): JsonObject {
  const { [name]: _before, ...rest } = facts;
  return value === undefined ? rest : { ...rest, [name]: value };
}

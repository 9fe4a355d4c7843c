import { Alert, Button, Heading, Paragraph, Select } from '@digdir/designsystemet-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Audience, RulesetDocument } from '#engine';
import type { JsonObject } from '#engine/objects';
import { useLanguage, useWords } from '../app/language.tsx';
import { engine } from '../engine-worker/connect.ts';
import { announce } from '../ui/announce.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { Failure, Loading } from '../ui/states.tsx';
import { useAddressValue } from '../ui/use-address.ts';
import { Unfinished } from '../workspace/unfinished.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { answerWords } from './answer-words.ts';
import { Answer } from './answer.tsx';
import { CounterfactualsView } from './counterfactuals-view.tsx';
import { DraftDifference } from './draft-difference.tsx';
import { fieldPointer, FormOf } from './form-context.tsx';
import { type Form, formOf, readForm, type Written } from './form-facts.ts';
import { formWords } from './form-words.ts';
import { FormFields } from './form-fields.tsx';
import type { FormValue } from './form-value.ts';
import { freshFacts, type Loaded, type LoadedFrom, useLoaded } from './use-loaded.ts';
import { LoadCase } from './load-case.tsx';
import { LoadDecision } from './load-decision.tsx';
import { outcomeWords } from './outcome-words.ts';
import { problemsByField } from './problem-words.ts';
import { SaveCase } from './save-case.tsx';
import { Suspended } from './suspended.tsx';
import { TraceView } from './trace-view.tsx';
import styles from './try-out.module.css';
import { useNewest } from './use-newest.ts';
import { words } from './words.ts';

/** A form of an imagined application, and what the rules say to it while one writes. */
export function TryOutPage() {
  const w = useWords(words);
  const { document } = useWorkspace();
  const [caseId] = useAddressValue('eksempel');
  const [decision] = useAddressValue('vedtak');
  const [seed] = useAddressValue('tilfeldig');
  const loaded = useLoaded({ caseId, decision, seed });
  if (!document)
    return (
      <>
        <PageTitle title={w.title} />
        <Unfinished />
      </>
    );
  if (!loaded) return <Loading />;
  return <TryOut key={`${caseId}/${decision}/${seed}`} document={document} loaded={loaded} />;
}

function TryOut({ document, loaded }: { readonly document: RulesetDocument; readonly loaded: Loaded }) {
  const w = useWords(words);
  const a = useWords(answerWords);
  const f = useWords(formWords);
  const o = useWords(outcomeWords);
  const { language } = useLanguage();
  const workspace = useWorkspace();
  const { key, baseKey, draft, publication, content, problems: sourceProblems } = workspace;
  const [, setCase] = useAddressValue('eksempel');
  const [, setDecision] = useAddressValue('vedtak');
  const [, setSeed] = useAddressValue('tilfeldig');
  const [audience, setAudience] = useAddressValue('til');
  const [form, setForm] = useState<Form>(() => formOf(loaded.facts, document));
  const [isChanged, setChanged] = useState(false);
  const [isAll, setAll] = useState(false);
  const { facts, unreadable } = useMemo(() => readForm(form, document), [form, document]);
  const { suspended } = loaded;

  const asked = facts as unknown as JsonObject;
  const ask = useCallback(
    () => engine('tryOut', key, asked, { language, suspended }),
    [key, document, asked, language, suspended],
  );
  const askPublished = useCallback(
    () => engine('tryOut', baseKey, asked, { language, suspended }),
    [baseKey, asked, language, suspended],
  );
  const { answer, error } = useNewest(ask);
  const isDraft = draft !== undefined && publication !== undefined && key !== baseKey;
  const published = useNewest(isDraft ? askPublished : undefined);
  const outcome = answer?.evaluation.outcome;
  useEffect(() => {
    if (outcome && isChanged) announce(o.outcomes[outcome]);
  }, [outcome]);

  const context = useMemo(
    () => ({
      document,
      wrong: problemsByField(document, unreadable, answer?.problems ?? [], language),
      missing: new Map(
        (answer?.evaluation.missingFacts ?? []).map(({ pointer, needs }) => [fieldPointer(pointer), needs]),
      ),
    }),
    [document, unreadable, answer, language],
  );
  const change = useCallback((name: string, value: FormValue) => {
    setChanged(true);
    setForm((before) => ({ ...before, [name]: value }));
  }, []);
  const use = (given: Written) => {
    setChanged(true);
    setForm((before) => ({ ...before, ...formOf(given, document) }));
  };
  function open({ caseId, decision, seed }: LoadedFrom) {
    setCase(caseId);
    setDecision(decision);
    setSeed(seed);
  }
  const chosen = (audience ?? 'caseWorker') as Audience;
  return (
    <FormOf value={context}>
      <PageTitle title={w.title} />
      <Paragraph>{w.lead}</Paragraph>
      <div className={styles['bar']}>
        <LoadCase onChoose={(caseId) => open({ caseId })} />
        <LoadDecision onChoose={(decision) => open({ decision })} />
        <Button
          variant="secondary"
          data-size="sm"
          onClick={() => open({ seed: String(1 + Math.floor(Math.random() * 1_000_000)) })}
        >
          {w.generate}
        </Button>
        <Button
          variant="tertiary"
          data-size="sm"
          onClick={() => {
            open({});
            setForm(formOf(freshFacts(), document));
          }}
        >
          {w.reset}
        </Button>
        {loaded.from && (
          <span className={styles['quiet']}>
            {loaded.from}
            {isChanged && `, ${w.changed}`}
          </span>
        )}
      </div>
      {loaded.error !== undefined && <Failure error={loaded.error} />}
      <div className={styles['columns']}>
        <div>
          <FormFields form={form} onChange={change} isAll={isAll} onShowAll={setAll} />
        </div>
        <section className={styles['answer']} aria-label={a.answer}>
          <div className={styles['bar']}>
            <Heading level={2} data-size="xs">
              {a.answer}
            </Heading>
            <label className={styles['inline']}>
              {a.audience}
              <Select
                data-size="sm"
                width="auto"
                value={chosen}
                onChange={({ target }) => setAudience(target.value === 'caseWorker' ? undefined : target.value)}
              >
                {Object.entries(a.audiences).map(([name, label]) => (
                  <Select.Option key={name} value={name}>
                    {label}
                  </Select.Option>
                ))}
              </Select>
            </label>
          </div>
          {sourceProblems.length > 0 && <Alert data-color="warning">{a.draftHasErrors}</Alert>}
          {error !== undefined && !answer && <Failure error={error} />}
          {context.wrong.size > 0 && <Paragraph data-size="sm">{f.problems.leftOut}</Paragraph>}
          <Suspended document={document} suspended={suspended} />
          {answer && (
            <>
              {isDraft && published.answer && (
                <DraftDifference
                  document={document}
                  number={publication.number}
                  published={published.answer.evaluation}
                  draft={answer.evaluation}
                />
              )}
              <Answer document={document} tried={answer} audience={chosen} onGoTo={() => setAll(false)} />
              <TraceView document={document} engineKey={key} facts={asked} suspended={suspended} />
              <CounterfactualsView
                document={document}
                source={content.source}
                facts={asked}
                suspended={suspended}
                onUse={use}
              />
              <div className={styles['bar']}>
                <SaveCase
                  document={document}
                  facts={facts}
                  suspended={suspended}
                  evaluation={answer.evaluation}
                  isWrong={context.wrong.size > 0}
                />
              </div>
            </>
          )}
        </section>
      </div>
    </FormOf>
  );
}

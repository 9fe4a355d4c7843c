import { Alert, Button, Field, Heading, Label, Paragraph, Select } from '@digdir/designsystemet-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Problem, RulesetDocument } from '#engine';
import { diffContents } from '#engine/objects';
import { numberWords } from '../app/format.ts';
import { useLanguage, useWords } from '../app/language.tsx';
import styles from '../regression/regression.module.css';
import { useRecord } from '../regression/use-record.ts';
import { useNewest } from '../try-out/use-newest.ts';
import { announce } from '../ui/announce.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { Failure, Loading } from '../ui/states.tsx';
import { useAddressValue } from '../ui/use-address.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { DemandCard } from './demand-card.tsx';
import { DemandForm } from './demand-form.tsx';
import { type RunState, useDemandsRun, useReader } from './use-demands.ts';
import { words } from './words.ts';

const counts = [500, 2_000, 10_000] as const;
const usual = 2_000;

/** What shall hold whatever the facts are: written in sentences, tried, shown broken. */
export function DemandsPage() {
  const w = useWords(words);
  const { document, problems } = useWorkspace();
  return (
    <>
      <PageTitle title={w.title} />
      <Paragraph>{w.lead}</Paragraph>
      {problems.length > 0 && <Alert data-color="warning">{w.hasProblems}</Alert>}
      {document ? <Demands document={document} /> : problems.length === 0 && <Loading />}
    </>
  );
}

/** The problems of one demand, from those of all. */
const problemsOf = (problems: readonly Problem[], index: number): readonly Problem[] =>
  problems.filter(({ pointer }) => `${pointer}/`.startsWith(`/demands/${index}/`));

function Demands({ document }: { readonly document: RulesetDocument }) {
  const w = useWords(words);
  const { content, readOnly, isCurrent, problems } = useWorkspace();
  const [isAdding, setAdding] = useState(false);
  const adder = useRef<HTMLButtonElement>(null);
  const close = () => {
    setAdding(false);
    requestAnimationFrame(() => adder.current?.focus());
  };
  const read = useReader();
  const { source, demands } = content;
  const isReadable = isCurrent && problems.length === 0;
  const ask = useCallback(() => read(source, demands), [read, source, demands]);
  const { answer } = useNewest(isReadable ? ask : undefined);
  const run = useDemandsRun();
  const { state } = run;
  const results = useMemo(
    () => new Map(state.kind === 'done' ? state.run.results.map((result) => [result.id, result] as const) : []),
    [state],
  );
  return (
    <>
      {demands.length === 0 && !isAdding && (
        <Alert data-color="info">
          <Heading level={2} data-size="2xs">
            {w.none}
          </Heading>
          <Paragraph>{w.noneHelp}</Paragraph>
        </Alert>
      )}
      <RunBar run={run} isReady={answer?.ok === true && demands.length > 0} />
      <ul className={styles['groups']}>
        {demands.map((stored, index) => (
          <DemandCard
            key={String(stored['id'])}
            document={document}
            stored={stored}
            slots={answer?.ok ? answer.demands.find(({ demand }) => demand.id === stored['id']) : undefined}
            problems={answer?.ok === false ? problemsOf(answer.problems, index) : []}
            result={results.get(String(stored['id']))}
          />
        ))}
      </ul>
      {isAdding && <DemandForm document={document} onDone={close} />}
      {!readOnly && !isAdding && (
        <div className={styles['bar']}>
          <Button variant="secondary" ref={adder} onClick={() => setAdding(true)}>
            {w.add}
          </Button>
        </div>
      )}
    </>
  );
}

type RunBarProps = { readonly run: ReturnType<typeof useDemandsRun>; readonly isReady: boolean };

function RunBar({ run: { state, start, stop }, isReady }: RunBarProps) {
  const w = useWords(words);
  const { language } = useLanguage();
  const { content, draft, flush, refresh } = useWorkspace();
  const [given, setCount] = useAddressValue('antall');
  const [seedGiven, setSeed] = useAddressValue('start');
  const tried = useRef(0);
  const count = counts.find((one) => String(one) === given) ?? usual;
  const isRunning = state.kind === 'running';
  const [asked, setAsked] = useState<number>();
  useEffect(() => {
    if (asked === undefined) return;
    tried.current = draft?.version ?? 0;
    start(content, { seed: asked, count });
    setAsked(undefined);
  }, [asked]);
  async function begin() {
    const written = Number.parseInt(seedGiven ?? '', 10);
    const isAgain = state.kind === 'done' && state.seed === written;
    const seed = Number.isInteger(written) && !isAgain ? written : 1 + Math.floor(Math.random() * 999_999);
    setSeed(String(seed));
    await flush();
    // Trying needs nobody else; what keeps the result from being recorded is told then.
    await refresh().catch(() => undefined);
    setAsked(seed);
  }
  return (
    <>
      <div className={styles['bar']}>
        <Field>
          <Label>{w.count}</Label>
          <Select
            width="auto"
            value={String(count)}
            disabled={isRunning}
            onChange={({ target }) => setCount(target.value === String(usual) ? undefined : target.value)}
          >
            {counts.map((one) => (
              <Select.Option key={one} value={String(one)}>
                {numberWords(one, language)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        {isRunning ? (
          <Button variant="secondary" onClick={stop}>
            {w.stop}
          </Button>
        ) : (
          <Button disabled={!isReady} onClick={() => void begin()}>
            {state.kind === 'done' ? w.again : w.run}
          </Button>
        )}
      </div>
      <RunShown state={state} tried={tried.current} />
    </>
  );
}

function RunShown({ state, tried }: { readonly state: RunState; readonly tried: number }) {
  const w = useWords(words);
  const { language } = useLanguage();
  const { content } = useWorkspace();
  const { record, recorded, error } = useRecord();
  const number = (n: number) => numberWords(n, language);
  const isDone = state.kind === 'done';
  const summary = isDone ? heldOf(state.run.results) : undefined;
  useEffect(() => {
    if (!isDone || summary === undefined) return;
    const { held, all } = summary;
    announce(w.summary(held, all));
    if (state.run.isStopped || diffContents(state.content, content).length > 0) return;
    const details = {
      seed: state.seed,
      broken: state.run.results.flatMap((one) => (one.counterexample ? one.id : [])),
    };
    void record(tried, { name: 'demands', ok: held === all, summary: words.nb.summary(held, all), details });
  }, [state]);
  if (state.kind === 'idle') return null;
  if (state.kind === 'failed') return <Failure error={state.error} />;
  if (state.kind === 'running') {
    const { done = 0, broken = [], perMinute = 0 } = state.progress ?? {};
    return (
      <section aria-label={w.progress}>
        <progress className={styles['progress']} value={done} max={state.count} aria-label={w.progress} />
        <Paragraph>
          {state.progress
            ? `${w.tried(number(done), number(state.count))}, ${w.broken(broken.length)}. ${w.speed(number(perMinute))}.`
            : w.preparing}
        </Paragraph>
      </section>
    );
  }
  return (
    <>
      <Paragraph>
        <strong>{summary && w.summary(summary.held, summary.all)}.</strong> {w.proof}
      </Paragraph>
      <Paragraph className={styles['quiet']}>
        {w.speed(number(state.run.perMinute))}. {w.seed(state.seed)} {recorded === 'recorded' && w.recorded}
      </Paragraph>
      {error !== undefined && <Failure error={error} />}
    </>
  );
}

const heldOf = (results: readonly { readonly counterexample?: unknown }[]) => ({
  all: results.length,
  held: results.filter(({ counterexample }) => counterexample === undefined).length,
});

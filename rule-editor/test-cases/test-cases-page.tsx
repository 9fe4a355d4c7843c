import { Alert, Button, Field, Label, Link, Paragraph, Search, Select, Tabs } from '@digdir/designsystemet-react';
import { type KeyboardEvent, useMemo } from 'react';
import { Link as RouterLink } from 'wouter';
import type { RulesetDocument } from '#engine';
import { textIn, useLanguage, useWords } from '../app/language.tsx';
import { useProgrammeAddress } from '../programmes/programme-menu.tsx';
import { placeOf } from '../try-out/place-of.ts';
import { outcomeWords } from '../try-out/outcome-words.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { useAddressValue } from '../ui/use-address.ts';
import { Unfinished } from '../workspace/unfinished.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { CaseDetails } from './case-details.tsx';
import { CaseGrid } from './case-grid.tsx';
import { CoverageView } from './coverage-view.tsx';
import { type ListedCase, listCases, outcomeOf, ruleName, selectCases } from './select-cases.ts';
import styles from './test-cases.module.css';
import { type Runs, useRuns } from './use-runs.ts';
import { words } from './words.ts';

/** All examples of a programme, run against the rules as they stand, those with another answer first. */
export function TestCasesPage() {
  const w = useWords(words);
  const { document, content } = useWorkspace();
  const runs = useRuns(content.source, content.cases);
  const [tab, setTab] = useAddressValue('fane');
  const listed = useMemo(() => listCases(content.cases, runs.runs), [content.cases, runs.runs]);
  const address = useProgrammeAddress();
  if (!document)
    return (
      <>
        <PageTitle title={w.title} />
        <Unfinished />
      </>
    );
  return (
    <>
      <PageTitle title={w.title}>
        <Link asChild>
          <RouterLink href={address('/prov')}>{w.add}</RouterLink>
        </Link>
      </PageTitle>
      <Paragraph>{w.lead}</Paragraph>
      {listed.length === 0 ? (
        <Alert data-color="info">
          <Paragraph>{w.none}</Paragraph>
          <Paragraph>{w.noneHelp}</Paragraph>
        </Alert>
      ) : (
        <>
          <RunStatus runs={runs} listed={listed} />
          <Tabs value={tab ?? 'liste'} onChange={(value) => setTab(value === 'liste' ? undefined : value)}>
            <Tabs.List>
              <Tabs.Tab value="liste">{w.listTab}</Tabs.Tab>
              <Tabs.Tab value="dekning">{w.coverageTab}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="liste">
              {tab !== 'dekning' && <Listing document={document} listed={listed} />}
            </Tabs.Panel>
            <Tabs.Panel value="dekning">
              {tab === 'dekning' && <CoverageView document={document} runs={runs.runs} />}
            </Tabs.Panel>
          </Tabs>
        </>
      )}
    </>
  );
}

function RunStatus({ runs, listed }: { readonly runs: Runs; readonly listed: readonly ListedCase[] }) {
  const w = useWords(words);
  const wrong = listed.filter(({ run }) => run !== undefined && run.state !== 'ok').length;
  if (runs.state === 'running')
    return (
      <div className={styles['status']}>
        <progress aria-label={w.title} max={listed.length} value={runs.progress ?? 0} />
        <span>{runs.progress ? w.running(runs.progress, listed.length) : w.starting}</span>
        <Button variant="tertiary" data-size="sm" onClick={runs.cancel}>
          {w.cancel}
        </Button>
      </div>
    );
  const text =
    runs.state === 'stopped'
      ? w.stopped
      : runs.state === 'source-wrong'
        ? w.sourceWrong
        : wrong === 0
          ? w.allRight(listed.length)
          : w.someWrong(wrong, listed.length);
  const colour = runs.state !== 'done' ? 'warning' : wrong === 0 ? 'success' : 'danger';
  return (
    <div className={styles['status']}>
      <Alert data-color={colour} data-size="sm" role="status">
        {text}
      </Alert>
      {runs.state === 'stopped' && (
        <Button variant="secondary" data-size="sm" onClick={runs.again}>
          {w.again}
        </Button>
      )}
    </div>
  );
}

/** Escape leads from what a case shows back to the list. */
function backToGrid({ key, target }: KeyboardEvent<HTMLElement>) {
  const isWriting = target instanceof HTMLElement && target.matches('input, textarea');
  if (key === 'Escape' && !isWriting) document.querySelector<HTMLElement>('[role="grid"]')?.focus();
}

type ListingProps = { readonly document: RulesetDocument; readonly listed: readonly ListedCase[] };

function Listing({ document, listed }: ListingProps) {
  const w = useWords(words);
  const [search = '', setSearch] = useAddressValue('sok');
  const [outcome = '', setOutcome] = useAddressValue('utfall');
  const [state = '', setState] = useAddressValue('vis');
  const [rule = '', setRule] = useAddressValue('regel');
  const [chosen, setChosen] = useAddressValue('eksempel');
  const selected = useMemo(
    () => selectCases(listed, { words: search, outcome, state, rule }),
    [listed, search, outcome, state, rule],
  );
  const one = listed.find(({ testCase }) => testCase.id === chosen);
  return (
    <>
      <div className={styles['bar']}>
        <Search data-size="sm" className={styles['grow']}>
          <Search.Input
            aria-label={w.search}
            placeholder={w.search}
            value={search}
            onChange={({ target }) => setSearch(target.value)}
          />
          <Search.Clear onClick={() => setSearch(undefined)} />
        </Search>
        <Field data-size="sm">
          <Label>{w.state}</Label>
          <Select width="auto" value={state} onChange={({ target }) => setState(target.value)}>
            {Object.entries(w.states).map(([value, label]) => (
              <Select.Option key={value} value={value}>
                {label}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <OutcomeFilter listed={listed} value={outcome} onChange={setOutcome} />
        <RuleFilter document={document} listed={listed} value={rule} onChange={setRule} />
      </div>
      <p role="status" className={styles['quiet']}>
        {w.found(selected.length, listed.length)}
      </p>
      <div className={styles['columns']}>
        {selected.length === 0 ? <p>{w.noHits}</p> : <CaseGrid cases={selected} chosen={chosen} onChoose={setChosen} />}
        <section className={styles['details']} aria-label={w.listTab} onKeyDown={backToGrid}>
          {one ? (
            <CaseDetails key={one.testCase.id} document={document} one={one} onChoose={setChosen} />
          ) : (
            <p className={styles['quiet']}>{w.choose}</p>
          )}
        </section>
      </div>
    </>
  );
}

type FilterProps = {
  readonly listed: readonly ListedCase[];
  readonly value: string;
  readonly onChange: (value: string) => void;
};

function OutcomeFilter({ listed, value, onChange }: FilterProps) {
  const w = useWords(words);
  const o = useWords(outcomeWords);
  const outcomes = useMemo(() => [...new Set(listed.map(({ testCase }) => outcomeOf(testCase)))].toSorted(), [listed]);
  return (
    <Field data-size="sm">
      <Label>{w.outcome}</Label>
      <Select width="auto" value={value} onChange={({ target }) => onChange(target.value)}>
        <Select.Option value="">{w.anyOutcome}</Select.Option>
        {outcomes.map((outcome) => (
          <Select.Option key={outcome} value={outcome}>
            {outcome === 'recommended approve'
              ? o.recommendation.approve
              : outcome === 'recommended deny'
                ? o.recommendation.deny
                : o.outcomes[outcome as keyof typeof o.outcomes]}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}

function RuleFilter({ document, listed, value, onChange }: FilterProps & { readonly document: RulesetDocument }) {
  const w = useWords(words);
  const { language } = useLanguage();
  const name = ruleName(value);
  const rules = useMemo(() => {
    const reached = new Set(listed.flatMap(({ run }) => run?.reached.filter((key) => !key.includes('/')) ?? []));
    if (name !== '') reached.add(name);
    const titled = [...reached].map((key) => {
      const [rule = '', part = ''] = key.split('/');
      const place = placeOf(document, { rule, ...(part !== '' && { part }) });
      const titles = [textIn(place?.title, language) || rule, textIn(place?.part, language)];
      return { key, title: titles.filter(Boolean).join(': ') };
    });
    return titled.toSorted((a, b) => a.title.localeCompare(b.title, language));
  }, [listed, document, language, name]);
  return (
    <Field data-size="sm" className={styles['grow']}>
      <Label>{w.rule}</Label>
      <Select value={name} onChange={({ target }) => onChange(target.value)}>
        <Select.Option value="">{w.anyRule}</Select.Option>
        {rules.map(({ key, title }) => (
          <Select.Option key={key} value={key}>
            {title}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}

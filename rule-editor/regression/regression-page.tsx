import { Alert, Button, Field, Label, Link, Paragraph, Select } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Link as RouterLink } from 'wouter';
import type { RulesetDocument } from '#engine';
import { diffContents, namesIn, type RulesetContent } from '#engine/objects';
import { numberWords } from '../app/format.ts';
import { type Language, useLanguage, useWords } from '../app/language.tsx';
import { useProgrammeAddress } from '../programmes/programme-menu.tsx';
import { caseId, caseOf } from '../try-out/cases.ts';
import type { Written } from '../try-out/form-facts.ts';
import { announce } from '../ui/announce.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { Failure, Loading } from '../ui/states.tsx';
import { useAddressValue } from '../ui/use-address.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import type { DifferenceGroup } from './compare.ts';
import { byGravity, causeOf, decidedBy, kindWords } from './group-words.ts';
import { GroupView } from './group-view.tsx';
import { RunProgress } from './run-progress.tsx';
import styles from './regression.module.css';
import { useComparison } from './use-comparison.ts';
import { useRecord } from './use-record.ts';
import { toldGroups } from './sides.ts';
import { words } from './words.ts';
import type { ComparisonResult } from './worker.ts';

/** How many applications are tried, by the name that the address has for it. */
const counts = { quick: 5_000, usual: 50_000, thorough: 300_000 } as const;
/** So many groups show their example at once. */
const OPEN = 2;
/** So many are shown before somebody asks for all. */
const MOST = 12;
type Count = keyof typeof counts;
const isCount = (text: string | undefined): text is Count => text !== undefined && Object.hasOwn(counts, text);

const rulesOnly = ({ source }: RulesetContent): RulesetContent => ({ source, cases: [], demands: [] });
const hasOtherRules = (a: RulesetContent, b: RulesetContent): boolean =>
  diffContents(rulesOnly(a), rulesOnly(b)).length > 0;

/** What a draft changes for imagined applications: found, grouped, and judged by a person. */
export function RegressionPage() {
  const w = useWords(words);
  const { draft, publication, document, problems, content, base } = useWorkspace();
  const isChanged = useMemo(() => hasOtherRules(base, content), [base, content]);
  return (
    <>
      <PageTitle title={w.title} />
      <Paragraph>{w.lead}</Paragraph>
      {!draft ? (
        <Nothing title={w.noDraft}>{w.noDraftHelp}</Nothing>
      ) : !publication ? (
        <Nothing title={w.isNew} />
      ) : !isChanged ? (
        <Nothing title={w.unchanged} />
      ) : problems.length > 0 ? (
        <Nothing title={w.hasProblems}>
          <ToSource />
        </Nothing>
      ) : document ? (
        <Comparing document={document} />
      ) : (
        <Loading />
      )}
    </>
  );
}

function Nothing({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <Alert data-color="info">
      {title} {children}
    </Alert>
  );
}

function ToSource() {
  const w = useWords(words);
  const address = useProgrammeAddress();
  return (
    <Link asChild>
      <RouterLink href={address('/kilde')}>{w.toSource}</RouterLink>
    </Link>
  );
}

function Comparing({ document }: { readonly document: RulesetDocument }) {
  const w = useWords(words);
  const { language } = useLanguage();
  const { base, content, draft, flush, refresh } = useWorkspace();
  const [given, setCount] = useAddressValue('antall');
  const [seedGiven, setSeed] = useAddressValue('start');
  const { state, start, stop } = useComparison();
  const tried = useRef(0);
  const count: Count = isCount(given) ? given : 'usual';
  const isRunning = state.kind === 'running';

  // A run begins when everything that was written has arrived, with the content of that moment.
  const [asked, setAsked] = useState<number>();
  useEffect(() => {
    if (asked === undefined) return;
    tried.current = draft?.version ?? 0;
    start(base, content, { seed: asked, count: counts[count] });
    setAsked(undefined);
  }, [asked]);
  async function begin() {
    const written = Number.parseInt(seedGiven ?? '', 10);
    const isAgain = state.kind === 'done' && state.result.seed === written;
    const seed = Number.isInteger(written) && !isAgain ? written : 1 + Math.floor(Math.random() * 999_999);
    setSeed(String(seed));
    await flush();
    await refresh();
    setAsked(seed);
  }

  return (
    <>
      <div className={styles['bar']}>
        <Field>
          <Label>{w.count}</Label>
          <Select
            width="auto"
            value={count}
            disabled={isRunning}
            onChange={({ target }) => setCount(target.value === 'usual' ? undefined : target.value)}
          >
            {(Object.keys(counts) as readonly Count[]).map((name) => (
              <Select.Option key={name} value={name}>
                {w.counts[name]} ({numberWords(counts[name], language)})
              </Select.Option>
            ))}
          </Select>
        </Field>
        {isRunning ? (
          <Button variant="secondary" onClick={stop}>
            {w.stop}
          </Button>
        ) : (
          <Button onClick={() => void begin()}>{state.kind === 'done' ? w.again : w.start}</Button>
        )}
      </div>
      {state.kind === 'running' && <RunProgress count={state.count} progress={state.progress} />}
      {state.kind === 'failed' && <Failure error={state.error} onRetry={() => void begin()} />}
      {state.kind === 'done' && (
        <Result
          key={`${state.result.seed}/${state.result.applications}`}
          document={document}
          result={state.result}
          compared={state.draft}
          tried={tried.current}
        />
      )}
    </>
  );
}

type ResultProps = {
  readonly document: RulesetDocument;
  readonly result: ComparisonResult;
  readonly compared: RulesetContent;
  /** The version of the draft that was compared. */
  readonly tried: number;
};

const wordsOfSummary = ({ applications, differing, groups }: ComparisonResult, intended: number, language: Language) =>
  words[language].summary(
    numberWords(differing, language),
    numberWords(applications, language),
    groups.length,
    intended,
  );

/** So many groups are told with their simplest application. */
const shown = 12;
/** And of those who lose, who gain, and the others each. */
const shownOfEach = 3;

function Result({ document, result, compared, tried }: ResultProps) {
  const w = useWords(words);
  const { language } = useLanguage();
  const { content, base, edit } = useWorkspace();
  const { recorded, error, record } = useRecord();
  const [isAll, setAll] = useState(false);
  const [intended, setIntended] = useState<ReadonlyMap<string, string>>(new Map());
  const groups = useMemo(() => byGravity(result.groups), [result]);
  const isOutdated = useMemo(() => hasOtherRules(compared, content), [compared, content]);
  const { applications, differing, seed, perMinute, isStopped } = result;

  useEffect(() => announce(wordsOfSummary(result, 0, language)), [result]);
  useEffect(() => {
    if (isStopped || isOutdated) return;
    const told = toldGroups(groups, shown, shownOfEach);
    const details = {
      applications,
      differing,
      seed,
      groups: groups.map((group) => {
        const { kind, cause, rule, part, count, key, example } = group;
        return {
          kind,
          // Whoever approves sees what these imagined applications get.
          ...(told.has(group) && { facts: example.facts }),
          cause,
          rule,
          part,
          count,
          ...(intended.has(key) && { case: intended.get(key) }),
        };
      }),
    };
    const ok = groups.every(({ key }) => intended.has(key));
    void record(tried, { name: 'regression', ok, summary: wordsOfSummary(result, intended.size, 'nb'), details });
  }, [result, intended]);

  function keep(group: DifferenceGroup) {
    const { example } = group;
    const where = (decidedBy(group, document, language) ?? causeOf(group, content, base, language)).title;
    const title = w.caseTitle(kindWords(group.kind, language), where);
    const id = caseId(title, namesIn(content, 'cases'));
    const value = caseOf(id, { title, note: w.caseNote }, example.facts as Written, [], example.draft);
    edit(w.keptLabel, [{ object: `cases/${id}`, value }]);
    announce(w.kept(title));
    setIntended((before) => new Map([...before, [group.key, id]]));
  }

  return (
    <>
      {isOutdated && <Alert data-color="warning">{w.outdated}</Alert>}
      {groups.length === 0 ? (
        <Alert data-color="success">
          {w.none} {w.noneHelp(numberWords(applications, language))}
        </Alert>
      ) : (
        <>
          <Paragraph>
            <strong>{wordsOfSummary(result, intended.size, language)}.</strong>
          </Paragraph>
          <Paragraph className={styles['quiet']}>{w.shareHelp}</Paragraph>
        </>
      )}
      <Paragraph className={styles['quiet']}>
        {isStopped && `${w.stopped} `}
        {w.speed(numberWords(perMinute, language))}. {w.seed(seed)} {recorded === 'recorded' && w.recorded}
        {isStopped && w.notRecorded}
      </Paragraph>
      {error !== undefined && <Failure error={error} />}
      <ul className={styles['groups']}>
        {groups.slice(0, isAll ? groups.length : MOST).map((group, index) => (
          <GroupView
            key={group.key}
            group={group}
            applications={applications}
            document={document}
            caseId={intended.get(group.key)}
            isOpen={index < OPEN}
            onIntended={() => keep(group)}
          />
        ))}
      </ul>
      {!isAll && groups.length > MOST && (
        <Button variant="secondary" onClick={() => setAll(true)}>
          {w.showAll(groups.length)}
        </Button>
      )}
    </>
  );
}

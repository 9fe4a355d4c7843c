import type { Explanation, RulesetDocument, RuleTrace } from '#engine';
import type { WordsLanguage } from '#engine/words';
import { textIn } from '../app/language.tsx';
import { createTraceWords, type JoinWords, type TraceLine, type Truth } from './condition-lines.ts';
import { type Place, placeOf } from './place-of.ts';

/** What was asked of a section, rule or table, and what was answered. */
export type RuleLine = {
  readonly key: string;
  readonly title: string;
  readonly place: Pick<Place, 'member' | 'id'>;
  /** Of a section: does it concern the application? Of a rule: does it hold? */
  readonly is: Truth;
  /** It is among what decided. */
  readonly isDecisive: boolean;
  readonly parts: readonly TraceLine[];
};
export type StageLines = {
  readonly stage: string;
  /** What held, may hold, or concerns the application. */
  readonly asked: readonly RuleLine[];
  /** What did not hold. */
  readonly others: readonly RuleLine[];
};

export type TraceTreeWords = JoinWords & {
  readonly appliesWhen: string;
  readonly exception: string;
  readonly approved: string;
};

const inverse: Readonly<Record<Truth, Truth>> = { true: 'false', false: 'true', unknown: 'unknown' };

/** How an application was decided: what each stage that was read asked for, in words, with what was answered. */
export function traceTree(
  document: RulesetDocument,
  { path, rules, evaluation }: Pick<Explanation, 'path' | 'rules' | 'evaluation'>,
  language: WordsLanguage,
  words: TraceTreeWords,
): readonly StageLines[] {
  const on = newestDate(document);
  const { lines } = createTraceWords(document, language, on, words);
  const deciding = [...evaluation.reasons, ...(evaluation.recommended?.reasons ?? [])];
  const isDecisive = ({ rule, part, version }: RuleTrace) =>
    deciding.some((reason) => reason.rule === rule && reason.part === part && reason.version === version);

  function sectionLine(traces: readonly RuleTrace[], place: Place): RuleLine {
    const [first] = traces as readonly [RuleTrace];
    const applies = first.applies ? lines(first.applies) : undefined;
    const parts = traces.map((trace): TraceLine => {
      const line = lines(trace.condition);
      const title = textIn(placeOf(document, trace)?.part, language);
      if (trace.part === undefined) return { text: words.approved, is: trace.condition.is };
      if (trace.reason === 'EXCEPTION_CLAIMED') return { text: `${words.exception}: ${title}`, is: trace.condition.is };
      // The rule of a requirement says that it is not met.
      const met = 'not' in trace.condition ? lines(trace.condition.not) : line;
      return { text: title, is: inverse[trace.condition.is], parts: [met] };
    });
    return {
      key: `${first.rule}/${first.version}`,
      title: textIn(place.title, language),
      place,
      is: applies?.is ?? 'true',
      isDecisive: traces.some(isDecisive),
      parts: applies ? [{ ...applies, text: `${words.appliesWhen} ${applies.text}` }, ...parts] : parts,
    };
  }

  function ruleLine(trace: RuleTrace, place: Place): RuleLine {
    const title = textIn(place.title, language);
    const part = textIn(place.part, language);
    const line = lines(trace.condition);
    return {
      key: `${trace.rule}/${trace.version}/${trace.part ?? ''}/${trace.reason}`,
      title: part === '' ? title : `${title}: ${part}`,
      place,
      is: trace.is,
      isDecisive: isDecisive(trace),
      parts: [line],
    };
  }

  return path.map((stage) => {
    const groups = Map.groupBy(
      rules.filter((trace) => trace.stage === stage),
      ({ rule, version, part, reason }) =>
        document.sections.some(({ id }) => id === rule) ? `${rule}/${version}` : `${rule}/${version}/${part}/${reason}`,
    );
    const all = [...groups.values()].flatMap((traces): RuleLine[] => {
      const [first] = traces;
      const place = first && placeOf(document, first);
      if (!first || !place) return [];
      return [place.member === 'sections' ? sectionLine(traces, place) : ruleLine(first, place)];
    });
    return {
      stage,
      asked: all.filter(({ is, isDecisive: decides }) => is !== 'false' || decides),
      others: all.filter(({ is, isDecisive: decides }) => is === 'false' && !decides),
    };
  });
}

/** A day on which the newest version of everything is in force: what is traced has its values of its own. */
const newestDate = (document: RulesetDocument): string =>
  [...JSON.stringify(document).matchAll(/"\d{4}-\d{2}-\d{2}"/g)]
    .map(([date]) => date.slice(1, -1))
    .toSorted()
    .at(-1) ?? '0001-01-01';

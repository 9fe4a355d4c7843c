import { problem, quote, show } from '../parse/check.ts';
import type { Problem } from '../evaluation.ts';
import { parseRuleset } from '../parse/index.ts';
import { at } from '../parse/pointer.ts';
import { isObject, readSource, type SourceFile } from '../parse/read-source.ts';
import { shapeProblems, type ShapeProblem } from '../parse/shape.ts';
import { parseStrictJson } from '../parse/strict-json.ts';
import type { RulesetDocument } from '../ruleset-document.ts';
import { namesProblems } from './names.ts';
import { figuresOf } from './figures.ts';
import { demandSchemas, demandsSchema, type Demand } from './schema.ts';
import { asWritten, say } from '../parse/say.ts';

/** Demands that fit a ruleset, with the ruleset that also tells what they speak of. */
export type CheckedDemands = {
  readonly demands: readonly Demand[];
  /** The ruleset with a figure for each condition and value of a demand; they change no outcome. */
  readonly document: RulesetDocument;
};
export type ParseDemandsResult =
  | ({ readonly ok: true } & CheckedDemands)
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads the demands of a ruleset; pointers are into `demands.json`. The ruleset itself must have no problems. */
export function parseDemands(source: readonly SourceFile[] | unknown, written: unknown): ParseDemandsResult {
  const shaped = demandsSchema.safeParse(written);
  if (!shaped.success) return { ok: false, problems: problemsOfShape(written) };
  const { demands } = shaped.data;
  const figures = figuresOf(demands);
  const { value } = readSource(source);
  const ruleset = isObject(value) ? value : {};
  const own = isObject(ruleset['figures']) ? ruleset['figures'] : {};
  const withFigures = (isReadable: (pointer: string) => boolean) => {
    const readable = [...figures].filter(([pointer]) => isReadable(pointer));
    const added = readable.map(([pointer, { figure }]) => [pointer.split('/')[2], figure] as const);
    return parseRuleset({ ...ruleset, figures: { ...own, ...Object.fromEntries(added) } });
  };
  const parsed = withFigures(() => true);
  const broken = parsed.ok ? [] : parsed.problems;
  // Names and kinds are told also of demands beside others whose conditions cannot be read.
  const rest = parsed.ok
    ? parsed
    : withFigures(
        (pointer) =>
          !broken.some((problem) => problem.pointer.startsWith(`${pointer}/`) || problem.pointer === pointer),
      );
  const problems = [...broken.map(placed(figures)), ...(rest.ok ? namesProblems(rest.document, demands) : [])];
  if (!parsed.ok || problems.length > 0) return { ok: false, problems };
  return { ok: true, demands, document: parsed.document };
}

/** What is wrong with the shape, each demand judged by the pattern that it names. */
function problemsOfShape(written: unknown): readonly Problem[] {
  const demands =
    isObject(written) && Array.isArray(written['demands']) ? (written['demands'] as unknown[]) : undefined;
  if (demands === undefined || !isObject(written)) return told(shapeProblems(demandsSchema, written));
  return [
    ...told(shapeProblems(demandsSchema, { ...written, demands: [] })),
    ...demands.flatMap((demand, index): readonly Problem[] => {
      const pattern = isObject(demand) ? demand['pattern'] : undefined;
      const schema = demandSchemas.find((option) => option.shape.pattern.value === pattern);
      if (schema !== undefined) return told(shapeProblems(schema, demand, ['demands', index]));
      const found = pattern === undefined ? say('no {0}', quote('pattern')) : show(pattern);
      const expected = asWritten(demandSchemas.map((option) => option.shape.pattern.value).join(', '));
      const pointer = at('/demands', index, 'pattern');
      return [problem('NOT_AN_OPTION', pointer, found, expected)];
    }),
  ];
}

const told = (problems: readonly ShapeProblem[]): readonly Problem[] => problems.map(({ problem }) => problem);

/** A problem of a figure is told where the demand has it. */
const placed =
  (figures: ReturnType<typeof figuresOf>) =>
  (problem: Problem): Problem => {
    for (const [pointer, { at: place }] of figures) {
      if (problem.pointer !== pointer && !problem.pointer.startsWith(`${pointer}/`)) continue;
      const rest = problem.pointer.slice(pointer.length);
      return { ...problem, pointer: place + (place.endsWith('/value') ? rest : rest.replace(/^\/holds/, '')) };
    }
    return problem;
  };

/** The same of the files of a folder, whose `demands.json` may be absent. */
export function parseDemandFiles(files: readonly SourceFile[]): ParseDemandsResult {
  const own = files.find(({ name }) => name === 'demands.json');
  const ruleset = files.filter(({ name }) => name !== 'demands.json');
  if (own === undefined) return parseDemands(ruleset, { demands: [] });
  const read = parseStrictJson(own.text, { maxDepth: 64 });
  const result = read.ok ? parseDemands(ruleset, read.value) : read;
  if (result.ok) return result;
  return {
    ok: false,
    problems: result.problems.map((problem) => ({ ...problem, pointer: `/demands.json${problem.pointer}` })),
  };
}

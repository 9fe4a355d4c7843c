import type { Problem } from '../evaluation.ts';
import type { RulesetDocument } from '../ruleset-document.ts';
import { rulesetSchema, type RulesetSource } from '../ruleset-schema.ts';
import { compact, type Check } from './check.ts';
import { readCondition } from './conditions.ts';
import { checkCycles } from './cycles.ts';
import { checkFactRelations, checkGroups } from './fact-relations.ts';
import { fits } from './fits.ts';
import { declareFacts } from './facts.ts';
import { declareSystems } from './systems.ts';
import { readConstraints, readDerivedFacts, readFigures, readNamedConditions } from './definitions.ts';
import { declareEntries, readEntries } from './entries.ts';
import { readExpression } from './expressions.ts';
import { declareGrant } from './grant.ts';
import { checkLaw } from './law.ts';
import { declareParameters, readParameters } from './parameters.ts';
import { checkRepeated } from './literals.ts';
import { itemsOf, prune, type Pruned } from './prune.ts';
import { readSource, type Read, type SourceFile } from './read-source.ts';
import { readReplacements } from './replacements.ts';
import { readExceptions } from './rule-parts.ts';
import { readRestrictions, readRules } from './rules.ts';
import { readSections } from './sections.ts';
import { shapeProblems } from './shape.ts';
import { readTables } from './tables.ts';
import { readReasons, readRemedies } from './texts.ts';
import { readVocabulary } from './vocabulary.ts';
import { warnUnused } from './unused.ts';

/** The checked document, or everything that is wrong with the source. Warnings never stop a document. */
export type ParseResult =
  | { readonly ok: true; readonly document: RulesetDocument; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly warnings: readonly Problem[] };

/** Reads a ruleset from its JSON text, from the files of its folder, or from a JSON value. */
export function parseRuleset(source: string | readonly SourceFile[] | unknown): ParseResult {
  const read = readSource(source);
  if (read.value === undefined && read.problems.length > 0) return { ok: false, problems: read.problems, warnings: [] };
  const shaped = withShape(read);
  if (shaped !== undefined)
    return finish(shaped, { value: read.value, broken: new Map(), positions: new Map() }, read.problems);
  const problems = shapeProblems(rulesetSchema, read.value);
  const told = [...read.problems, ...problems.map(({ problem }) => problem)];
  const pruned = prune(rulesetSchema, read.value, problems);
  const rest = pruned && rulesetSchema.safeParse(pruned.value);
  return pruned && rest?.success ? finish(rest.data, pruned, told) : { ok: false, problems: told, warnings: [] };
}

/** The source when it has the shape of one. A value of the caller's is copied, which zod does. */
function withShape({ value, isOwn }: Read): RulesetSource | undefined {
  if (isOwn && fits(rulesetSchema)(value)) return value as RulesetSource;
  const shaped = rulesetSchema.safeParse(value);
  return shaped.success ? shaped.data : undefined;
}

function finish(source: RulesetSource, pruned: Pruned, told: readonly Problem[]): ParseResult {
  const check: Check = {
    source,
    readCondition,
    readExpression,
    problems: [...told],
    warnings: [],
    seen: new Set(told.map(({ code, pointer }) => `${code} ${pointer}`)),
    broken: pruned.broken,
    items: itemsOf(source, pruned.positions),
    systems: new Map(),
    patterns: new Map(),
    facts: new Map(),
    readFacts: new Map(),
    lists: new Map(),
    classified: new Set(),
    parameters: new Map(),
    grant: new Map(),
    grants: new Map(),
    definitions: new Map(),
    used: new Set(),
    effects: [],
  };
  const document = readDocument(check);
  const { problems, warnings } = check;
  return problems.length === 0 ? { ok: true, document, warnings } : { ok: false, problems, warnings };
}

/** Names first, then what uses them, then what is said about the whole. */
function readDocument(check: Check): RulesetDocument {
  const { source } = check;
  checkRepeated(check, source.stages, '/stages');
  checkRepeated(check, source.subject, '/subject');
  checkRepeated(check, source.startedBy, '/startedBy');
  declareSystems(check);
  declareFacts(check);
  declareEntries(check);
  declareParameters(check);
  declareGrant(check);
  checkFactRelations(check);
  checkGroups(check);
  const document: RulesetDocument = compact({
    format: source.format,
    programme: source.programme,
    title: source.title,
    subject: source.subject,
    startedBy: source.startedBy,
    stages: source.stages,
    automation: source.automation,
    basis: source.basis,
    exceptions: readExceptions(check, source.exceptions, ''),
    systems: [...check.systems.values()],
    vocabulary: readVocabulary(check),
    facts: readDerivedFacts(check),
    parameters: readParameters(check),
    conditions: readNamedConditions(check),
    grant: [...check.grant.values()],
    figures: readFigures(check),
    sections: readSections(check),
    rules: readRules(check),
    tables: readTables(check),
    restrictions: readRestrictions(check),
    replacements: readReplacements(check),
    entries: readEntries(check),
    constraints: readConstraints(check),
    reasons: readReasons(check),
    remedies: readRemedies(check),
    automatedProcessing: source.automatedProcessing,
  });
  checkCycles(check);
  checkLaw(check);
  warnUnused(check);
  return document;
}

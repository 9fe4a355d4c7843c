import { type CompiledRuleset, compileRuleset, type Facts } from '#engine';
import type { JsonObject } from '#engine/objects';
import { parseRuleset, withDefaults } from '#engine/tools';
import type { EngineCalls } from './calls.ts';
import { writeLetter } from './letter.ts';
import { casesReaching } from './reaching.ts';
import { type Report, serve } from './serve.ts';
import { tryOut } from './try-out.ts';

const compiled = new Map<string, CompiledRuleset>();

const open: EngineCalls['open'] = (key, source) => {
  const parsed = parseRuleset(source);
  // What was opened before stays: pages go on showing the newest rules that had no errors.
  if (!parsed.ok) return { problems: parsed.problems, warnings: parsed.warnings };
  compiled.set(key, compileRuleset(parsed.document));
  return { document: parsed.document, problems: [], warnings: parsed.warnings };
};

const tryOutOpened: EngineCalls['tryOut'] = (key, facts, options) => {
  const ruleset = compiled.get(key);
  if (!ruleset) throw new Error(`nothing is open under ${key}`);
  return tryOut(ruleset, facts, options);
};

/** The cases with their facts; those whose facts cannot be read are left to the page of test cases. */
function prepared(ruleset: CompiledRuleset, cases: readonly JsonObject[]) {
  return cases.flatMap((own): { readonly case: JsonObject; readonly facts: Facts }[] => {
    const checked = ruleset.checkFacts(withDefaults((own['facts'] ?? {}) as JsonObject));
    return checked.ok ? [{ case: own, facts: checked.facts }] : [];
  });
}

const reaching: EngineCalls['casesReaching'] = (key, cases, object) => {
  const ruleset = compiled.get(key);
  return ruleset ? casesReaching(ruleset, prepared(ruleset, cases), object) : [];
};

const letter: EngineCalls['letter'] = (key, facts, language, suspended) => {
  const ruleset = compiled.get(key);
  if (!ruleset) throw new Error(`nothing is open under ${key}`);
  return writeLetter(ruleset, withDefaults(facts) as JsonObject, language, suspended);
};

type Served = { readonly [M in keyof EngineCalls]: (report: Report, ...args: Parameters<EngineCalls[M]>) => unknown };
const methods: Served = {
  open: (_report, ...args) => open(...args),
  tryOut: (_report, ...args) => tryOutOpened(...args),
  casesReaching: (_report, ...args) => reaching(...args),
  letter: (_report, ...args) => letter(...args),
};
serve(methods as never);

import { type CompiledRuleset, compileRuleset } from '#engine';
import { parseRuleset } from '#engine/tools';
import type { EngineCalls } from './calls.ts';
import { type Report, serve } from './serve.ts';

const compiled = new Map<string, CompiledRuleset>();

const open: EngineCalls['open'] = (key, source) => {
  const parsed = parseRuleset(source);
  compiled.delete(key);
  if (!parsed.ok) return { problems: parsed.problems, warnings: parsed.warnings };
  compiled.set(key, compileRuleset(parsed.document));
  return { document: parsed.document, problems: [], warnings: parsed.warnings };
};

const tryOut: EngineCalls['tryOut'] = (key, given, { explain = false, suspended = [] } = {}) => {
  const ruleset = compiled.get(key);
  if (!ruleset) throw new Error(`nothing is open under ${key}`);
  const checked = ruleset.checkFacts(given);
  if (!checked.ok) return { ok: false, problems: checked.problems };
  const evaluation = ruleset.evaluate(checked.facts, { suspended });
  return explain
    ? { ok: true, evaluation, explanation: ruleset.explain(checked.facts, { suspended }) }
    : { ok: true, evaluation };
};

type Served = { readonly [M in keyof EngineCalls]: (report: Report, ...args: Parameters<EngineCalls[M]>) => unknown };
const methods: Served = {
  open: (_report, ...args) => open(...args),
  tryOut: (_report, ...args) => tryOut(...args),
};
serve(methods as never);

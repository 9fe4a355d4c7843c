import { type CompiledRuleset, compileRuleset } from '#engine';
import { parseRuleset } from '#engine/tools';
import type { EngineCalls } from './calls.ts';
import { type Report, serve } from './serve.ts';
import { tryOut } from './try-out.ts';

const compiled = new Map<string, CompiledRuleset>();

const open: EngineCalls['open'] = (key, source) => {
  const parsed = parseRuleset(source);
  compiled.delete(key);
  if (!parsed.ok) return { problems: parsed.problems, warnings: parsed.warnings };
  compiled.set(key, compileRuleset(parsed.document));
  return { document: parsed.document, problems: [], warnings: parsed.warnings };
};

const tryOutOpened: EngineCalls['tryOut'] = (key, facts, options) => {
  const ruleset = compiled.get(key);
  if (!ruleset) throw new Error(`nothing is open under ${key}`);
  return tryOut(ruleset, facts, options);
};

type Served = { readonly [M in keyof EngineCalls]: (report: Report, ...args: Parameters<EngineCalls[M]>) => unknown };
const methods: Served = {
  open: (_report, ...args) => open(...args),
  tryOut: (_report, ...args) => tryOutOpened(...args),
};
serve(methods as never);

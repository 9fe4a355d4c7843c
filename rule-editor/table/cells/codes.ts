import type { CellContext } from './context.ts';
import { type CellReading, misread, read } from './problem.ts';
import { problemWords } from './problem-words.ts';

/** Codes of one system stand as they are; of several, with the system behind: `E78.0 (ICD-10)`. */

function labelOf({ systems }: CellContext, names: readonly string[], system: string): string {
  const label = systems.get(system)?.label ?? system;
  const isAlone = names.filter((name) => (systems.get(name)?.label ?? name) === label).length === 1;
  return isAlone ? label : system;
}

export function codeText(context: CellContext, systems: readonly string[], code: string): string {
  if (systems.length < 2) return code;
  const colon = code.indexOf(':');
  return `${code.slice(colon + 1)} (${labelOf(context, systems, code.slice(0, colon))})`;
}

/** The code as it is written in the system: small letters are raised where only that makes it one. */
function inSystem(context: CellContext, system: string, code: string): string | undefined {
  const pattern = context.systems.get(system)?.pattern;
  if (pattern === undefined || pattern.test(code)) return code;
  return pattern.test(code.toUpperCase()) ? code.toUpperCase() : undefined;
}

/** A code, or the beginning of codes: whether it is one of the system is for the engine to say. */
const looksLikeCode = (text: string): boolean => /^[^\s,;«»()]+$/.test(text) && /\d|^[A-Z-]+$/.test(text);

export function readCode(context: CellContext, systems: readonly string[], text: string): CellReading {
  const { expected, fix } = problemWords[context.language];
  const plain = text.trim();
  const named = systems.map((system) => context.systems.get(system)?.label ?? system).join(', ');
  const several = systems.length > 1;
  const behind = /^(.*\S)\s*\(([^()]+)\)$/.exec(plain);
  const front = /^([a-z][a-z0-9-]*):(\S+)$/.exec(plain);
  const [bare, said] = behind ? [behind[1], behind[2]] : front ? [front[2], front[1]] : [plain, undefined];
  if (several && said !== undefined) {
    const system = systems.find((name) => name === said || labelOf(context, systems, name) === said);
    if (system === undefined) return misread(text, expected.code(named), fix.system(named));
    return read(`${system}:${inSystem(context, system, bare ?? '') ?? bare}`);
  }
  const fitting = systems.flatMap((system) => {
    const code = inSystem(context, system, plain);
    return code === undefined ? [] : [several ? `${system}:${code}` : code];
  });
  if (fitting.length === 1 && looksLikeCode(plain.toUpperCase())) return read(fitting[0]);
  const byName = context.vocabulary.keyOf(plain);
  if (byName !== undefined && (!several || systems.includes(byName.slice(0, byName.indexOf(':'))))) return read(byName);
  if (fitting.length > 1) {
    const choices = fitting.map((code) => codeText(context, systems, code)).join(', ');
    return misread(text, expected.code(named), fix.system(choices));
  }
  if (!several && looksLikeCode(plain)) return read(plain);
  return misread(text, expected.code(named), fix.code);
}

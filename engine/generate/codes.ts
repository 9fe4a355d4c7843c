import { readCodePattern } from '../parse/code-pattern.ts';
import type { SystemDeclaration, ValueType } from '../ruleset-document.ts';

const alphabets = ['1A0a-./: _', 'ZX7z9-./: _', 'BM4b2-./: _'];
const rest = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzæøåÆØÅ'];
const LONGEST = 40;

/** Codes of a system that nothing in the ruleset names: made by its pattern, character by character. */
function codesOf({ pattern, exactLength }: SystemDeclaration): readonly string[] {
  const read = pattern === undefined ? undefined : readCodePattern(pattern);
  if (read === undefined || 'wrong' in read) return [];
  return alphabets.flatMap((alphabet) => {
    let code = '';
    while (
      code.length < LONGEST &&
      !(read.isCode(code) && (exactLength === undefined || code.length === exactLength))
    ) {
      const next = [...alphabet, ...rest].find((character) => read.isBeginning(code + character));
      if (next === undefined) return [];
      code += next;
    }
    return [code];
  });
}

/** Codes that a value of the type may be, without regard to what is written in the ruleset. */
export function strangeCodes(type: ValueType, systems: readonly SystemDeclaration[]): readonly string[] {
  const of = type.kind === 'set' ? type.of : type;
  if (of.kind !== 'code') return [];
  return systems
    .filter(({ name }) => of.systems.includes(name))
    .flatMap((system) => codesOf(system).map((code) => (of.systems.length > 1 ? `${system.name}:${code}` : code)));
}

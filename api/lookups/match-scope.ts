import type { GrantField, GrantValue, RulesetDocument } from '#engine';
import { pointerTo } from '../operation.ts';
import type { RequestError } from '../problem.ts';

export type Scope = { readonly [field: string]: string | number | boolean };

/** A look-up says what it is about: fields declared for it, and at least one where there are any. */
export function scopeErrors({ grant }: RulesetDocument, scope: Scope): readonly RequestError[] {
  const allowed = grant.filter(({ lookup }) => lookup);
  const names = allowed.map(({ name }) => name).join(', ');
  const asked = Object.keys(scope);
  if (asked.length === 0 && allowed.length > 0)
    return [{ pointer: '/scope', code: 'REQUIRED', detail: `Say what is looked up, by at least one of: ${names}.` }];
  return asked.flatMap((name): RequestError[] => {
    const pointer = `/scope${pointerTo([name])}`;
    const field = allowed.find((candidate) => candidate.name === name);
    if (!field)
      return [{ pointer, code: 'UNDECLARED_FIELD', detail: `Grants are looked up by: ${names || 'nothing'}.` }];
    return fits(field, scope[name])
      ? []
      : [{ pointer, code: 'WRONG_TYPE', detail: `The grant's field is of type ${field.type.kind}.` }];
  });
}

function fits({ type }: GrantField, value: unknown): boolean {
  switch (type.kind) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return typeof value === 'number';
    case 'decimal':
      return typeof value === 'number' || typeof value === 'string';
    default:
      return typeof value === 'string' && value !== '';
  }
}

/**
 * Is the grant for all that is asked? Codes by prefix: a grant of a group of codes is one for each of its codes, and a
 * shorter code asks for all that begin with it. Old and new names of a code are the same.
 */
export function isInScope(document: RulesetDocument, fields: GrantValue, scope: Scope): boolean {
  return Object.entries(scope).every(([name, asked]) => {
    const field = document.grant.find((candidate) => candidate.name === name);
    const held = fields[name];
    if (!field || held === undefined || held === null) return false;
    const { type } = field;
    if (type.kind === 'code') return isSameCode(document, type.systems, String(held), String(asked));
    if (type.kind === 'set' && Array.isArray(held)) {
      const { of } = type;
      return held.some((item: string) =>
        of.kind === 'code' ? isSameCode(document, of.systems, item, String(asked)) : item === asked,
      );
    }
    return type.kind === 'decimal' ? Number(held) === Number(asked) : held === asked;
  });
}

function isSameCode({ systems }: RulesetDocument, names: readonly string[], held: string, asked: string): boolean {
  const several = names.length > 1;
  const [heldSystem, heldCode] = several ? split(held) : [names[0], held];
  const [askedSystem, askedCode] = several ? split(asked) : [names[0], asked];
  if (heldSystem !== askedSystem) return false;
  const system = systems.find(({ name }) => name === heldSystem);
  if (!system) return heldCode === askedCode;
  const namesOf = (code: string) => [
    code,
    ...system.aliases.flatMap((alias) => (alias.old === code ? [alias.new] : alias.new === code ? [alias.old] : [])),
  ];
  const covers = (prefix: string, code: string) => (system.hierarchical ? code.startsWith(prefix) : code === prefix);
  return namesOf(heldCode).some((one) => namesOf(askedCode).some((other) => covers(one, other) || covers(other, one)));
}

function split(code: string): readonly [string, string] {
  const colon = code.indexOf(':');
  return [code.slice(0, Math.max(colon, 0)), code.slice(colon + 1)];
}

/** A value as JSON has it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [member: string]: Json };

/** Has a value members with names? */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Members of a ruleset that hold objects by name. */
const recordMembers: readonly string[] = [
  'systems',
  'vocabulary',
  'facts',
  'parameters',
  'groups',
  'conditions',
  'grant',
  'figures',
  'texts',
  'remedies',
];
/** Members that are lists of objects, with the member that identifies each. */
const listMembers: { readonly [member: string]: string } = {
  sections: 'id',
  rules: 'id',
  tables: 'id',
  restrictions: 'id',
  replacements: 'id',
  entries: 'list',
  constraints: 'id',
  cases: 'id',
  demands: 'id',
};

export type MemberKind =
  | { readonly kind: 'record' }
  | { readonly kind: 'list'; readonly key: string }
  | { readonly kind: 'single' };

/** How a member of the content is divided into objects. */
export function kindOf(member: string): MemberKind {
  if (recordMembers.includes(member)) return { kind: 'record' };
  const key = Object.hasOwn(listMembers, member) ? listMembers[member] : undefined;
  return key === undefined ? { kind: 'single' } : { kind: 'list', key };
}

/** What holds of no ruleset: `ruleset/title` is an object, `ruleset/facts` is many. */
export function isSingle(member: string): boolean {
  return kindOf(member).kind === 'single' && member !== '$schema' && member !== 'format' && member !== 'programme';
}

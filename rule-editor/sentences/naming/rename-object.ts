import {
  type Change,
  isObject,
  type Json,
  type JsonObject,
  namesIn,
  type ObjectId,
  readObject,
  type RulesetContent,
} from '#engine/objects';
import { usagesOf } from '../../programmes/usages.ts';
import { type Path, valueAt, withValueAt } from '../json-path.ts';
import { renamedMember } from '../model/lists.ts';

/** What can be called otherwise, as long as it is not published. */
export const renamable = ['facts', 'parameters', 'conditions', 'grant', 'figures'] as const;

type Names = { readonly member: string; readonly from: string; readonly to: string };

/** A text that leaves open what is named: `{ldl}`, `{grant.to}`. */
function placeholder(text: string, { member, from, to }: Names): string {
  const owner = member === 'grant' || member === 'figures' ? `${member}.` : '';
  return text.replaceAll(/\{\{|\{[^{}]*\}/g, (whole) => (whole === `{${owner}${from}}` ? `{${owner}${to}}` : whole));
}

/** What stands at a place where the object is used, when it is called otherwise. */
function renamedAt(value: Json, names: Names): Json {
  const { from, to } = names;
  if (value === from) return to;
  if (typeof value === 'string') return placeholder(value, names);
  return Array.isArray(value) ? (value as readonly Json[]).map((item) => (item === from ? to : item)) : value;
}

/** Do the rules that give this reason give its texts a value of that name? Then that is what the texts name. */
function isValueOf(content: RulesetContent, reason: string, name: string): boolean {
  const within = (json: Json): boolean => {
    if (Array.isArray(json)) return (json as readonly Json[]).some(within);
    if (!isObject(json)) return false;
    const { values } = json;
    return (
      (json['reason'] === reason && isObject(values) && Object.hasOwn(values, name)) || Object.values(json).some(within)
    );
  };
  return ['sections', 'rules', 'tables', 'restrictions', 'entries'].some((member) =>
    within(content.source[member] ?? null),
  );
}

/** A use is a name where it stands, or, of a part of the grant, the member that is called so. */
function withUse(whole: Json, path: Path, names: Names): Json {
  const key = path.at(-1);
  const owner = path.slice(0, -1);
  const isMember = names.member === 'grant' && key === names.from && isObject(valueAt(whole, owner));
  if (isMember)
    return withValueAt(whole, owner, renamedMember(valueAt(whole, owner) as JsonObject, names.from, names.to));
  return withValueAt(whole, path, renamedAt(valueAt(whole, path) ?? null, names));
}

const pointer = (value: Json, from: string, to: string): Json => {
  const [first, name, ...rest] = String(value).split('/');
  return name === from ? [first, to, ...rest].join('/') : value;
};

/** A test case: the facts that it states, and those that it expects to be missing. */
function renamedCase(testCase: JsonObject, { member, from, to }: Names): JsonObject {
  const { facts, expect } = testCase;
  if (!isObject(expect)) return testCase;
  const inRecord = (name: string): JsonObject => {
    const record = expect[name];
    return isObject(record) ? { [name]: renamedMember(record, from, to) } : {};
  };
  const { recommended, partial } = expect;
  if (member === 'grant') {
    const own: JsonObject = {
      ...expect,
      ...inRecord('grant'),
      ...(Array.isArray(partial) && { partial: partial.map((one: Json) => (one === from ? to : one)) }),
    };
    if (!isObject(recommended) || !isObject(recommended['grant'])) return { ...testCase, expect: own };
    const grant = renamedMember(recommended['grant'], from, to);
    return { ...testCase, expect: { ...own, recommended: { ...recommended, grant } } };
  }
  if (member === 'figures') return { ...testCase, expect: { ...expect, ...inRecord('figures') } };
  if (member !== 'facts') return testCase;
  const missing = expect['missingFacts'];
  return {
    ...testCase,
    ...(isObject(facts) && { facts: renamedMember(facts, from, to) }),
    expect: {
      ...expect,
      ...(Array.isArray(missing) && { missingFacts: missing.map((one: Json) => pointer(one, from, to)) }),
    },
  };
}

/** The object under another name, wherever it is used: in the rules, the texts, the test cases and the demands. */
export function renameObject(content: RulesetContent, object: ObjectId, to: string): readonly Change[] {
  const slash = object.indexOf('/');
  const names: Names = { member: object.slice(0, slash), from: object.slice(slash + 1), to };
  const { member, from } = names;
  const changed = new Map<ObjectId, Json>();
  const valueOf = (one: ObjectId): Json => changed.get(one) ?? readObject(content, one) ?? null;
  for (const { by, path } of usagesOf(content, object)) {
    if (by.startsWith('texts/') && member === 'facts' && isValueOf(content, by.slice('texts/'.length), from)) continue;
    changed.set(by, withUse(valueOf(by), path, names));
  }
  for (const name of namesIn(content, 'demands')) {
    const demand = valueOf(`demands/${name}`);
    if (!isObject(demand)) continue;
    const keys = member === 'facts' ? ['facts', 'list', 'fact'] : member === 'grant' ? ['grant', 'field'] : [];
    const own = keys.filter((key) => demand[key] !== undefined);
    if (own.length > 0)
      changed.set(
        `demands/${name}`,
        Object.fromEntries(
          Object.entries(demand).map(([key, value]): [string, Json] => [
            key,
            own.includes(key) ? renamedAt(value, names) : value,
          ]),
        ),
      );
  }
  for (const testCase of content.cases) changed.set(`cases/${String(testCase['id'])}`, renamedCase(testCase, names));
  const changes = [...changed].filter(
    ([one, value]) => JSON.stringify(readObject(content, one)) !== JSON.stringify(value),
  );
  const moves = (of: string): readonly Change[] => [
    { object: `${of}/${from}`, value: null },
    { object: `${of}/${to}`, value: valueOf(`${of}/${from}`) },
    { object: `order/${of}`, value: namesIn(content, of).map((name) => (name === from ? to : name)) },
  ];
  // What is judged of a list is known by the list.
  const isJudged = member === 'facts' && readObject(content, `entries/${from}`) !== undefined;
  return [
    ...changes
      .filter(([one]) => one !== object && one !== `entries/${from}`)
      .map(([one, value]) => ({ object: one, value })),
    ...moves(member),
    ...(isJudged ? moves('entries') : []),
  ];
}

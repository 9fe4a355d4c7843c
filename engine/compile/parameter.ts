import { FALSE, TRUE, UNKNOWN } from '../kleene.ts';
import type { CodeList, Expression, ParameterDeclaration, ValueType } from '../ruleset-document.ts';
import { isFullyKnown, sameValue, type Value } from '../value.ts';
import { fromJson } from '../value-json.ts';
import { addParameter, type Leaves } from './leaves.ts';
import { compileExpression, must, type Context, type Scope, type ValueNode } from './scope.ts';
import { inForceTests, versionByDate, type InForce } from './versions.ts';

/** A content that stands for "the source does not say". */
const MISSING = Symbol('missing');
type Content = Value | typeof MISSING;
type Version = { readonly inForce: InForce; readonly content: (context: Context) => Content };

const sameContent = (a: Content, b: Content): boolean =>
  typeof a === 'symbol' || typeof b === 'symbol' ? a === b : a === b || sameJson(a, b);
/** Code lists and groupings are compared as written. */
function sameJson(a: Value, b: Value): boolean {
  if (typeof a === 'object' && a !== null && !Array.isArray(a)) return JSON.stringify(a) === JSON.stringify(b);
  return sameValue(a, b);
}

function keyed(
  scope: Scope,
  declaration: ParameterDeclaration,
  entries: readonly { readonly key: string | number; readonly value: unknown }[],
  key: ValueNode,
): (context: Context) => Content {
  const space = declaration.key?.kind === 'code' ? scope.codes(declaration.key.systems) : undefined;
  const keyName = (value: string | number): string =>
    space === undefined ? String(value) : (space.key(String(value)) ?? String(value));
  const values = new Map(
    entries.map((entry) => [keyName(entry.key), fromJson(entry.value as never, declaration.type)]),
  );
  return (context) => {
    const value = key.value(context);
    if (value === null) return MISSING;
    if (!isFullyKnown(value)) return undefined;
    const name = space === undefined ? String(value) : space.key(value as string);
    if (name === undefined) return undefined;
    return values.has(name) ? values.get(name) : MISSING;
  };
}

type Versions = { readonly all: readonly Version[]; readonly byDate: ReturnType<typeof versionByDate> };

function contents(scope: Scope, declaration: ParameterDeclaration, key: ValueNode | undefined): Versions {
  const inForce = inForceTests(scope, declaration.versions);
  const all = declaration.versions.map((version, i): Version => {
    const force = must(inForce[i], declaration.name);
    if (version.content === 'missing') return { inForce: force, content: () => MISSING };
    if ('byKey' in version.content) {
      return { inForce: force, content: keyed(scope, declaration, version.content.byKey, must(key, 'key')) };
    }
    const { value } = version.content;
    const isObject = declaration.type.kind === 'codes' || declaration.type.kind === 'grouping';
    const content = isObject ? (codeContent(value) as unknown as Value) : fromJson(value as never, declaration.type);
    return { inForce: force, content: () => content };
  });
  return { all, byDate: versionByDate(scope, declaration.versions) };
}
const codeContent = (value: unknown): unknown =>
  Array.isArray(value) ? ({ include: value, exclude: [] } as CodeList) : value;

/** The content shared by all versions that may be in force; `undefined` when they differ. */
function contentInForce({ all, byDate }: Versions, context: Context): Content {
  const known = byDate?.(context);
  if (known !== undefined) return must(all[known], 'version').content(context);
  let shared: Content;
  let first = true;
  for (const version of all) {
    if (version.inForce.test.test(context) === FALSE) continue;
    const content = version.content(context);
    if (first) shared = content;
    else if (content === undefined || !sameContent(shared, content)) return undefined;
    first = false;
  }
  return shared;
}

function walkParameter(
  scope: Scope,
  index: number,
  versions: Versions,
  key: { readonly node: ValueNode; readonly type: ValueType } | undefined,
  context: Context,
  leaves: Leaves,
): void {
  if (contentInForce(versions, context) === MISSING) {
    const at = versions.all.findIndex((version) => version.inForce.test.test(context) === TRUE);
    const date = versions.all[at === 0 ? 1 : at]?.inForce.by?.value(context);
    addParameter(leaves, index, typeof date === 'number' ? date : undefined);
    return;
  }
  for (const { inForce } of versions.all)
    if (inForce.test.test(context) === UNKNOWN) inForce.test.walk(context, leaves);
  if (key === undefined) return;
  const value = key.node.value(context);
  const coarse =
    key.type.kind === 'code' && typeof value === 'string' && scope.codes(key.type.systems).key(value) === undefined;
  if (!isFullyKnown(value)) key.node.walk(context, leaves);
  else if (coarse) key.node.walkCoarse?.(context, leaves);
}

export function compileParameter(scope: Scope, expression: Extract<Expression, { op: 'parameter' }>): ValueNode {
  const { index, declaration } = must(scope.parameters.get(expression.name), expression.name);
  const cacheKey = `${expression.name} ${scope.list?.name ?? ''}`;
  const cached = expression.key === undefined ? scope.parameterNodes.get(cacheKey) : undefined;
  if (cached !== undefined) return cached;
  const key = expression.key === undefined ? undefined : compileExpression(scope, expression.key);
  const versions = contents(scope, declaration, key);
  const node: ValueNode = {
    type: declaration.type,
    value: (context) => {
      const content = contentInForce(versions, context);
      return typeof content === 'symbol' ? undefined : content;
    },
    walk: (context, leaves) =>
      walkParameter(
        scope,
        index,
        versions,
        key === undefined ? undefined : { node: key, type: key.type },
        context,
        leaves,
      ),
  };
  if (expression.key === undefined) scope.parameterNodes.set(cacheKey, node);
  return node;
}

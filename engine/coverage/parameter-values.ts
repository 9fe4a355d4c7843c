import { compileExpression, must, type Context, type Scope } from '../compile/scope.ts';
import { inForceTests } from '../compile/versions.ts';
import { TRUE } from '../kleene.ts';
import type {
  Expression,
  LiteralValue,
  ParameterDeclaration,
  RulesetDocument,
  ValueType,
} from '../ruleset-document.ts';
import { visitPlaces } from './places.ts';

/** A value written in a version of a parameter, maybe under a key. */
export type ParameterValue = {
  readonly pointer: string;
  readonly parameter: string;
  readonly type: ValueType;
  readonly value: LiteralValue;
  readonly key?: string | number;
};

const valuePointer = (pointer: string): string => `${pointer}/value`;

/** Every value that the parameters of a document are given. */
export function parameterValues(document: RulesetDocument): readonly ParameterValue[] {
  const pointers = new Map<object, string>();
  visitPlaces(document, (node, { pointer }) => pointers.set(node, pointer));
  return document.parameters.flatMap(({ name, type, versions }) =>
    versions.flatMap(({ content }): readonly ParameterValue[] => {
      if (content === 'missing') return [];
      const placed = (node: object): string => valuePointer(must(pointers.get(node), name));
      if ('value' in content) return [{ pointer: placed(content), parameter: name, type, value: content.value }];
      return content.byKey.map((keyed) => ({ pointer: placed(keyed), parameter: name, type, ...keyed }));
    }),
  );
}

/** The addresses of the values that a parameter has in a context. */
export function parameterKeys(
  scope: Scope,
  expression: Extract<Expression, { op: 'parameter' }>,
  pointers: ReadonlyMap<object, string>,
): (context: Context) => readonly string[] {
  const { declaration } = must(scope.parameters.get(expression.name), expression.name);
  const inForce = inForceTests(scope, declaration.versions);
  const key = expression.key === undefined ? undefined : compileExpression(scope, expression.key);
  const nameOf = keyName(scope, declaration);
  const versions = declaration.versions.map(({ content }, i) => {
    const byKey = typeof content === 'object' && 'byKey' in content ? content.byKey : [];
    return {
      force: must(inForce[i], declaration.name).test,
      content,
      byKey: new Map(byKey.map((keyed) => [nameOf(keyed.key), pointers.get(keyed)])),
    };
  });
  return (context) =>
    versions.flatMap(({ force, content, byKey }) => {
      if (content === 'missing' || force.test(context) !== TRUE) return [];
      const value = key?.value(context);
      const known = typeof value === 'string' || typeof value === 'number' ? byKey.get(nameOf(value)) : undefined;
      const pointer = 'value' in content ? pointers.get(content) : known;
      return pointer === undefined ? [] : [valuePointer(pointer)];
    });
}

function keyName(scope: Scope, { key }: ParameterDeclaration): (value: string | number) => string {
  const space = key?.kind === 'code' ? scope.codes(key.systems) : undefined;
  return (value) => space?.key(String(value)) ?? String(value);
}

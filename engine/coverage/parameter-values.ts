import type { Scope } from '../reference/scope.ts';
import { isSame, readValue } from '../reference/values.ts';
import { isInForce } from '../reference/versions.ts';
import type {
  Expression,
  LiteralValue,
  ParameterDeclaration,
  RulesetDocument,
  ValueType,
} from '../ruleset-document.ts';

/** A value written in a version of a parameter, maybe under a key. */
export type ParameterValue = {
  readonly pointer: string;
  readonly parameter: string;
  readonly type: ValueType;
  readonly value: LiteralValue;
  readonly key?: string | number;
};

const valueAt = (pointers: ReadonlyMap<object, string>, node: object): string => `${pointers.get(node)}/value`;

/** Every value that the parameters of a document are given. */
export function parameterValues(
  document: RulesetDocument,
  pointers: ReadonlyMap<object, string>,
): readonly ParameterValue[] {
  return document.parameters.flatMap(({ name, type, versions }) =>
    versions.flatMap(({ content }): readonly ParameterValue[] => {
      if (content === 'missing') return [];
      const placed = (node: object) => ({ pointer: valueAt(pointers, node), parameter: name, type });
      if ('value' in content) return [{ ...placed(content), value: content.value }];
      return content.byKey.map((keyed) => ({ ...placed(keyed), ...keyed }));
    }),
  );
}

/** The addresses of the values that a parameter has for a case, for the versions that are in force. */
export function parameterValuesAsked(
  pointers: ReadonlyMap<object, string>,
  { key: keyType, versions }: ParameterDeclaration,
  key: Expression | undefined,
  scope: Scope,
): readonly string[] {
  return versions.flatMap(({ content }, version) => {
    if (content === 'missing' || isInForce(versions, version, scope) !== true) return [];
    if ('value' in content) return [valueAt(pointers, content)];
    if (key === undefined || keyType === undefined) return [];
    const asked = scope.value(key);
    const found = content.byKey.find((keyed) => {
      const written = readValue(keyed.key, keyType);
      return written.kind === 'code' && asked.kind === 'code'
        ? scope.world.systems.equal(written, asked) === true
        : isSame(written, asked);
    });
    return found === undefined ? [] : [valueAt(pointers, found)];
  });
}

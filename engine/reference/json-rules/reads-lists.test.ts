import { describe, expect, it } from 'vitest';
import {
  all,
  boolean,
  compare,
  condition,
  count,
  derived,
  fact,
  integer,
  is,
  list,
  named,
  parameter,
  parameterOf,
  rule,
  ruleset,
  version,
} from '../../../test-fixtures/documents.ts';
import type { Condition } from '../../ruleset-document.ts';
import { programOf } from '../rules.ts';
import { createWorld } from '../world.ts';
import { rulesWithoutLists } from './truths.ts';

const p = fact('p', boolean);
const number = fact('number', integer);
const twice = fact('twice', integer);
const plain = fact('plain', integer);

describe('a rule turns on a list', () => {
  const turnsOnList = (when: Condition): boolean => {
    const document = ruleset({
      facts: [p, plain, list('items'), derived(number, count('items')), derived(twice, number)],
      conditions: [condition('many', compare(twice, 'greaterThan', 3)), condition('few', is(p))],
      parameters: [parameterOf('byNumber', integer, [version({ byKey: [{ key: 1, value: 2 }] })], integer)],
      rules: [rule('seen', { event: 'approve', when })],
    });
    const { root } = createWorld(document, {});
    return rulesWithoutLists(programOf(document), root).length === 0;
  };
  it.each<[string, Condition, boolean]>([
    ['when it reads a fact that is derived from one', compare(twice, 'equal', 1), true],
    ['when a named condition does', all(is(p), named('many')), true],
    ['when the key of a parameter does', compare(plain, 'equal', parameter('byNumber', integer, number)), true],
    ['not when nothing does', all(is(p), named('few'), compare(plain, 'equal', 1)), false],
  ])('%s', (_, when, answer) => {
    expect(turnsOnList(when)).toBe(answer);
  });
});

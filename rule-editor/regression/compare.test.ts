import { describe, expect, test } from 'vitest';
import type { RulesetDocument } from '#engine';
import { shippedRulesets } from '../../test-fixtures/shipped-rulesets.ts';
import { startComparison } from './compare.ts';

const [blaresept] = shippedRulesets('blaresept');
if (blaresept === undefined) throw new Error('no such ruleset');
const { document } = blaresept;
const known = blaresept.cases.map(({ facts }) => facts);

type Parameter = RulesetDocument['parameters'][number];
const withParameter = (
  name: string,
  versions: (of: Parameter['versions']) => Parameter['versions'],
): RulesetDocument => ({
  ...document,
  parameters: document.parameters.map((parameter) =>
    parameter.name === name ? { ...parameter, versions: versions(parameter.versions) } : parameter,
  ),
});
const primary = (value: string) => ({
  byKey: [
    { key: 'primary', value },
    { key: 'secondary', value: '2.6' },
  ],
});

const compare = (draft: RulesetDocument, seed: number, applications: number) => {
  const comparison = startComparison(document, draft, { seed, known });
  comparison.run(applications);
  const result = comparison.result();
  return { ...result, groups: result.groups.map(comparison.simplify) };
};

describe('a lower LDL limit', () => {
  const draft = withParameter('leqvioLdlLimit', ([version]) => [{ ...version, content: primary('3.2') }]);
  const { groups, changed, concerned } = compare(draft, 1, 1_500);

  test('is found, with the change that makes it and an application that shows it', () => {
    expect(changed).toEqual(['parameters/leqvioLdlLimit']);
    expect(concerned).toContain('sections/inclisiran-familial');
    const approved = groups.find(({ kind }) => kind.what === 'verdict' && kind.to === 'approve');
    expect(approved).toMatchObject({ cause: 'parameters/leqvioLdlLimit', rule: 'inclisiran-familial' });
    const { ldl, prevention, drugAtc } = approved?.example.facts ?? {};
    expect({ prevention, drugAtc }).toEqual({ prevention: 'primary', drugAtc: 'C10AX16' });
    expect(Number(ldl)).toBeGreaterThan(3.2);
    expect(Number(ldl)).toBeLessThanOrEqual(3.6);
  });

  test('takes nothing from anybody', () => {
    const taken = groups.filter(({ kind }) => kind.what === 'verdict' && /deny/.test(kind.to));
    expect(taken).toEqual([]);
  });

  test('is found alike with the same seed', () => {
    expect(compare(draft, 1, 1_500).groups).toEqual(groups);
  });
});

test('a limit from a date ahead changes applications decided from that day, and no others', () => {
  const draft = withParameter('leqvioLdlLimit', (versions) => [
    ...versions,
    { content: primary('4.5'), boundary: { date: '2027-03-01', by: { op: 'fact', name: 'decidedOn' } } },
  ]);
  const { groups } = compare(draft, 1, 1_500);
  const days = groups.map(({ example }) => String(example.facts['decidedOn']));
  expect(days.length).toBeGreaterThan(0);
  expect(days.filter((day) => day < '2027-03-01')).toEqual([]);
});

test('of several changes each difference has its own', () => {
  const draft = {
    ...withParameter('leqvioLdlLimit', ([version]) => [{ ...version, content: primary('3.2') }]),
    sections: document.sections.filter(({ id }) => id !== 'entresto'),
  };
  const causes = new Set(compare(draft, 1, 3_000).groups.map(({ cause }) => cause));
  expect(causes).toEqual(new Set(['parameters/leqvioLdlLimit', 'sections/entresto']));
});

test('nothing is found where nothing is changed', () => {
  expect(compare(document, 1, 1_000)).toMatchObject({ applications: 1_000, differing: 0, groups: [], changed: [] });
});

import * as fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { RulesetDocument } from '#engine';
import type { JsonObject, RulesetContent } from '#engine/objects';
import { parseRuleset, readRulesetSource } from '#engine/tools';
import { findUsages, usagesOf } from './usages.ts';

const rulesets = path.resolve(import.meta.dirname, '../../rulesets');
const programmes = fs.readdirSync(rulesets).filter((name) => fs.existsSync(path.join(rulesets, name, 'ruleset.json')));

function readContent(name: string): RulesetContent {
  const files = ['ruleset.json', ...fs.readdirSync(path.join(rulesets, name, 'parts')).map((file) => `parts/${file}`)];
  const source = readRulesetSource(
    files.map((file) => ({ name: file, text: fs.readFileSync(path.join(rulesets, name, file), 'utf8') })),
  );
  return { source: source.value as JsonObject, cases: [], demands: [] };
}

/** What a part of the checked document names, found without the usages. */
function namedIn(part: unknown, named = new Set<string>()): ReadonlySet<string> {
  if (typeof part !== 'object' || part === null) return named;
  const { op, name, over, grouping } = part as Record<string, unknown>;
  if (op === 'fact') named.add(`facts/${String(name)}`);
  if (op === 'parameter') named.add(`parameters/${String(name)}`);
  if (op === 'named') named.add(`conditions/${String(name).split('/')[0]}`);
  if (typeof over === 'string' && typeof op === 'string') named.add(`facts/${over}`);
  if (typeof grouping === 'string') named.add(`parameters/${grouping}`);
  if ('reason' in part) named.add(`texts/${String((part as { reason: unknown }).reason)}`);
  for (const inner of Object.values(part)) namedIn(inner, named);
  return named;
}

const kinds = /^(facts|parameters|conditions|texts)\//;

test.each(programmes)('every name that the checked rules of %s use is found, and no other', (name) => {
  const content = readContent(name);
  const parsed = parseRuleset(content.source);
  if (!parsed.ok) throw new Error(`${name} has problems`);
  const document: RulesetDocument = parsed.document;
  const members = ['sections', 'rules', 'tables', 'restrictions', 'replacements', 'constraints'] as const;
  let compared = 0;
  for (const member of members)
    for (const part of document[member]) {
      const object = `${member}/${part.id}`;
      const own = findUsages(content).filter(({ by, used }) => by === object && kinds.test(used));
      // An exception is named by its condition; the checked document has that as a name alone.
      const exceptions = own.filter(({ path }) => path.includes('exceptions')).map(({ used }) => used);
      // What a row takes from its column stands in the checked rows only when the row has such a cell.
      const columns = own.filter(({ path }) => path[0] === 'columns').map(({ used }) => used);
      const expected = new Set([...namedIn(part), ...exceptions, ...columns]);
      expect([object, ...new Set(own.map(({ used }) => used))].toSorted()).toEqual([object, ...expected].toSorted());
      compared += 1;
    }
  expect(compared).toBeGreaterThan(5);
});

test.each(programmes)('everything that %s declares is used somewhere, and leads to a place that is there', (name) => {
  const content = readContent(name);
  const used = new Set(findUsages(content).map((usage) => usage.used));
  for (const member of ['parameters', 'conditions'] as const)
    for (const declared of Object.keys((content.source[member] ?? {}) as object))
      expect([...used]).toContain(`${member}/${declared}`);
});

const content: RulesetContent = {
  source: {
    format: 1,
    programme: 'p',
    systems: { atc: { title: { nb: 'ATC' }, hierarchical: true } },
    facts: {
      drug: { type: 'code', system: 'atc', title: { nb: 'Legemiddel' } },
      born: { type: 'date', title: { nb: 'Født' } },
      adultOn: { type: 'date', title: { nb: 'Myndig' }, derived: { birthday: 18, of: 'born' } },
      appliedFor: { type: 'date', title: { nb: 'Søkt fra' } },
    },
    grant: { from: { type: 'date', title: { nb: 'Fra' }, meet: 'latest' } },
    parameters: {
      list: { title: { nb: 'Liste' }, type: 'codes', versions: [{ content: ['A10', 'B01'] }] },
    },
    sections: [
      {
        id: 's',
        stage: 'x',
        versions: [
          {
            boundary: { date: '2026-01-01', by: 'appliedFor' },
            content: {
              appliesWhen: { fact: 'drug', operator: 'inCodes', value: { include: ['C10AX'], exclude: ['C10AX16'] } },
              requirements: { note: { conditions: { condition: 'grown' }, reason: 'TOO_YOUNG' } },
              approve: { reason: 'MET', grant: { from: 'appliedFor' } },
            },
          },
        ],
      },
    ],
    texts: { TOO_YOUNG: { patient: { nb: 'Myndig {adultOn}, ikke {{born}}. Gjelder fra {grant.from}.' } } },
  },
  cases: [],
  demands: [],
};

test('a use is told with the place where it stands', () => {
  const places = (used: string) => usagesOf(content, used).map(({ by, path }) => [by, path.join(' ')]);
  expect(places('facts/born')).toEqual([['facts/adultOn', 'derived of']]);
  expect(places('facts/appliedFor')).toEqual([
    ['sections/s', 'versions 0 boundary by'],
    ['sections/s', 'versions 0 content approve grant from'],
  ]);
  expect(places('facts/adultOn')).toEqual([['texts/TOO_YOUNG', 'patient nb']]);
  expect(places('grant/from')).toEqual([
    ['sections/s', 'versions 0 content approve grant from'],
    ['texts/TOO_YOUNG', 'patient nb'],
  ]);
  expect(places('conditions/grown')).toEqual([
    ['sections/s', 'versions 0 content requirements note conditions condition'],
  ]);
  expect(places('systems/atc')).toEqual([['facts/drug', 'system']]);
  expect(places('value/C10AX16')).toEqual([['sections/s', 'versions 0 content appliesWhen value exclude 0']]);
  expect(places('value/A10')).toEqual([['parameters/list', 'versions 0 content 0']]);
});

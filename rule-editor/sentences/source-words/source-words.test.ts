import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Condition, Expression, RulesetDocument, ValueType } from '#engine';
import type { Json, JsonObject } from '#engine/objects';
import { parseRuleset, readRulesetSource } from '#engine/tools';
import { createWords, type WordsLanguage } from '#engine/words';
import { conditionOfRow } from '../model/row.ts';
import { versionsIn } from '../versions/versions.ts';
import { conditionOf, scopeOf } from './condition-of.ts';
import { expressionOf } from './expression-of.ts';
import { readSource } from './readable.ts';
import { entriesOf, objectsOf } from './value-type.ts';

const rulesets = path.join(import.meta.dirname, '../../../rulesets');
const programmes = ['_example', 'blaresept', 'ehic', 'frikort', 'fristbrudd'];

type Pair = {
  readonly place: string;
  readonly source: Json;
  readonly checked: Condition | Expression;
  readonly list?: string;
  readonly type?: ValueType;
};

const contentsOf = (json: Json): readonly JsonObject[] =>
  versionsIn(json).flatMap(({ content }) => (content === 'none' ? [] : [content as JsonObject]));
const checkedOf = <T>(versions: readonly { readonly content: T | null }[]): readonly T[] =>
  versions.flatMap(({ content }) => (content === null ? [] : [content]));

/** Every condition and expression of a ruleset, as it is written and as it is checked. */
function pairsOf(source: JsonObject, document: RulesetDocument): readonly Pair[] {
  const pairs: Pair[] = [];
  const add = (place: string, written: Json | undefined, checked: Pair['checked'] | undefined, own = {}) => {
    if (written !== undefined && checked !== undefined) pairs.push({ place, source: written, checked, ...own });
  };
  const grant = (place: string, written: Json | undefined, checked: RulesetDocument['facts'] | readonly unknown[]) => {
    for (const { name, value } of checked as readonly { readonly name: string; readonly value: Expression }[])
      add(`${place} ${name}`, (written as JsonObject)[name], value, {
        type: document.grant.find((field) => field.name === name)?.type,
      });
  };
  for (const [index, json] of objectsOf(source['sections']).entries())
    for (const [at, content] of contentsOf(json).entries()) {
      const checked = checkedOf(document.sections[index]?.versions ?? [])[at];
      if (!checked) continue;
      add(`${json['id']} applies`, content['appliesWhen'], checked.appliesWhen);
      for (const [number, [name, requirement]] of entriesOf(content['requirements']).entries())
        for (const [version, own] of contentsOf(requirement).entries()) {
          const said = checkedOf(checked.requirements[number]?.versions ?? [])[version];
          add(`${json['id']} ${name}`, own['conditions'], said?.conditions);
        }
      const approve = content['approve'] as JsonObject | undefined;
      grant(`${json['id']} grant`, approve?.['grant'], checked.approve?.grant ?? []);
    }
  for (const [index, json] of objectsOf(source['rules']).entries())
    for (const [at, content] of contentsOf(json).entries()) {
      const checked = checkedOf(document.rules[index]?.versions ?? [])[at];
      add(String(json['id']), content['when'], checked?.when);
      grant(`${json['id']} grant`, content['grant'], checked?.grant ?? []);
    }
  for (const [index, json] of objectsOf(source['restrictions']).entries())
    for (const [at, content] of contentsOf(json).entries()) {
      const checked = checkedOf(document.restrictions[index]?.versions ?? [])[at];
      add(String(json['id']), content['when'], checked?.when);
      grant(`${json['id']} narrows`, content['narrows'], checked?.narrows ?? []);
    }
  for (const [index, json] of objectsOf(source['tables']).entries())
    for (const [row, own] of objectsOf(json['rows']).entries())
      for (const [at, content] of contentsOf(own).entries()) {
        const checked = checkedOf(document.tables[index]?.rows[row]?.versions ?? [])[at];
        add(`${json['id']} ${own['id']}`, conditionOfRow(objectsOf(json['columns']), content['cells']), checked?.when);
      }
  for (const [name, json] of entriesOf(source['conditions'])) {
    const checked = document.conditions.find((one) => one.name === name);
    add(name, json['condition'], checked?.condition);
  }
  for (const [name, json] of entriesOf(source['facts'])) {
    const checked = document.facts.find((one) => one.name === name);
    add(name, json['derived'], checked?.derived, { type: checked?.type });
  }
  for (const json of objectsOf(source['entries'])) {
    const list = String(json['list']);
    const checked = document.entries.find((one) => one.list === list);
    for (const [index, own] of objectsOf(json['classes']).entries())
      for (const [at, content] of contentsOf(own).entries())
        add(String(own['id']), content['when'], checkedOf(checked?.classes[index]?.versions ?? [])[at]?.when, { list });
  }
  for (const [index, json] of objectsOf(source['constraints']).entries())
    add(String(json['id']), json['condition'], document.constraints[index]?.condition);
  return pairs;
}

function open(programme: string) {
  const folder = path.join(rulesets, programme);
  const names = ['ruleset.json', ...fs.readdirSync(path.join(folder, 'parts')).map((name) => `parts/${name}`)];
  const files = names.map((name) => ({ name, text: fs.readFileSync(path.join(folder, name), 'utf8') }));
  const source = readRulesetSource(files).value as JsonObject;
  const parsed = parseRuleset(source);
  if (!parsed.ok) throw new Error(`${programme} has problems`);
  return { source, document: parsed.document };
}

describe.each(programmes)('the words of %s', (programme) => {
  const { source, document } = open(programme);
  const readable = readSource(source);
  const pairs = pairsOf(source, document);

  test.each<WordsLanguage>(['nb', 'nn', 'en'])('of what is written are those of what is checked (%s)', (language) => {
    const on = '2026-03-03';
    const written = createWords(readable.document, language, on);
    const checked = createWords(document, language, on);
    const isCondition = (one: Pair['checked']): one is Condition => !('type' in one);
    const said = pairs.map(({ place, source: json, checked: node, list, type }) => {
      const scope = scopeOf(readable, { list });
      return isCondition(node)
        ? [place, written.inline(conditionOf(scope, json), list), checked.inline(node, list)]
        : [place, written.expression(expressionOf(scope, json, type, []), list), checked.expression(node, list)];
    });
    expect(said.length).toBeGreaterThan(5);
    expect(said.map(([place, own]) => [place, own])).toEqual(said.map(([place, , other]) => [place, other]));
  });
});

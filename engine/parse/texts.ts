import type { Audience, Language, ReasonDeclaration, ReasonTexts, RulesetDocument, Text } from '../ruleset-document.ts';
import type { RulesetSource } from '../ruleset-schema.ts';
import { isBroken, quote, report, undeclared, warn, type Check, type Effect } from './check.ts';
import { isReservedReason } from './reserved-reasons.ts';
import { placeholdersOf } from './placeholders.ts';
import { at } from './pointer.ts';
import { readVersions, type ContentOf } from './versions.ts';
import { asWritten, say, type Said } from './say.ts';

const languages = ['nb', 'nn', 'en'] as const;
const required: readonly (readonly [Audience, readonly Language[]])[] = [
  ['patient', languages],
  ['submitter', languages],
  ['caseWorker', ['nb']],
  ['journalNote', ['nb']],
];
const requiredOfClass: typeof required = [
  ['patient', languages],
  ['caseWorker', ['nb']],
];

/** The texts of every reason, complete for those that a rule can give. */
export function readReasons(check: Check): ReasonDeclaration[] {
  const byCode = new Map<string, Effect[]>();
  for (const effect of check.effects) {
    const others = byCode.get(effect.code);
    if (others) others.push(effect);
    else byCode.set(effect.code, [effect]);
  }
  const sources = new Map(Object.entries(check.source.texts));
  for (const [code, [first]] of byCode)
    if (first && !sources.has(code) && !isBroken(check, 'texts', code) && !isReservedReason(code))
      report(
        check,
        'MISSING_TEXT',
        first.reasonPointer,
        say('no texts for {0}', quote(code)),
        say('{0} in "texts"', quote(code)),
      );
  return [...sources].map(([code, source]) => {
    const effects = byCode.get(code) ?? [];
    const pointer = at('/texts', code);
    if (effects.length === 0 && !isReservedReason(code) && check.broken.size === 0)
      warn(check, 'UNUSED', pointer, quote(code), say('a rule that gives this reason'));
    const versions = readVersions(check, source, pointer, undefined, (content: ReasonTexts, place) => {
      checkTexts(check, content, place.pointer, effects);
      return content;
    });
    return { code, versions };
  });
}

function checkTexts(check: Check, texts: ReasonTexts, pointer: string, effects: readonly Effect[]): void {
  const needed = effects.some(({ event }) => event !== 'class') ? required : effects.length > 0 ? requiredOfClass : [];
  for (const [audience, neededLanguages] of needed) {
    const text = texts[audience];
    const absent = neededLanguages.filter((language) => text?.[language] === undefined);
    if (absent.length === 0) continue;
    const place = text ? at(pointer, audience) : pointer;
    const expected = say('{0} in {1}', audience, neededLanguages.join(', '));
    report(check, 'MISSING_TEXT', place, say('{0} without {1}', audience, absent.join(', ')), expected);
  }
  for (const audience of Object.keys(texts) as Audience[]) {
    const text = texts[audience];
    if (text) checkPlaceholders(check, text, at(pointer, audience), effects);
  }
}

const named = (names: readonly string[]): Said => (names.length > 0 ? asWritten(names.join(', ')) : say('none'));

function checkPlaceholders(check: Check, text: Text, pointer: string, effects: readonly Effect[]): void {
  let first: readonly string[] | undefined;
  for (const language of languages) {
    const words = text[language];
    if (words === undefined) continue;
    const place = at(pointer, language);
    const names = placeholdersOf(words);
    if (names === undefined) {
      report(check, 'MALFORMED_PLACEHOLDER', place, quote(words), say('{name}; a brace itself is written {{'));
      continue;
    }
    const sorted = [...new Set(names)].toSorted();
    first ??= sorted;
    if (first.join() !== sorted.join()) {
      report(check, 'PLACEHOLDERS_DIFFER', place, named(sorted), named(first));
    }
    for (const name of sorted) checkPlaceholder(check, name, place, effects);
  }
}

function checkPlaceholder(check: Check, name: string, pointer: string, effects: readonly Effect[]): void {
  const [part, field] = name.split('.', 2);
  if (field !== undefined && (part === 'grant' || part === 'figures')) {
    const known = part === 'grant' ? [...check.grant.keys()] : Object.keys(check.source.figures ?? {});
    if (!known.includes(field) && !isBroken(check, part, field))
      undeclared(
        check,
        'UNKNOWN_PLACEHOLDER',
        pointer,
        name,
        say('a declared {0} placeholder', part),
        known.map((each) => `${part}.${each}`),
      );
    return;
  }
  const fact = check.facts.get(name);
  if (effects.some(({ values }) => values.has(name))) {
    if (fact) return;
    for (const effect of effects)
      if (!effect.values.has(name))
        report(
          check,
          'PLACEHOLDER_WITHOUT_VALUE',
          effect.pointer,
          say('no value {0}', quote(name)),
          say('"values": {{0}: …}, which the text of {1} names', quote(name), effect.code),
        );
    return;
  }
  if (fact) check.used.add(`fact:${name}`);
  const isIncomplete = effects.length === 0 && check.broken.size > 0;
  if (isIncomplete || isBroken(check, 'facts', name) || (fact && fact.type.kind !== 'list')) return;
  const known = [...check.facts.keys(), ...effects.flatMap(({ values }) => [...values])];
  undeclared(
    check,
    'UNKNOWN_PLACEHOLDER',
    pointer,
    name,
    say('a declared value, fact, grant.field or figures.name'),
    known,
  );
}

type RemedySource = ContentOf<NonNullable<NonNullable<RulesetSource['remedies']>['deny']>>;

export function readRemedies(check: Check): RulesetDocument['remedies'] {
  return Object.entries(check.source.remedies ?? {}).flatMap(([outcome, source]) => {
    if (!source) return [];
    const versions = readVersions(
      check,
      source,
      at('/remedies', outcome),
      undefined,
      (content: RemedySource) => content,
    );
    return [{ outcome: outcome as RulesetDocument['remedies'][number]['outcome'], versions }];
  });
}

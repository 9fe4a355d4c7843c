import type { LegalBasis } from '../ruleset-document.ts';
import { quote, report, type Check, type Effect, type Item } from './check.ts';
import { at, keysOf } from './pointer.ts';
import { asWritten, say, type Said } from './say.ts';

/** The rules of FORMAT.md section 8 on what a machine may decide. */
export function checkLaw(check: Check): void {
  const conditions = Object.entries(check.source.conditions ?? {});
  const onRecalled = conditions.filter(([, { legalBasis }]) => legalBasis?.some(({ mark }) => mark === 'recalled'));
  const recalled = new Set(onRecalled.map(([name]) => name));
  for (const effect of check.effects) {
    if (effect.event === 'deny') checkDeny(check, effect);
    if (effect.event !== 'class' && effect.event !== 'route-to-manual' && isAutomatic(effect))
      checkRecalled(check, effect, recalled);
  }
}

/** FORMAT.md section 8: `recommend` at any level prevails; else `automatic` at any; else all but denials are automatic. */
function isAutomatic({ automation, event }: Effect): boolean {
  if (event === 'stop') return true;
  if (automation.includes('recommend')) return false;
  return event !== 'deny' || automation.includes('automatic');
}

const isLaw = ({ value: { kind } }: Item<LegalBasis>): boolean => kind === 'act' || kind === 'regulation';

function checkDeny(check: Check, effect: Effect): void {
  const { law, lawPointer } = effect;
  if (!law.some(isLaw)) {
    const found = law.length === 0 ? say('no legal basis') : asWritten(law.map(({ value }) => value.kind).join(', '));
    report(check, 'DENY_WITHOUT_LAW', lawPointer, found, say('at least one act or regulation'));
  }
  if (isAutomatic(effect)) checkAutomaticDeny(check, effect);
}

function checkAutomaticDeny(check: Check, { law, pointer, hasBasis, hasExceptions, reads }: Effect): void {
  if (!hasBasis) {
    report(check, 'AUTOMATIC_WITHOUT_BASIS', pointer, say('no "basis"'), say('"basis": why a machine may refuse'));
  }
  for (const { value, pointer: place } of law)
    if (value.mark !== 'verified') {
      report(check, 'AUTOMATIC_NOT_VERIFIED', at(place, 'mark'), quote(value.mark), quote('verified'));
    }
  if (!hasExceptions) {
    const expected = say('"exceptions": [], or the exceptions that exist');
    report(check, 'AUTOMATIC_WITHOUT_EXCEPTIONS', exceptionsPointer(pointer), say('no "exceptions"'), expected);
  }
  const contestable = [...check.facts.values()].filter((fact) => fact.contestable);
  if (contestable.length === 0) return;
  const read = closure(check, reads);
  const contested = contestable.filter(
    ({ name, confirmedBy }) =>
      read.has(`fact:${name}`) && (confirmedBy === undefined || !read.has(`fact:${confirmedBy}`)),
  );
  if (contested.length === 0) return;
  const found = say('contestable without confirmation: {0}', contested.map(({ name }) => quote(name)).join(', '));
  const names = contested.map(({ name, confirmedBy }) => quote(confirmedBy ?? `${name}.confirmedBy`));
  report(check, 'AUTOMATIC_ON_CONTESTED_FACT', pointer, found, say('{0} in the conditions', names.join(', ')));
}

function checkRecalled(
  check: Check,
  { law, boundaryMarks, reads, pointer }: Effect,
  recalled: ReadonlySet<string>,
): void {
  const recalledAt = (place: string, found: Said, expected: Said) =>
    report(check, 'AUTOMATIC_ON_RECALLED_LAW', place, found, expected);
  for (const { value, pointer: place } of law)
    if (value.mark === 'recalled') recalledAt(at(place, 'mark'), quote('recalled'), say('a basis with a source'));
  if (boundaryMarks.includes('recalled'))
    recalledAt(pointer, say('a boundary marked recalled'), say('a boundary with a source'));
  if (recalled.size === 0) return;
  for (const node of closure(check, reads)) {
    const name = node.startsWith('condition:') ? (node.slice('condition:'.length).split('/')[0] ?? '') : '';
    if (recalled.has(name))
      recalledAt(pointer, say('the condition {0}, on recalled law', quote(name)), say('no condition on recalled law'));
  }
}

/** Exceptions stand on the section, rule or row, not on a requirement. */
function exceptionsPointer(pointer: string): string {
  const keys = keysOf(pointer);
  const requirements = keys.indexOf('requirements');
  return requirements < 0 ? pointer : at('', ...keys.slice(0, requirements));
}

/** Everything that is read through derived facts, conditions, parameters and classes. */
export function closure(check: Check, reads: ReadonlySet<string>): ReadonlySet<string> {
  const all = new Set(reads);
  for (const node of all) for (const read of check.definitions.get(node)?.reads ?? []) all.add(read);
  return all;
}

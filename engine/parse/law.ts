import type { LegalBasis } from '../ruleset-document.ts';
import { quote, report, type Check, type Effect } from './check.ts';
import { at, keysOf } from './pointer.ts';

/** The rules of FORMAT.md section 8 on what a machine may decide. */
export function checkLaw(check: Check): void {
  for (const effect of check.effects) {
    if (effect.event === 'deny') checkDeny(check, effect);
    if (effect.event !== 'class' && effect.event !== 'route-to-manual' && isAutomatic(effect))
      checkRecalled(check, effect);
  }
}

/** FORMAT.md section 8: `recommend` at any level prevails; else `automatic` at any; else all but denials are automatic. */
function isAutomatic({ automation, event }: Effect): boolean {
  if (event === 'stop') return true;
  if (automation.includes('recommend')) return false;
  return event !== 'deny' || automation.includes('automatic');
}

const isLaw = ({ kind }: LegalBasis): boolean => kind === 'act' || kind === 'regulation';

function checkDeny(check: Check, effect: Effect): void {
  const { legalBasis, lawPointer, pointer } = effect;
  if (!legalBasis.some(isLaw)) {
    const found = legalBasis.length === 0 ? 'no legal basis' : legalBasis.map(({ kind }) => kind).join(', ');
    report(
      check,
      'DENY_WITHOUT_LAW',
      lawPointer,
      found,
      'at least one act or regulation',
      "Name the provision that allows the refusal; what a requirement or row names stands instead of its section's.",
    );
  }
  if (!isAutomatic(effect)) return;
  if (!effect.hasBasis)
    report(
      check,
      'AUTOMATIC_WITHOUT_BASIS',
      pointer,
      'an automatic refusal without "basis"',
      '"basis": why a machine may refuse',
      'Write the basis, or "automation": "recommend".',
    );
  legalBasis.forEach((basis) => {
    if (basis.mark !== 'verified')
      report(
        check,
        'AUTOMATIC_NOT_VERIFIED',
        lawPointer,
        `${quote(basis.title)}, marked ${basis.mark}`,
        'only bases marked verified',
        'Verify it, or write "automation": "recommend".',
      );
  });
  if (!effect.hasExceptions)
    report(
      check,
      'AUTOMATIC_WITHOUT_EXCEPTIONS',
      exceptionsPointer(pointer),
      'no "exceptions"',
      '"exceptions": [], or the exceptions that exist',
      'Write them, even when there are none.',
    );
  const reads = closure(check, effect.reads);
  for (const node of reads) {
    const name = node.startsWith('fact:') ? node.slice('fact:'.length) : undefined;
    const fact = name === undefined ? undefined : check.facts.get(name);
    if (!fact?.contestable || (fact.confirmedBy !== undefined && reads.has(`fact:${fact.confirmedBy}`))) continue;
    const expected =
      fact.confirmedBy === undefined
        ? `"confirmedBy" on ${quote(fact.name)}`
        : `${quote(fact.confirmedBy)} in the conditions too`;
    report(
      check,
      'AUTOMATIC_ON_CONTESTED_FACT',
      pointer,
      `the contestable fact ${quote(fact.name)}`,
      expected,
      'Require the confirmation, or write "automation": "recommend".',
    );
  }
}

function checkRecalled(check: Check, effect: Effect): void {
  const hint = 'Verify it, or write "automation": "recommend".';
  const recalled = effect.legalBasis.find(({ mark }) => mark === 'recalled');
  if (recalled)
    report(
      check,
      'AUTOMATIC_ON_RECALLED_LAW',
      effect.lawPointer,
      quote(recalled.title),
      'no basis marked recalled',
      hint,
    );
  if (effect.boundaryMarks.includes('recalled'))
    report(
      check,
      'AUTOMATIC_ON_RECALLED_LAW',
      effect.pointer,
      'a boundary marked recalled',
      'a boundary with a source',
      hint,
    );
  for (const node of closure(check, effect.reads)) {
    const name = node.startsWith('condition:') ? node.slice('condition:'.length).split('/')[0] : undefined;
    const bases =
      name === undefined ? [] : (new Map(Object.entries(check.source.conditions ?? {})).get(name)?.legalBasis ?? []);
    if (bases.some(({ mark }) => mark === 'recalled'))
      report(
        check,
        'AUTOMATIC_ON_RECALLED_LAW',
        effect.pointer,
        `the condition ${quote(name ?? '')}, on recalled law`,
        'no condition on recalled law',
        hint,
      );
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

import type { RulesetSource } from '../ruleset-schema.ts';
import { compact, quote, report, type Check } from './check.ts';
import { readCodePattern } from './code-pattern.ts';
import { readCode } from './literals.ts';
import { at } from './pointer.ts';
import { asWritten, say } from './say.ts';

type Source = NonNullable<RulesetSource['systems']>[string];

export function declareSystems(check: Check): void {
  for (const [name, source] of Object.entries(check.source.systems ?? {})) {
    const pointer = at('/systems', name);
    const { title, hierarchical, exactLength, pattern, aliases = [] } = source;
    check.systems.set(name, compact({ name, title, hierarchical, exactLength, pattern, aliases }));
    if (exactLength !== undefined && !hierarchical) {
      const hint = say('Remove it; every code of this system is exact.');
      const expected = say('exactLength only on a hierarchical system');
      report(
        check,
        'SUPERFLUOUS_ATTRIBUTE',
        at(pointer, 'exactLength'),
        say('{0}', String(exactLength)),
        expected,
        hint,
      );
    }
    if (pattern !== undefined) declarePattern(check, name, pattern, at(pointer, 'pattern'));
    checkAliases(check, name, aliases, at(pointer, 'aliases'));
  }
}

function declarePattern(check: Check, name: string, source: string, pointer: string): void {
  const pattern = readCodePattern(source);
  if (!('wrong' in pattern)) check.patterns.set(name, pattern);
  else
    report(
      check,
      'WRONG_PATTERN',
      pointer,
      pattern.wrong,
      say('characters, [classes], (groups), |, ?, +, *, {n} and {n,m}'),
    );
}

/** Both names are codes of the system; each older name has one newer, and no name is newer than itself. */
function checkAliases(check: Check, name: string, aliases: NonNullable<Source['aliases']>, pointer: string): void {
  const newer = new Map<string, string>();
  aliases.forEach((alias, index) => {
    for (const end of ['old', 'new'] as const) readCode(check, alias[end], [name], at(pointer, index, end));
    if (newer.has(alias.old))
      report(check, 'DUPLICATE_ID', at(pointer, index, 'old'), quote(alias.old), say('one newer name for each'));
    else newer.set(alias.old, alias.new);
    const names = [alias.old];
    for (let next: string | undefined = alias.new; next !== undefined; next = newer.get(next)) {
      names.push(next);
      if (next === alias.old || names.length > aliases.length + 1) break;
    }
    if (names.at(-1) === alias.old)
      report(
        check,
        'CYCLE',
        at(pointer, index, 'new'),
        asWritten(names.join(' → ')),
        say('names that lead to a newest one'),
      );
  });
}

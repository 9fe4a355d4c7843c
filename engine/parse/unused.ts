import { quote, warn, type Check } from './check.ts';
import { at } from './pointer.ts';

/** Warns of what is declared and never read. Nothing is said where parts of the document could not be read. */
export function warnUnused(check: Check): void {
  if (check.broken.size > 0) return;
  const { source } = check;
  const say = (kind: string, part: string, name: string, expected: string) => {
    if (!check.used.has(`${kind}:${name}`)) warn(check, 'UNUSED', at('', part, name), quote(name), expected);
  };
  for (const [name, fact] of Object.entries(source.facts))
    if (fact.type !== 'text') say('fact', 'facts', name, 'a condition, expression or text that reads the fact');
  for (const name of Object.keys(source.parameters ?? {}))
    say('parameter', 'parameters', name, 'an expression that reads the parameter');
  for (const name of Object.keys(source.conditions ?? {}))
    say('condition', 'conditions', name, 'a rule that reads the condition');
  for (const name of Object.keys(source.systems ?? {}))
    say('system', 'systems', name, 'a fact with codes of the system');
  for (const name of Object.keys(source.groups ?? {})) say('group', 'groups', name, 'a condition over the group');
  for (const name of Object.keys(source.grant).filter((each) => each !== 'from' && each !== 'to'))
    say('grant', 'grant', name, 'an approval that gives the field');
  source.stages.forEach((stage, index) => {
    if (!check.used.has(`stage:${stage}`))
      warn(check, 'UNUSED', at('/stages', index), quote(stage), 'a section, rule or table of the stage');
  });
}

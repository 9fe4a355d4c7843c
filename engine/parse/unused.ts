import { quote, warn, type Check } from './check.ts';
import { at } from './pointer.ts';
import { say, type Said } from './say.ts';

/** Warns of what is declared and never read. Nothing is said where parts of the document could not be read. */
export function warnUnused(check: Check): void {
  if (check.broken.size > 0) return;
  const { source } = check;
  const unread = (kind: string, part: string, name: string, expected: Said) => {
    if (!check.used.has(`${kind}:${name}`)) warn(check, 'UNUSED', at('', part, name), quote(name), expected);
  };
  for (const [name, fact] of Object.entries(source.facts))
    if (fact.type !== 'text') unread('fact', 'facts', name, say('a condition, expression or text that reads the fact'));
  for (const name of Object.keys(source.parameters ?? {}))
    unread('parameter', 'parameters', name, say('an expression that reads the parameter'));
  for (const name of Object.keys(source.conditions ?? {}))
    unread('condition', 'conditions', name, say('a rule that reads the condition'));
  for (const name of Object.keys(source.systems ?? {}))
    unread('system', 'systems', name, say('a fact with codes of the system'));
  for (const name of Object.keys(source.groups ?? {}))
    unread('group', 'groups', name, say('a condition over the group'));
  for (const name of Object.keys(source.grant).filter((each) => each !== 'from' && each !== 'to'))
    unread('grant', 'grant', name, say('an approval that gives the field'));
  source.stages.forEach((stage, index) => {
    if (!check.used.has(`stage:${stage}`))
      warn(check, 'UNUSED', at('/stages', index), quote(stage), say('a section, rule or table of the stage'));
  });
}

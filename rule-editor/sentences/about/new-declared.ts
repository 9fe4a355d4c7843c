import type { JsonObject, RulesetContent } from '#engine/objects';
import { namesIn } from '#engine/objects';
import { nameFor, valueFor } from '../../facts/change-fact.ts';

/** What stands beside the rules and is used by them. */
export const declaredMembers = ['grant', 'figures', 'conditions', 'systems', 'groups'] as const;
export type DeclaredMember = (typeof declaredMembers)[number];

/** A condition that says nothing yet of the programme: that the case was begun by an application. */
const anything: JsonObject = { fact: 'startedBy', operator: 'equal', value: 'application' };

/** Something new of that title, under a name that nothing has. */
export function newDeclared(content: RulesetContent, member: DeclaredMember, title: string) {
  const text: JsonObject = { nb: title };
  const name = member === 'systems' ? valueFor(namesIn(content, 'systems'), title) : nameFor(content, member, title);
  const values: Readonly<Record<DeclaredMember, JsonObject>> = {
    grant: { type: 'boolean', title: text, meet: 'equal' },
    figures: { title: text, value: 0 },
    conditions: { title: text, condition: anything },
    systems: { title: text, hierarchical: false },
    groups: {},
  };
  return { object: `${member}/${name}`, value: values[member] };
}

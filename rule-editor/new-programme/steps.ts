/** The steps of the guide, in their order. */
export const steps = [
  'name',
  'party',
  'facts',
  'stages',
  'section',
  'texts',
  'remedies',
  'automation',
  'cases',
  'summary',
] as const;
export type Step = (typeof steps)[number];

const membersOf: { readonly [S in Step]?: readonly string[] } = {
  name: ['title', 'programme', 'format'],
  party: ['subject', 'startedBy'],
  facts: ['facts', 'systems', 'vocabulary', 'groups', 'constraints', 'entries'],
  stages: ['stages'],
  texts: ['texts'],
  remedies: ['remedies'],
  automation: ['automation', 'basis', 'exceptions', 'automatedProcessing'],
  cases: ['cases'],
};

/** The step in which something of the ruleset is set: by the member that it stands in. */
export function stepOf(pointer: string): Step {
  const [, member = ''] = pointer.split('/');
  return steps.find((step) => membersOf[step]?.includes(member)) ?? 'section';
}

import type { RulesetContent } from '#engine/objects';
import type { Applicant } from '../facts/library.ts';

export type Subject = 'person' | 'organisation' | 'none';

/** Who applies, as the source of what is asked. */
export function submitterOf({ source }: RulesetContent): Applicant {
  const [subject] = (source['subject'] ?? []) as readonly Subject[];
  return subject === 'organisation' ? 'organisation' : 'patient';
}

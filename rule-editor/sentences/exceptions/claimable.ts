import { readObject, type RulesetContent } from '#engine/objects';
import { valueAt } from '../json-path.ts';

/** Can this condition be an exception? One that stands once for each member of a group cannot. */
export const isClaimable = (content: RulesetContent, condition: string): boolean =>
  valueAt(readObject(content, `conditions/${condition}`), ['over']) === undefined;

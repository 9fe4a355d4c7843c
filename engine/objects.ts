/** A ruleset's source as objects with names, and changes of them: what drafts are made of. Imports nothing. */
export type { Json, JsonObject } from './objects/members.ts';
export {
  applyChanges,
  type Change,
  diffContents,
  listObjects,
  namesIn,
  type ObjectId,
  readObject,
  type RulesetContent,
} from './objects/objects.ts';

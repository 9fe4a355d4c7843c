/** A ruleset's source as objects with names, and changes of them: what drafts are made of. Imports nothing. */
export { isObject, isSingle, type Json, type JsonObject, kindOf } from './objects/members.ts';
export { locate, type Place } from './objects/locate.ts';
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

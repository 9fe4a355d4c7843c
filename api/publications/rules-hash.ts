import type { RulesetDocument } from '#engine';
import { hashOf } from '../canonical-json.ts';

/** Members of the checked document that hold only words: no outcome can depend on them. */
const wordMembers: readonly string[] = ['legalBasis', 'basis', 'note', 'reasons', 'vocabulary', 'automatedProcessing'];

/**
 * Hash of a ruleset without its words. Equal hashes: whatever the facts, the same outcome, grant and figures.
 * Taken of the checked document, where names are values and not members, so that nothing but words is left out.
 */
export function hashOfRules(document: RulesetDocument): string {
  return hashOf(withoutWords(document));
}

function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([member, content]) => !isWords(member, content));
  return Object.fromEntries(kept.map(([member, content]) => [member, withoutWords(content)]));
}

/** The only members with free names are the groups of a grouping, which are lists of strings. */
function isWords(member: string, content: unknown): boolean {
  if (Array.isArray(content) && content.length > 0 && content.every((item) => typeof item === 'string')) return false;
  return wordMembers.includes(member) || isText(content);
}

function isText(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  const languages = entries.every(([key, words]) => ['nb', 'nn', 'en'].includes(key) && typeof words === 'string');
  return languages && 'nb' in value;
}

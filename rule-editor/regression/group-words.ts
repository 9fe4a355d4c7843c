import type { RulesetDocument } from '#engine';
import { readObject, type ObjectId, type RulesetContent } from '#engine/objects';
import { type Language, textIn } from '../app/language.tsx';
import { titleOf } from '../sentences/object-title.ts';
import { outcomeWords } from '../try-out/outcome-words.ts';
import { placeOf } from '../try-out/place-of.ts';
import type { DifferenceGroup } from './compare.ts';
import type { DifferenceKind, Verdict } from './difference.ts';
import { words } from './words.ts';

/** What is decided or recommended, in words. */
export function verdictWords(verdict: Verdict, language: Language): string {
  const { outcomes, recommendation } = outcomeWords[language];
  if (verdict === 'recommend-approve') return recommendation.approve;
  return verdict === 'recommend-deny' ? recommendation.deny : outcomes[verdict];
}

export function kindWords(kind: DifferenceKind, language: Language): string {
  if (kind.what !== 'verdict') return words[language].kinds[kind.what];
  return `${verdictWords(kind.from, language)} → ${verdictWords(kind.to, language)}`;
}

export type Place = { readonly title: string; readonly path?: string };

/** The change that makes the difference, and where it is edited. */
export function causeOf(
  { cause }: DifferenceGroup,
  content: RulesetContent,
  base: RulesetContent,
  language: Language,
): Place {
  const w = words[language];
  if (cause === undefined) return { title: w.several };
  if (cause === 'ruleset') return { title: w.whole, path: '/kilde' };
  const object: ObjectId = cause.startsWith('conditions/') ? cause.split('/').slice(0, 2).join('/') : cause;
  const isThere = readObject(content, object) !== undefined;
  const title = titleOf(isThere ? content : base, object, language);
  return isThere ? { title, path: `/del/${object}` } : { title };
}

/** The section, rule or table whose reason is new or gone, with the requirement or row in it. */
export function decidedBy(
  { rule, part, example }: DifferenceGroup,
  document: RulesetDocument,
  language: Language,
): Place | undefined {
  if (rule === undefined) return undefined;
  const reasons = [example.draft, example.published].flatMap((evaluation) => [
    ...evaluation.reasons,
    ...(evaluation.recommended?.reasons ?? []),
  ]);
  const reason = reasons.find((one) => one.rule === rule && one.part === part);
  const place = placeOf(document, reason ?? { rule, ...(part && { part }) });
  if (place === undefined) return undefined;
  const own = place.part === undefined ? '' : `: ${textIn(place.part, language)}`;
  return { title: textIn(place.title, language) + own, path: `/del/${place.member}/${place.id}` };
}

const order = ['deny', 'recommend-deny', 'stop', 'route-to-manual', 'approve', 'recommend-approve', 'not-due'];
const others = ['grant', 'reasons', 'missing', 'values'];

/** What is graver first: what somebody loses, what somebody gains, then what is told otherwise. */
export function byGravity(groups: readonly DifferenceGroup[]): readonly DifferenceGroup[] {
  const gravity = ({ kind }: DifferenceGroup): number =>
    kind.what === 'verdict' ? order.indexOf(kind.to) : order.length + others.indexOf(kind.what);
  return groups.toSorted((a, b) => gravity(a) - gravity(b) || b.count - a.count);
}

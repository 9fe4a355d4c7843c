import type { Evaluation, Outcome, Reason } from '#engine';
import { isSameJson } from '#engine/applications';

/** What is decided, or what is recommended to the person who decides. */
export type Verdict = Outcome | 'recommend-approve' | 'recommend-deny';

/** How two evaluations of one application differ: in what matters most. */
export type DifferenceKind =
  | { readonly what: 'verdict'; readonly from: Verdict; readonly to: Verdict }
  | { readonly what: 'grant' | 'reasons' | 'missing' | 'values' };

export const verdictOf = ({ outcome, recommended }: Evaluation): Verdict =>
  recommended === undefined ? outcome : `recommend-${recommended.outcome}`;

const sameReasons = (a: readonly Reason[], b: readonly Reason[]): boolean =>
  a.length === b.length &&
  a.every((reason, i) => {
    const other = b[i];
    return reason.code === other?.code && reason.rule === other.rule && reason.part === other.part;
  });

/** Whether the reasons say the same: versions may be counted anew without anything else being different. */
const sameWords = (a: readonly Reason[], b: readonly Reason[]): boolean =>
  a.every((reason, i) => isSameJson(reason.values, b[i]?.values));

/** What an evaluation grants, or recommends to. */
export const grantOf = ({ grant, recommended }: Evaluation) => grant ?? recommended?.grant;

/** The difference between what is published and the draft for one application; undefined when both decide the same. */
export function differenceBetween(published: Evaluation, draft: Evaluation): DifferenceKind | undefined {
  const [from, to] = [verdictOf(published), verdictOf(draft)];
  if (from !== to) return { what: 'verdict', from, to };
  if (!isSameJson(grantOf(published), grantOf(draft))) return { what: 'grant' };
  if (!sameReasons(published.reasons, draft.reasons)) return { what: 'reasons' };
  const [before, now] = [published.recommended?.reasons ?? [], draft.recommended?.reasons ?? []];
  if (!sameReasons(before, now)) return { what: 'reasons' };
  const missing = ({ missingFacts }: Evaluation) => missingFacts.map(({ pointer, needs }) => `${needs} ${pointer}`);
  if (!isSameJson(missing(published), missing(draft))) return { what: 'missing' };
  const isSame =
    sameWords(published.reasons, draft.reasons) &&
    sameWords(before, now) &&
    isSameJson(published.figures, draft.figures) &&
    isSameJson(published.partial ?? [], draft.partial ?? []);
  return isSame ? undefined : { what: 'values' };
}

/** The reasons on which an outcome or a recommendation rests. */
export const groundsOf = ({ reasons, recommended }: Evaluation): readonly Reason[] => recommended?.reasons ?? reasons;

/** The reason that one of the two evaluations has and the other has not; the first of any, else. */
export function tellingReason(published: Evaluation, draft: Evaluation): Reason | undefined {
  const place = ({ code, rule, part }: Reason) => `${code} ${rule} ${part}`;
  const [before, now] = [groundsOf(published), groundsOf(draft)];
  const [placesBefore, placesNow] = [new Set(before.map(place)), new Set(now.map(place))];
  const changed = [
    ...now.filter((reason) => !placesBefore.has(place(reason))),
    ...before.filter((reason) => !placesNow.has(place(reason))),
  ];
  return changed.find(({ rule }) => rule !== undefined) ?? [...now, ...before].find(({ rule }) => rule !== undefined);
}

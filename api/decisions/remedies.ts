import type { Facts } from '#engine';
import type { Remedy } from '../contract/decisions.ts';
import type { Publication } from '../deps.ts';

type RemedyKind = Remedy['for'];

/** How to complain about these outcomes, as of the facts' dates. */
export function findRemedies({ ruleset }: Publication, kinds: readonly RemedyKind[], facts: Facts): Remedy[] {
  return kinds.flatMap((kind) => {
    const remedy = ruleset.remedy(kind, facts);
    if (!remedy) return [];
    const { body, sendTo, weeks, text, legalBasis } = remedy;
    return [
      {
        for: kind,
        body: { ...body },
        sendTo: { ...sendTo },
        ...(weeks !== undefined && { weeks }),
        text: { ...text },
        legalBasis: legalBasis.map((basis) => ({ ...basis })),
      },
    ];
  });
}

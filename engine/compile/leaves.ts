/** What a walk down through unknown nodes finds: why something is unknown. FORMAT.md, sections 7 and 9. */
export type Needs = 'value' | 'exact-code' | 'complete-list' | 'answer';
export type FactLeaf = {
  readonly slot: number;
  /** −1 where the leaf is no field of an entry. */
  readonly entry: number;
  readonly field: number;
  readonly needs: Needs;
};
export type ParameterLeaf = { readonly parameter: number; readonly date: number | undefined };
/** `part` is the class row; none for `otherwise`. */
export type ReviewLeaf = {
  readonly list: number;
  readonly entry: number;
  readonly code: string;
  readonly part: string | undefined;
};

export type Leaves = {
  readonly facts: Map<string, FactLeaf>;
  readonly parameters: Map<string, ParameterLeaf>;
  readonly reviews: Map<string, ReviewLeaf>;
  /** Derived facts already entered: each is walked once. */
  readonly entered: Set<string>;
  /** How many rows of a `first` table were entered. */
  readonly rowsEntered: Map<string, number>;
};

export const noLeaves = (): Leaves => ({
  facts: new Map(),
  parameters: new Map(),
  reviews: new Map(),
  entered: new Set(),
  rowsEntered: new Map(),
});

export function addFact(leaves: Leaves, slot: number, needs: Needs, entry = -1, field = -1): void {
  leaves.facts.set(`${slot}/${entry}/${field}`, { slot, entry, field, needs });
}
export function addParameter(leaves: Leaves, parameter: number, date: number | undefined): void {
  leaves.parameters.set(`${parameter}/${date}`, { parameter, date });
}
export function addReview(leaves: Leaves, leaf: ReviewLeaf): void {
  leaves.reviews.set(`${leaf.list}/${leaf.entry}`, leaf);
}

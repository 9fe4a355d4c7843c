import type { Json } from '#engine/objects';

/** Why a cell cannot be read, in words for the one who wrote it. */
export type CellProblem = {
  readonly found: string;
  readonly expected: string;
  readonly fix: string;
};
/** What a cell says; `undefined`: it is blank, and what stands there does not matter. */
export type CellReading =
  | { readonly ok: true; readonly value: Json | undefined }
  | { readonly ok: false; readonly problem: CellProblem };

export const read = (value: Json | undefined): CellReading => ({ ok: true, value });
export const misread = (found: string, expected: string, fix: string): CellReading => ({
  ok: false,
  problem: { found, expected, fix },
});

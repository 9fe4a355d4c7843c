import type { ValueType } from '#engine';
import type { Reading } from '../use-object.ts';
import type { FormProblem, LeafForm } from './leaf-form.ts';
import type { Where } from './where.ts';

/** What a line is about: its type, and its unit where it has one. */
export type About = { readonly type: ValueType; readonly unit: string | undefined };
/** What the fields of a line's value are made of. */
export type ValueProps = {
  readonly reading: Reading;
  readonly where: Where;
  readonly form: LeafForm;
  readonly set: (changed: Partial<LeafForm>) => void;
  readonly about: About;
  readonly errorAt: (at: FormProblem['at']) => string | undefined;
  readonly autoFocus: boolean;
};

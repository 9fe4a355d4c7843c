import type { Part, Reading } from '../use-object.ts';

export type MemberProps = {
  /** The object with all its versions. */
  readonly whole: Part;
  /** The content of the version that is shown; of what has no versions the object itself. */
  readonly part: Part;
  readonly reading: Reading;
  readonly name: string;
};

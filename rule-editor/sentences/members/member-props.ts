import type { Part, Reading } from '../use-object.ts';

/** `part`: the content of the version that is shown; of what has no versions the object itself. */
export type MemberProps = { readonly part: Part; readonly reading: Reading; readonly name: string };

import { type Json, type ObjectId, readObject } from '#engine/objects';
import { today } from '../app/format.ts';
import { useAddressValue } from '../ui/use-address.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import type { Path } from './json-path.ts';
import { inBase, versionOf, type VersionInSource } from './versions/versions.ts';

/** Members whose objects are written in versions, so that what is published stays as it is. */
export const versionedMembers = ['sections', 'rules', 'restrictions', 'parameters', 'texts', 'remedies'];

/** What may be done with what is looked at. */
export type Lock =
  /** A publication is read, or the draft is closed. */
  | 'reading'
  | 'open'
  /** Published, and has decided or could have: a new version is needed. */
  | 'in-force'
  /** Published, but its day has not come: a mistake in it may be put right. */
  | 'not-yet'
  /** Published, and of a kind that has no versions. */
  | 'without-versions'
  /** Published, and being put right in spite of that. */
  | 'correcting';

type Asked = {
  readonly isReadOnly: boolean;
  /** Of the version that is shown. */
  readonly isPublished: boolean;
  /** Of its kind. */
  readonly hasVersions: boolean;
  /** Its day has not come. */
  readonly isAhead: boolean;
  readonly isCorrecting: boolean;
};

export function lockOf({ isReadOnly, isPublished, hasVersions, isAhead, isCorrecting }: Asked): Lock {
  if (isReadOnly) return 'reading';
  if (!isPublished) return 'open';
  if (hasVersions && !isAhead) return 'in-force';
  if (isCorrecting) return 'correcting';
  return hasVersions ? 'not-yet' : 'without-versions';
}

/** Of an object: what may be done with the version that is shown, and which of its places are locked. */
export function useLock(object: ObjectId, version: VersionInSource | undefined) {
  const { base, content, readOnly } = useWorkspace();
  const [correcting, setCorrecting] = useAddressValue('rett');
  const whole: Json | undefined = readObject(content, object);
  const published = readObject(base, object);
  const member = object.slice(0, object.indexOf('/'));
  const hasVersions = versionedMembers.includes(member);
  const isPublished = (path: Path) =>
    published !== undefined && inBase(published, whole, versionOf(path)) !== undefined;
  const lock = lockOf({
    isReadOnly: readOnly,
    isPublished: isPublished(version?.path ?? []),
    hasVersions,
    isAhead: (version?.boundary?.date ?? '') > today(),
    isCorrecting: correcting === '1',
  });
  const own = versionOf(version?.path ?? []);
  // Each class and row has versions of its own, also where what they stand in has none.
  const isWithinOwn = ([first, ...rest]: Path) => rest.length > 0 && (first === 'classes' || first === 'rows');
  const isCorrected = (path: Path) =>
    lock === 'correcting' && versionOf(path).length <= own.length && !isWithinOwn(path);
  const isLocked = (path: Path) => isPublished(path) && !isCorrected(path);
  return { lock, isLocked, correct: () => setCorrecting('1') };
}

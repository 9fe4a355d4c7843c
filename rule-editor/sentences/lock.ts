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
  const isAhead = (version?.boundary?.date ?? '') > today();
  const may = (): Lock => {
    if (readOnly) return 'reading';
    if (!isPublished(version?.path ?? [])) return 'open';
    if (hasVersions && !isAhead) return 'in-force';
    if (correcting === '1') return 'correcting';
    return hasVersions ? 'not-yet' : 'without-versions';
  };
  const lock = may();
  const own = versionOf(version?.path ?? []);
  const isLocked = (path: Path) =>
    isPublished(path) && !(lock === 'correcting' && versionOf(path).length <= own.length);
  return { lock, isLocked, correct: () => setCorrecting('1') };
}

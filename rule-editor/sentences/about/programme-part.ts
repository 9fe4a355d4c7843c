import { type Json, readObject } from '#engine/objects';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { type Path, valueAt, withValueAt } from '../json-path.ts';
import type { Part } from '../use-object.ts';

/** What the programme says of itself (`automation`, `exceptions` …), as parts; each member is an object of the draft. */
export function useProgrammePart(isLocked: boolean): Part {
  const { content, edit, readOnly } = useWorkspace();
  const partAt = (path: Path): Part => {
    const [member, ...rest] = path;
    const object = `ruleset/${String(member)}`;
    return {
      object,
      path: rest,
      value: valueAt(content.source, path),
      isLocked: readOnly || isLocked,
      change(label, value, at = [], beside = []) {
        const [own, ...within] = [...path, ...at];
        const changed = `ruleset/${String(own)}`;
        const whole: Json = readObject(content, changed) ?? {};
        const made = within.length === 0 ? (value ?? null) : withValueAt(whole, within, value);
        edit(label, [...beside, { object: changed, value: made }]);
      },
      at: (...keys) => partAt([...path, ...keys]),
    };
  };
  return partAt([]);
}

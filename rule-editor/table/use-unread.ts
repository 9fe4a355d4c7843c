import { useMemo, useState } from 'react';
import type { ObjectId } from '#engine/objects';
import { type KeptText, useKeptTexts } from '../workspace/kept-texts.ts';
import { useWorkspace } from '../workspace/workspace.tsx';

type Act = { readonly texts: readonly KeptText[]; readonly isEdit: boolean };
const none: readonly Act[] = [];

/** The texts of an object's grid that could not be read, and taking back what was written, read or not. */
export function useUnread(object: ObjectId) {
  const { undo, redo } = useWorkspace();
  const { texts, keep } = useKeptTexts();
  const own = useMemo(() => texts.filter((text) => text.object === object), [texts, object]);
  const [acts, setActs] = useState(none);

  /** One act: the texts that are not read now, and whether it changed the object. */
  function record(next: readonly KeptText[], isEdit: boolean) {
    if (!isEdit && JSON.stringify(next) === JSON.stringify(own)) return;
    setActs([...acts, { texts: own, isEdit }]);
    keep(object, next);
  }
  function takeBack() {
    const last = acts.at(-1);
    if (last !== undefined) {
      keep(object, last.texts);
      setActs(acts.slice(0, -1));
    }
    if (last === undefined || last.isEdit) undo?.();
  }
  return { own, record, undo: takeBack, redo: () => redo?.() };
}

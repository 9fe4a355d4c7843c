import { Button } from '@digdir/designsystemet-react';
import { isObject, readObject } from '#engine/objects';
import { useLanguage, useWords } from '../../app/language.tsx';
import { announce } from '../../ui/announce.ts';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { titleOf } from '../object-title.ts';
import type { Part } from '../use-object.ts';
import { sentenceWords } from '../words.ts';

/** What one does with something that has no versions: a copy under a new name, used where the change is to apply. */
export function CopyButton({ part, name }: { readonly part: Part; readonly name: string }) {
  const w = useWords(sentenceWords);
  const { content, edit } = useWorkspace();
  const { language } = useLanguage();
  function copy() {
    let number = 2;
    while (readObject(content, `conditions/${name}${number}`) !== undefined) number += 1;
    const title = titleOf(content, part.object, language);
    const value = isObject(part.value) ? part.value : {};
    const named = { ...(isObject(value['title']) ? value['title'] : {}), [language]: w.copyTitle(title) };
    edit(w.labels.copy(title), [{ object: `conditions/${name}${number}`, value: { ...value, title: named } }]);
    announce(w.copied);
  }
  return (
    <Button variant="secondary" data-size="sm" onClick={copy}>
      {w.copy}
    </Button>
  );
}

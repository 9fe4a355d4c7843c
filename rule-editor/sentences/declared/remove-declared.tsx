import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import { readObject } from '#engine/objects';
import { useLanguage, useWords } from '../../app/language.tsx';
import { useProgrammeAddress } from '../../programmes/programme-menu.tsx';
import { usagesOf } from '../../programmes/usages.ts';
import { announce } from '../../ui/announce.ts';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { titleOf } from '../object-title.ts';
import { declaredWords } from './words.ts';

/** Takes away what nothing uses; what is published stays. */
export function RemoveDeclared({ object, back }: { readonly object: string; readonly back: string }) {
  const w = useWords(declaredWords);
  const { language } = useLanguage();
  const { base, content, edit, readOnly } = useWorkspace();
  const [, navigate] = useLocation();
  const address = useProgrammeAddress();
  if (readOnly || readObject(base, object) !== undefined) return null;
  if (usagesOf(content, object).length > 0) return <Paragraph data-size="sm">{w.inUse}</Paragraph>;
  return (
    <div>
      <Button
        variant="secondary"
        data-size="sm"
        data-color="danger"
        onClick={() => {
          edit(w.removedLabel(titleOf(content, object, language)), [{ object, value: null }]);
          announce(w.removed);
          navigate(address(back));
        }}
      >
        {w.remove}
      </Button>
    </div>
  );
}

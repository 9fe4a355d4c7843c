import { Button } from '@digdir/designsystemet-react';
import type { ObjectId } from '#engine/objects';
import { useWords } from '../app/language.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import type { useLock } from '../sentences/lock.ts';
import { NewVersion } from '../sentences/versions/new-version.tsx';
import { VersionLine } from '../sentences/versions/version-line.tsx';
import styles from './texts.module.css';
import { textsWords } from './words.ts';

type Props = {
  readonly object: ObjectId;
  readonly title: string;
  readonly lock: ReturnType<typeof useLock>['lock'];
  readonly onCorrect: () => void;
};

/** The versions of a text; of one that is published, how it is changed. */
export function VersionsOfText({ object, title, lock, onCorrect }: Props) {
  const w = useWords(textsWords);
  const { readOnly } = useWorkspace();
  return (
    <div className={styles['versions']}>
      <VersionLine object={object} title={title} />
      {!readOnly && (lock === 'in-force' || lock === 'not-yet') && <p>{w.locked}</p>}
      {lock === 'not-yet' && (
        <Button variant="tertiary" data-size="sm" onClick={onCorrect}>
          {w.correct}
        </Button>
      )}
      <NewVersion object={object} title={title} canEnd={false} />
    </div>
  );
}

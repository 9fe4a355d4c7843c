import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useWords } from '../app/language.tsx';
import { useMay } from '../app/session.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import type { Lock } from './lock.ts';
import styles from './sentences.module.css';
import { sentenceWords } from './words.ts';

type LockProps = {
  readonly lock: Lock;
  readonly onCorrect: () => void;
  readonly children: ReactNode;
};

/** Why something cannot be changed, and what one does instead. */
export function LockNotice({ lock, onCorrect, children }: LockProps) {
  const w = useWords(sentenceWords);
  const mayChange = useMay('maintainer');
  const { draft } = useWorkspace();
  if (lock === 'open') return null;
  if (lock === 'reading' && (draft || !mayChange)) return null;
  return (
    <div className={styles['lock']}>
      <p>{w.lock[lock]}</p>
      {children}
      {(lock === 'not-yet' || lock === 'without-versions') && (
        <Button variant="tertiary" data-size="sm" onClick={onCorrect}>
          {lock === 'not-yet' ? w.correct : w.changeAll}
        </Button>
      )}
    </div>
  );
}

import { Button } from '@digdir/designsystemet-react';
import styles from './sentences.module.css';

type Props = {
  /** What each button does, with what it is done to. */
  readonly words: { readonly up: string; readonly down: string; readonly remove: string };
  /** Not given where it cannot be moved. */
  readonly onMove?: ((by: -1 | 1) => void) | undefined;
  readonly onRemove?: (() => void) | undefined;
};

/** Up, down and out of a list. */
export function MoveButtons({ words, onMove, onRemove }: Props) {
  return (
    <span className={styles['actions']}>
      {onMove && (
        <>
          <Button variant="tertiary" data-size="sm" aria-label={words.up} onClick={() => onMove(-1)}>
            ↑
          </Button>
          <Button variant="tertiary" data-size="sm" aria-label={words.down} onClick={() => onMove(1)}>
            ↓
          </Button>
        </>
      )}
      {onRemove && (
        <Button variant="tertiary" data-size="sm" data-color="danger" aria-label={words.remove} onClick={onRemove}>
          ✕
        </Button>
      )}
    </span>
  );
}

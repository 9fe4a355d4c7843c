import type { KeyboardEvent } from 'react';
import styles from './slot.module.css';

type Props = {
  readonly text: string;
  /** What pressing it does, with the words it stands in. */
  readonly label: string;
  readonly isOpen?: boolean;
  readonly onPress: () => void;
};

/** What can be changed within a sentence: a button that breaks over lines as its words do. */
export function Slot({ text, label, isOpen, onPress }: Props) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onPress();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a button element does not break over lines
    <span
      role="button"
      tabIndex={0}
      data-slot=""
      className={styles['slot']}
      aria-label={label}
      aria-expanded={isOpen}
      onClick={onPress}
      onKeyDown={onKeyDown}
    >
      {text}
    </span>
  );
}

import { Button } from '@digdir/designsystemet-react';
import styles from './form-buttons.module.css';

type Props = { readonly submit: string; readonly cancel: string; readonly onCancel: () => void };

/** The end of a small form: what it does, and the way out of it. */
export function FormButtons({ submit, cancel, onCancel }: Props) {
  return (
    <div className={styles['buttons']}>
      <Button type="submit" data-size="sm">
        {submit}
      </Button>
      <Button type="button" variant="tertiary" data-size="sm" onClick={onCancel}>
        {cancel}
      </Button>
    </div>
  );
}

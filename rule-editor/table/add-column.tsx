import { Button, Heading } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { useWords } from '../app/language.tsx';
import { chosenTest, ColumnChoice, noChoice } from './column-choice.tsx';
import { addColumn } from './model/column-commands.ts';
import styles from './table-view.module.css';
import type { OpenTable } from './use-table.ts';
import { tableWords } from './words.ts';

/** A new column over a fact or a condition; its cells are blank, so that nothing is decided otherwise. */
export function AddColumn({ open }: { readonly open: OpenTable }) {
  const w = useWords(tableWords);
  const { context, table, change } = open;
  const [choice, setChoice] = useState(noChoice);
  const test = chosenTest(context, choice);
  function add(event: FormEvent) {
    event.preventDefault();
    if (test === undefined) return;
    change(w.acts.addColumn, addColumn(table, test));
    setChoice(noChoice);
  }
  return (
    <form onSubmit={add} className={styles['stack']}>
      <Heading level={3} data-size="2xs">
        {w.dialog.add}
      </Heading>
      <div className={styles['form']}>
        <ColumnChoice source={open.source} context={context} choice={choice} onChoose={setChoice} />
        <Button type="submit" variant="secondary" disabled={test === undefined}>
          {w.dialog.addButton}
        </Button>
      </div>
    </form>
  );
}

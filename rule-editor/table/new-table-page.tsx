import { Alert, Button, Field, Input, Label, Paragraph, Select, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { namesIn } from '#engine/objects';
import { useWords } from '../app/language.tsx';
import { useProgrammeAddress } from '../programmes/programme-menu.tsx';
import { useStageName } from '../programmes/stage-name.ts';
import { announce } from '../ui/announce.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { chosenTest, ColumnChoice, noChoice } from './column-choice.tsx';
import { reasonOptions } from './grid-options.ts';
import { Refused } from './import-dialog.tsx';
import { addColumn } from './model/column-commands.ts';
import { rowsOf, type SourceTable } from './model/lines.ts';
import { slugOf } from './model/row-commands.ts';
import styles from './table-view.module.css';
import { useCellContext } from './use-table.ts';
import { tableWords } from './words.ts';
import type { ImportProblem } from './workbook/sheets.ts';

/** «Ny tabell»: with a first column and a row that sends everything to a case worker, or from a spreadsheet. */
export function NewTablePage() {
  const w = useWords(tableWords);
  const n = w.newTable;
  const { content, edit, readOnly } = useWorkspace();
  const context = useCellContext(content.source);
  const address = useProgrammeAddress();
  const stageName = useStageName();
  const [, navigate] = useLocation();
  const stages = Array.isArray(content.source['stages']) ? content.source['stages'].map(String) : [];
  const reasons = reasonOptions(content.source, context);
  const [title, setTitle] = useState('');
  const [stage, setStage] = useState(stages[0] ?? '');
  const [reason, setReason] = useState('');
  const [choice, setChoice] = useState(noChoice);
  const [isTried, setTried] = useState(false);
  const [problems, setProblems] = useState<readonly ImportProblem[]>([]);
  const test = chosenTest(context, choice);
  const taken = [...namesIn(content, 'tables'), ...namesIn(content, 'sections'), ...namesIn(content, 'rules')];

  function open(table: SourceTable) {
    const id = String(table['id']);
    edit(n.act, [{ object: `tables/${id}`, value: table }]);
    announce(n.made);
    navigate(address(`/del/tables/${id}`));
  }
  function create(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (title.trim() === '' || test === undefined || reason === '') return;
    const row = { id: 'ellers', title: { nb: n.firstRow }, cells: {}, event: 'route-to-manual', reason };
    const table = {
      id: slugOf(title, taken),
      stage,
      title: { nb: title.trim() },
      hitPolicy: 'first',
      legalBasis: [],
      columns: [],
    };
    open({ ...addColumn(table, test), rows: [row] });
  }
  async function readFile(file: File | undefined) {
    if (!file) return;
    const { importTable } = await import('./workbook/spreadsheet-file.ts');
    const result = await importTable(context, undefined, new Uint8Array(await file.arrayBuffer()));
    setProblems(result.ok ? [] : result.problems);
    if (!result.ok || rowsOf(result.table).length === 0) return;
    // A file of another table makes a table of its own.
    open({
      ...result.table,
      id: taken.includes(String(result.table['id']))
        ? slugOf(String(result.table['id']), taken)
        : (result.table['id'] ?? ''),
    });
  }
  if (readOnly)
    return (
      <>
        <PageTitle title={n.heading} />
        <Alert data-color="info">{n.draftFirst}</Alert>
      </>
    );
  return (
    <div className={styles['stack']}>
      <PageTitle title={n.heading} />
      <Paragraph>{n.lead}</Paragraph>
      <form onSubmit={create} className={styles['stack']} noValidate>
        <Textfield
          label={n.title}
          value={title}
          onChange={({ target }) => setTitle(target.value)}
          error={isTried && title.trim() === '' ? n.titleNeeded : undefined}
        />
        <Field>
          <Label>{n.stage}</Label>
          <Select value={stage} onChange={({ target }) => setStage(target.value)}>
            {stages.map((one, index) => (
              <Select.Option key={one} value={one}>
                {stageName(one, index + 1)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <ColumnChoice source={content.source} context={context} choice={choice} onChoose={setChoice} />
        <Field>
          <Label>{n.reason}</Label>
          <Select value={reason} onChange={({ target }) => setReason(target.value)}>
            <Select.Option value="">{w.dialog.choose}</Select.Option>
            {reasons.map(({ text, meaning }) => (
              <Select.Option key={text} value={text}>
                {meaning ?? text}
              </Select.Option>
            ))}
          </Select>
        </Field>
        {isTried && (test === undefined || reason === '') && <Alert data-color="danger">{n.needed}</Alert>}
        <div>
          <Button type="submit">{n.create}</Button>
        </div>
      </form>
      <Field>
        <Label>{n.fromFile}</Label>
        <Field.Description>{n.fromFileHelp}</Field.Description>
        <Input type="file" accept=".xlsx,.csv,.txt" onChange={({ target }) => void readFile(target.files?.[0])} />
      </Field>
      <div role="status">{problems.length > 0 && <Refused problems={problems} />}</div>
    </div>
  );
}

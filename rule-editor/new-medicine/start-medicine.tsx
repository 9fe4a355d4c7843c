import { Button, Field, Label, Paragraph, Select, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useId, useState } from 'react';
import { useLocation } from 'wouter';
import { readDate } from '../app/format.ts';
import { textIn, useLanguage, useWords } from '../app/language.tsx';
import { useMay } from '../app/session.tsx';
import { post } from '../backend/client.ts';
import { useMedicines } from '../backend/medicines.ts';
import type { DraftView } from '../backend/drafts.ts';
import { Choice } from '../new-programme/fields.tsx';
import styles from '../new-programme/guide.module.css';
import { PageTitle } from '../ui/page-title.tsx';
import { Failure } from '../ui/states.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { copySection, templatesOf } from './copy-section.ts';
import { medicineWords } from './words.ts';

const isAtc = (text: string): boolean => /^[A-Z]\d{2}[A-Z]{2}\d{2}$/.test(text);
const nothing = { template: '', name: '', atc: '', date: '', by: 'receivedOn', purpose: '', reference: '' };
type Given = typeof nothing;

/** Which medicine, after which template, from when. */
export function StartMedicine() {
  const w = useWords(medicineWords);
  const { content } = useWorkspace();
  const templates = templatesOf(content);
  return (
    <>
      <PageTitle title={w.title} />
      <Paragraph style={{ maxWidth: '46rem' }}>{w.lead}</Paragraph>
      {templates.length === 0 ? <Paragraph>{w.noTemplates}</Paragraph> : <StartForm />}
    </>
  );
}

function StartForm() {
  const w = useWords(medicineWords);
  const mayChange = useMay('maintainer');
  const { programme, content, draft, edit } = useWorkspace();
  const [, navigate] = useLocation();
  const [given, setGiven] = useState<Given>(nothing);
  const [isTried, setTried] = useState(false);
  const [error, setError] = useState<unknown>();
  const set = (members: Partial<Given>) => setGiven((before) => ({ ...before, ...members }));
  const date = readDate(given.date);
  const isWhole =
    given.template !== '' &&
    given.name.trim() !== '' &&
    isAtc(given.atc) &&
    date !== undefined &&
    (draft !== undefined || (given.purpose.trim() !== '' && given.reference.trim() !== ''));

  async function create(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!isWhole || date === undefined) return;
    const { template, atc, by } = given;
    const { id, changes } = copySection(content, { template, atc, name: given.name.trim(), date, by });
    const goTo = (draftId: string) =>
      navigate(
        `/ordning/${programme}/nytt-legemiddel?${new URLSearchParams({ utkast: draftId, del: id, mal: template })}`,
      );
    if (draft) {
      edit(w.created(given.name), changes);
      goTo(draft.id);
      return;
    }
    try {
      const { purpose, reference } = given;
      const title = w.created(given.name.trim());
      const made = await post<DraftView>('/v1/drafts', { programme, title, purpose, reference });
      await post(`/v1/drafts/${made.id}/changes`, { changes }, `"${made.version}"`);
      goTo(made.id);
    } catch (problem) {
      setError(problem);
    }
  }

  const lacks = (text: string) => (isTried && text.trim() === '' ? w.needed : undefined);
  return (
    <form className={styles['form']} style={{ maxWidth: '40rem' }} onSubmit={(event) => void create(event)} noValidate>
      <TemplateField value={given.template} onChoose={(template) => set({ template })} error={lacks(given.template)} />
      <MedicineField given={given} onChange={set} isTried={isTried} />
      <Textfield
        label={w.date}
        value={given.date}
        inputMode="numeric"
        style={{ maxWidth: '11rem' }}
        onChange={({ target }) => set({ date: target.value })}
        error={isTried && date === undefined ? w.badDate : undefined}
      />
      <Choice
        legend={w.by}
        options={w.byChoices}
        value={given.by as keyof typeof w.byChoices}
        onChoose={(by) => set({ by })}
      />
      {!draft && (
        <>
          <Textfield
            label={w.purpose}
            value={given.purpose}
            onChange={({ target }) => set({ purpose: target.value })}
            error={lacks(given.purpose)}
          />
          <Textfield
            label={w.reference}
            value={given.reference}
            onChange={({ target }) => set({ reference: target.value })}
            error={lacks(given.reference)}
          />
        </>
      )}
      {error !== undefined && <Failure error={error} />}
      {mayChange && (
        <div>
          <Button type="submit">{w.create}</Button>
        </div>
      )}
    </form>
  );
}

type TemplateProps = {
  readonly value: string;
  readonly onChoose: (id: string) => void;
  readonly error: string | undefined;
};

function TemplateField({ value, onChoose, error }: TemplateProps) {
  const w = useWords(medicineWords);
  const { language } = useLanguage();
  const { content } = useWorkspace();
  const problem = useId();
  return (
    <Field>
      <Label>{w.template}</Label>
      <Select
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : problem}
        onChange={({ target }) => onChoose(target.value)}
      >
        <Select.Option value="" disabled>
          {w.chooseTemplate}
        </Select.Option>
        {templatesOf(content).map(({ id, codes, title }) => (
          <Select.Option key={id} value={id}>
            {textIn(title as { nb: string }, language)} ({codes.join(', ')})
          </Select.Option>
        ))}
      </Select>
      {error !== undefined && (
        <p id={problem} className="ds-validation-message">
          {error}
        </p>
      )}
    </Field>
  );
}

type MedicineProps = {
  readonly given: Given;
  readonly onChange: (members: Partial<Given>) => void;
  readonly isTried: boolean;
};

function MedicineField({ given: { name, atc }, onChange, isTried }: MedicineProps) {
  const w = useWords(medicineWords);
  const search = name.trim();
  const found = useMedicines(search)?.filter((medicine) => medicine.name !== name || medicine.atc[0] !== atc);
  return (
    <>
      <Textfield
        label={w.medicine}
        description={w.medicineHelp}
        value={name}
        onChange={({ target }) => onChange({ name: target.value })}
        error={isTried && search === '' ? w.needed : undefined}
      />
      {found && found.length > 0 && (
        <section aria-label={w.found} className={styles['row']}>
          <span className={styles['quiet']}>{w.found}:</span>
          {found.slice(0, 5).map((medicine) => (
            <Button
              key={medicine.name}
              type="button"
              variant="secondary"
              data-size="sm"
              onClick={() => onChange({ name: medicine.name, atc: medicine.atc[0] ?? '' })}
            >
              {medicine.name} ({medicine.atc.join(', ')})
            </Button>
          ))}
        </section>
      )}
      <Textfield
        label={w.atc}
        description={w.atcHelp}
        value={atc}
        style={{ maxWidth: '20rem' }}
        onChange={({ target }) => onChange({ atc: target.value.toUpperCase().trim() })}
        error={isTried && !isAtc(atc) ? w.badAtc : undefined}
      />
    </>
  );
}

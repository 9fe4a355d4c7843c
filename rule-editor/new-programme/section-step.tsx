import { Button, Heading, Link, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Link as RouterLink } from 'wouter';
import { namesIn } from '#engine/objects';
import { textIn, useLanguage, useWords } from '../app/language.tsx';
import { useProgrammeAddress } from '../programmes/programme-menu.tsx';
import { useStageName } from '../programmes/stage-name.ts';
import { objectPath } from '../programmes/usages-list.tsx';
import { KeysHelp } from '../sentences/condition/keys-help.tsx';
import { useFocusWhen } from '../ui/use-focus-when.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import type { FactInSource } from './comparison.ts';
import { ConditionEditor } from './condition-editor.tsx';
import { Choice, InLanguages, Several, TextField } from './fields.tsx';
import styles from './guide.module.css';
import { RequirementEditor } from './requirement-editor.tsx';
import {
  addRequirement,
  beginSection,
  firstSection,
  grantedFacts,
  type Law,
  lawOf,
  requirementsOf,
  setAppliesWhen,
  setGranted,
  setLaw,
  setSection,
  setYears,
  yearsOf,
} from './section-model.ts';
import { stagesOf } from './stages-model.ts';
import { guideWords } from './words.ts';

export function SectionStep() {
  const w = useWords(guideWords);
  const { content, edit, readOnly } = useWorkspace();
  const address = useProgrammeAddress();
  const [id] = namesIn(content, 'sections');
  const section = firstSection(content);
  const requirements = requirementsOf(content);
  const list = useRef<HTMLElement>(null);
  // Who adds a requirement goes on in it: its name in the second language is what is missing first.
  const askFocus = useFocusWhen(requirements.length, () =>
    [...(list.current?.querySelectorAll<HTMLElement>('input[lang=nn]') ?? [])].at(-1)?.focus(),
  );
  useEffect(() => {
    if (id === undefined && !readOnly) edit(w.edits.section, beginSection(content));
  }, [id, readOnly]);
  if (id !== undefined && !section)
    return (
      <p>
        {w.versions}{' '}
        <Link asChild>
          <RouterLink href={address(objectPath(`sections/${id}`))}>{w.toSection}</RouterLink>
        </Link>
      </p>
    );
  if (!section) return null;
  return (
    <>
      <InLanguages
        label={w.sectionTitle}
        value={section['title']}
        disabled={readOnly}
        onTell={(title) => edit(w.edits.section, setSection(content, { title }))}
      />
      <StageField />
      <LawFields />
      <AppliesWhen />
      <section className={styles['form']} ref={list}>
        <Heading level={3} data-size="2xs">
          {w.requirements}
        </Heading>
        {requirements.map(([own, requirement], index) => (
          <RequirementEditor key={own} id={own} number={index + 1} requirement={requirement} />
        ))}
        {!readOnly && <AddRequirement onAdded={askFocus} />}
        {!readOnly && requirements.length > 0 && <KeysHelp />}
      </section>
      <GrantFields />
    </>
  );
}

/** In which stage the section stands, where there are several. */
function StageField() {
  const w = useWords(guideWords);
  const { content, edit, readOnly } = useWorkspace();
  const stageName = useStageName();
  const stages = stagesOf(content);
  if (stages.length < 2) return null;
  return (
    <Choice
      legend={w.stageOfTerms}
      options={Object.fromEntries(stages.map((stage, index) => [stage, stageName(stage, index + 1)]))}
      value={String(firstSection(content)?.['stage'])}
      disabled={readOnly}
      onChoose={(stage) => edit(w.edits.section, setSection(content, { stage }))}
    />
  );
}

/** Which applications the section is about. */
function AppliesWhen() {
  const w = useWords(guideWords);
  const { content, edit, readOnly } = useWorkspace();
  // What is chosen but has no line yet stands on the page alone.
  const [isChoosing, setChoosing] = useState(false);
  const section = firstSection(content);
  const applies = section?.['appliesWhen'];
  const isSome = applies !== undefined || isChoosing;
  return (
    <section className={styles['box']} aria-label={w.applies}>
      <Choice
        legend={w.applies}
        options={w.appliesChoices}
        value={isSome ? 'some' : 'all'}
        disabled={readOnly}
        onChoose={(choice) => {
          setChoosing(choice === 'some');
          if (choice === 'all') edit(w.edits.section, setAppliesWhen(content, undefined));
        }}
      />
      {isSome && (
        <ConditionEditor
          label={w.appliesChoices.some}
          path={['appliesWhen']}
          conditions={applies}
          isOptional
          onChange={(label, conditions) => edit(label, setAppliesWhen(content, conditions))}
        />
      )}
    </section>
  );
}

function LawFields() {
  const w = useWords(guideWords);
  const { content, edit, readOnly } = useWorkspace();
  const law = lawOf(content);
  const set = (members: Partial<Law>) =>
    edit(w.edits.section, setLaw(content, { kind: 'act', title: '', mark: 'part', ...law, ...members }));
  return (
    <section className={styles['box']}>
      <Heading level={3} data-size="2xs">
        {w.law}
      </Heading>
      <Choice
        legend={w.lawKind}
        options={w.lawKinds}
        value={law.kind ?? 'act'}
        disabled={readOnly}
        onChoose={(kind) => set({ kind })}
      />
      <div className={styles['facts']}>
        <TextField label={w.lawTitle} value={law.title ?? ''} disabled={readOnly} onTell={(title) => set({ title })} />
        <TextField
          label={w.lawSection}
          value={law.section ?? ''}
          disabled={readOnly}
          onTell={(section) => set({ section })}
        />
      </div>
      <TextField label={w.lawUrl} value={law.url ?? ''} disabled={readOnly} onTell={(url) => set({ url })} />
      <Several
        legend={w.law}
        options={[['verified', w.lawVerified]]}
        chosen={law.mark === 'verified' ? ['verified'] : []}
        disabled={readOnly}
        onChoose={([mark]) => set({ mark: mark ?? 'part' })}
      />
    </section>
  );
}

function AddRequirement({ onAdded }: { readonly onAdded: () => void }) {
  const w = useWords(guideWords);
  const { content, edit } = useWorkspace();
  const [title, setTitle] = useState('');
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '') return;
    edit(w.edits.section, addRequirement(content, { nb: title.trim() }));
    setTitle('');
    onAdded();
  };
  return (
    <form className={styles['row']} onSubmit={add}>
      <Textfield
        label={w.requirementTitle}
        description={w.requirementTitleHelp}
        value={title}
        onChange={({ target }) => setTitle(target.value)}
      />
      <Button type="submit" variant="secondary">
        {w.addRequirement}
      </Button>
    </form>
  );
}

function GrantFields() {
  const w = useWords(guideWords);
  const { language } = useLanguage();
  const { content, edit, readOnly } = useWorkspace();
  const years = yearsOf(content);
  const granted = grantedFacts(content);
  const facts = Object.entries((content.source['facts'] ?? {}) as { [name: string]: FactInSource }).filter(
    ([, fact]) => !['text', 'list', 'set', 'confirmation'].includes(fact.type) && fact['identifying'] === undefined,
  );
  return (
    <section className={styles['box']}>
      <Heading level={3} data-size="2xs">
        {w.grant}
      </Heading>
      <Choice
        legend={w.lasts}
        options={{ years: w.lastsYears, forever: w.lastsForever }}
        value={years === undefined ? 'forever' : 'years'}
        disabled={readOnly}
        onChoose={(choice) => edit(w.edits.section, setYears(content, choice === 'years' ? 1 : undefined))}
      />
      {years !== undefined && (
        <Textfield
          label={w.years}
          type="number"
          min={1}
          max={99}
          style={{ maxWidth: '6rem' }}
          disabled={readOnly}
          value={String(years)}
          onChange={({ target }) => {
            const typed = Number(target.value);
            if (Number.isInteger(typed) && typed > 0 && typed < 100) edit(w.edits.section, setYears(content, typed));
          }}
        />
      )}
      {facts.length > 0 && (
        <Several
          legend={w.granted}
          options={facts.map(
            ([name, fact]) => [name, textIn(fact['title'] as { nb: string } | undefined, language)] as const,
          )}
          chosen={granted}
          disabled={readOnly}
          onChoose={(chosen) => {
            const changed = facts.find(([name]) => chosen.includes(name) !== granted.includes(name))?.[0];
            if (changed) edit(w.edits.section, setGranted(content, changed, chosen.includes(changed)));
          }}
        />
      )}
    </section>
  );
}

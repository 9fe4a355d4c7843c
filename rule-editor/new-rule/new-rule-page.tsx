import { Alert, Button, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { JsonObject } from '#engine/objects';
import { readDate } from '../app/format.ts';
import { useWords } from '../app/language.tsx';
import { Choice } from '../new-programme/fields.tsx';
import styles from '../new-programme/guide.module.css';
import { stagesOf } from '../new-programme/stages-model.ts';
import { useProgrammeAddress } from '../programmes/programme-menu.tsx';
import { useStageName } from '../programmes/stage-name.ts';
import { objectPath } from '../programmes/usages-list.tsx';
import { LeafEditor } from '../sentences/condition/leaf-editor.tsx';
import { useReading } from '../sentences/use-object.ts';
import { announce } from '../ui/announce.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { newRule, type RuleEvent } from './new-rule.ts';
import { newRuleWords } from './words.ts';

const nothing = { title: '', date: '', by: 'receivedOn', lawTitle: '', lawSection: '' };

/** A section or a rule that begins on a day: what it is called, where it stands, what it builds on. */
export function NewRulePage() {
  const w = useWords(newRuleWords);
  const { content, edit, readOnly } = useWorkspace();
  const address = useProgrammeAddress();
  const [, navigate] = useLocation();
  const stageName = useStageName();
  const reading = useReading();
  const stages = stagesOf(content);
  const [kind, setKind] = useState<'section' | 'rule'>('section');
  const [event, setEvent] = useState<RuleEvent>('deny');
  const [stage, setStage] = useState(stages.at(-1) ?? '');
  const [given, setGiven] = useState(nothing);
  const [isTried, setTried] = useState(false);
  const date = readDate(given.date);
  const isNamed = given.title.trim() !== '' && given.lawTitle.trim() !== '';

  function create(when?: JsonObject) {
    setTried(true);
    if (date === undefined || !isNamed) return;
    const title = given.title.trim();
    const { object, changes } = newRule(content, {
      title,
      stage,
      from: { date, by: given.by },
      law: { title: given.lawTitle.trim(), section: given.lawSection.trim() },
      ...(when && { rule: { when, event } }),
    });
    edit(w.made(title), changes);
    announce(w.made(title));
    navigate(address(objectPath(object), { pr: date }));
  }

  if (readOnly)
    return (
      <>
        <PageTitle title={w.title} />
        <Alert data-color="info">{w.draftFirst}</Alert>
      </>
    );
  const field = (name: keyof typeof nothing, label: string, error?: string) => (
    <Textfield
      label={label}
      value={given[name]}
      onChange={({ target }) => setGiven((before) => ({ ...before, [name]: target.value }))}
      error={isTried ? error : undefined}
    />
  );
  const lacks = (text: string) => (text.trim() === '' ? w.needed : undefined);
  return (
    <>
      <PageTitle title={w.title} />
      <Paragraph>{w.lead}</Paragraph>
      <div className={styles['form']} style={{ maxWidth: '40rem' }}>
        <Choice legend={w.kind} options={w.kinds} value={kind} onChoose={setKind} />
        {field('title', w.name, lacks(given.title))}
        {stages.length > 1 && (
          <Choice
            legend={w.stage}
            options={Object.fromEntries(stages.map((one, index) => [one, stageName(one, index + 1)]))}
            value={stage}
            onChoose={setStage}
          />
        )}
        {field('date', w.from, date === undefined ? w.badDate : undefined)}
        <Choice
          legend={w.by}
          options={w.byChoices}
          value={given.by as keyof typeof w.byChoices}
          onChoose={(by) => setGiven((before) => ({ ...before, by }))}
        />
        <div className={styles['facts']}>
          {field('lawTitle', w.lawTitle, lacks(given.lawTitle))}
          {field('lawSection', w.lawSection)}
        </div>
        {kind === 'section' ? (
          <div>
            <Button onClick={() => create()}>{w.create}</Button>
          </div>
        ) : (
          <>
            <Choice legend={w.event} options={w.events} value={event} onChoose={setEvent} />
            <section>
              <Heading level={2} data-size="2xs">
                {w.when}
              </Heading>
              <Paragraph data-size="sm">{w.whenHelp}</Paragraph>
              <LeafEditor
                reading={reading}
                where={{}}
                onSave={create}
                onCancel={() => setKind('section')}
                isAlone={false}
              />
            </section>
          </>
        )}
      </div>
    </>
  );
}

import { Alert, Button, Checkbox, Fieldset, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Problem, RulesetDocument } from '#engine';
import { type JsonObject, namesIn } from '#engine/objects';
import { languages, textIn, useLanguage, useWords } from '../app/language.tsx';
import { ProblemList } from './problem-list.tsx';
import { caseId } from '../try-out/cases.ts';
import { announce } from '../ui/announce.ts';
import { Failure } from '../ui/states.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import styles from '../regression/regression.module.css';
import { Choice, ConditionSlot } from './condition-slot.tsx';
import { demandSentence } from './demand-sentence.ts';
import { demandFrom, draftOf, type DraftDemand, factsFor, newDemand, type Pattern, slotsOf } from './draft-demand.ts';
import { LimitSlot } from './limit-slot.tsx';
import { OrderSlot } from './order-slot.tsx';
import { useReader } from './use-demands.ts';
import type { CheckedSlots } from './worker.ts';
import { words } from './words.ts';

type Props = {
  readonly document: RulesetDocument;
  /** The demand that is changed; absent: a new one. */
  readonly stored?: JsonObject;
  /** What it says, where it fits the rules. */
  readonly slots?: CheckedSlots | undefined;
  readonly onDone: () => void;
};

/** Titles that only say what was chosen are not words of its own: they follow what is chosen. */
function withoutSentences(draft: DraftDemand, document: RulesetDocument, said: CheckedSlots): DraftDemand {
  const own = languages.filter(({ code }) => draft.title[code] !== demandSentence(document, said, code));
  return { ...draft, title: Object.fromEntries(own.map(({ code }) => [code, draft.title[code]])) };
}

/** A demand with slots to choose, saved when it fits the rules. */
export function DemandForm({ document, stored, slots: said, onDone }: Props) {
  const w = useWords(words);
  const { language } = useLanguage();
  const { content, edit } = useWorkspace();
  const read = useReader();
  const [draft, setDraft] = useState<DraftDemand>(() => {
    const before = stored ? draftOf(stored, document) : newDemand;
    return said ? withoutSentences(before, document, said) : before;
  });
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('select')?.focus(), []);
  const [isTried, setTried] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [error, setError] = useState<unknown>();
  const change = (part: Partial<DraftDemand>) => setDraft((before) => ({ ...before, ...part }));
  const slots = slotsOf[draft.pattern];
  const facts = factsFor(document, draft.pattern);
  const made = demandFrom(draft, document);
  const wrong = isTried && made === undefined ? `${w.needed} ${w.wrongValue}` : undefined;
  const chosen = facts.find(({ name }) => name === draft.fact);
  const measured = document.grant.filter(({ type }) => ['integer', 'decimal', 'date'].includes(type.kind));
  const fields = measured.map(({ name, title }) => [name, textIn(title, language)] as const);

  async function save(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    setError(undefined);
    if (made === undefined) return;
    const own = { id: 'new', title: { nb: '-' }, ...made };
    const checked = await read(content.source, [own]).catch(setError);
    if (!checked) return;
    if (!checked.ok) return setProblems(checked.problems);
    const [slot] = checked.demands;
    const title = Object.fromEntries(
      languages.map(({ code }) => [
        code,
        draft.title[code]?.trim() || (slot ? demandSentence(document, slot, code) : ''),
      ]),
    );
    const id =
      typeof draft.rest['id'] === 'string' ? draft.rest['id'] : caseId(title['nb'] ?? '', namesIn(content, 'demands'));
    const { id: _id, ...rest } = draft.rest;
    edit(stored ? w.changeLabel : w.addLabel, [{ object: `demands/${id}`, value: { id, title, ...rest, ...made } }]);
    announce(w.saved);
    onDone();
  }

  return (
    <form
      ref={form}
      onSubmit={(event) => void save(event)}
      noValidate
      className={styles['group']}
      aria-label={stored ? w.change : w.add}
    >
      <Choice
        label={w.pattern}
        value={draft.pattern}
        options={(Object.keys(w.patterns) as readonly Pattern[]).map((pattern) => [pattern, w.patterns[pattern]])}
        onChange={(pattern) => {
          if (pattern !== '') change({ pattern: pattern as Pattern, fact: '', other: '', order: [] });
        }}
      />
      {(slots.includes('fact') || slots.includes('list')) && (
        <Choice
          label={slots.includes('list') ? w.list : w.fact}
          value={draft.fact}
          options={facts.map(({ name, title }) => [name, textIn(title, language)])}
          onChange={(fact) => {
            const type = facts.find(({ name }) => name === fact)?.type;
            change({ fact, order: type?.kind === 'enum' ? type.values : [] });
          }}
        />
      )}
      {slots.includes('other') && (
        <Choice
          label={w.otherFact}
          value={draft.other}
          options={facts
            .filter(({ name, type }) => name !== draft.fact && type.kind === chosen?.type.kind)
            .map(({ name, title }) => [name, textIn(title, language)])}
          onChange={(other) => change({ other })}
        />
      )}
      {slots.includes('grant') && draft.order.length > 0 && chosen && (
        <OrderSlot document={document} type={chosen.type} order={draft.order} onChange={(order) => change({ order })} />
      )}
      {slots.includes('grant') && fields.length > 0 && (
        <Fieldset>
          <Fieldset.Legend>{draft.pattern === 'more-never-less' ? w.grant : w.grantMore}</Fieldset.Legend>
          {fields.map(([name, title]) => (
            <Checkbox
              key={name}
              label={title}
              value={name}
              checked={draft.grant.includes(name)}
              onChange={({ target }) =>
                change({ grant: target.checked ? [...draft.grant, name] : draft.grant.filter((one) => one !== name) })
              }
            />
          ))}
        </Fieldset>
      )}
      {slots.includes('condition') && (
        <ConditionSlot
          label={draft.pattern === 'never-approved-without' ? w.condition : w.conditionWhen}
          document={document}
          draft={draft.condition}
          onChange={(condition) => change({ condition })}
        />
      )}
      {slots.includes('field') && (
        <Choice label={w.field} value={draft.field} options={fields} onChange={(field) => change({ field })} />
      )}
      {slots.includes('field') && (
        <LimitSlot
          document={document}
          field={draft.field}
          draft={draft.value}
          onChange={(value) => change({ value })}
        />
      )}
      {slots.includes('when') && (
        <ConditionSlot
          label={w.when}
          document={document}
          draft={draft.when}
          isOptional
          onChange={(when) => change({ when })}
        />
      )}
      <Fieldset>
        <Fieldset.Legend>{w.ownWords}</Fieldset.Legend>
        <Fieldset.Description>{w.ownWordsHelp}</Fieldset.Description>
        {languages.map(({ code, name }) => (
          <Textfield
            key={code}
            label={name}
            lang={code}
            value={draft.title[code] ?? ''}
            onChange={({ target }) => change({ title: { ...draft.title, [code]: target.value } })}
          />
        ))}
      </Fieldset>
      {wrong !== undefined && <Alert data-color="danger">{wrong}</Alert>}
      {error !== undefined && <Failure error={error} />}
      {problems.length > 0 && <ProblemList problems={problems} />}
      <div className={styles['bar']}>
        <Button type="submit">{w.save}</Button>
        <Button type="button" variant="tertiary" onClick={onDone}>
          {w.cancel}
        </Button>
      </div>
    </form>
  );
}

import { Button, Checkbox, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import type { Json, JsonObject } from '#engine/objects';
import { dateWords, readDate } from '../../app/format.ts';
import { useLanguage, useWords } from '../../app/language.tsx';
import { withMember } from '../../facts/change-fact.ts';
import { objectIn, titleIn } from '../../facts/fact-words.ts';
import { WrittenField } from '../../ui/written-field.tsx';
import type { MemberProps } from '../members/member-props.ts';
import { Block } from '../parts.tsx';
import styles from '../sentences.module.css';
import { objectsOf } from '../source-words/value-type.ts';
import type { Part } from '../use-object.ts';
import { declaredWords } from './words.ts';

/** A code system: how its codes are made up. */
export function SystemSentences({ part, name }: MemberProps) {
  const w = useWords(declaredWords);
  const { language } = useLanguage();
  const [isWrong, setWrong] = useState(false);
  const written = objectIn(part.value);
  const title = titleIn(written, language) || name;
  const { hierarchical, exactLength, pattern } = written;
  const set = (member: string, value: Json | undefined) =>
    part.change(w.changed(title), withMember(written, member, value));
  if (part.isLocked)
    return (
      <Block title={title}>
        <ul className={styles['facts']}>
          {hierarchical === true && <li>{w.hierarchical}</li>}
          {exactLength !== undefined && (
            <li>
              {w.exactLength}: {String(exactLength)}
            </li>
          )}
          {typeof pattern === 'string' && (
            <li>
              {w.pattern}: <code>{pattern}</code>
            </li>
          )}
        </ul>
        <Aliases part={part.at('aliases')} title={title} />
      </Block>
    );
  return (
    <Block title={title}>
      <Checkbox
        label={w.hierarchical}
        value="hierarchical"
        checked={hierarchical === true}
        onChange={({ target }) => set('hierarchical', target.checked)}
      />
      <WrittenField
        label={w.exactLength}
        description={w.exactLengthHelp}
        inputMode="numeric"
        value={exactLength === undefined ? '' : String(exactLength)}
        error={isWrong ? w.wholeWrong : undefined}
        onWrite={(text) => {
          const length = text.trim() === '' ? undefined : Number(text);
          const isRight = length === undefined || (Number.isInteger(length) && length >= 1 && length <= 20);
          setWrong(!isRight);
          if (isRight) set('exactLength', length);
        }}
      />
      <WrittenField
        label={w.pattern}
        description={w.patternHelp}
        value={typeof pattern === 'string' ? pattern : ''}
        onWrite={(text) => set('pattern', text.trim() === '' ? undefined : text.trim())}
      />
      <Aliases part={part.at('aliases')} title={title} />
    </Block>
  );
}

function Aliases({ part, title }: { readonly part: Part; readonly title: string }) {
  const w = useWords(declaredWords);
  const aliases = objectsOf(part.value);
  const wordsOf = (alias: JsonObject) =>
    w.aliasWords(String(alias['old']), String(alias['new']), dateWords(String(alias['from'])));
  if (aliases.length === 0 && part.isLocked) return null;
  return (
    <Block title={w.aliases} level={4}>
      <ul className={styles['facts']}>
        {aliases.map((alias, index) => (
          <li key={wordsOf(alias)}>
            {wordsOf(alias)}{' '}
            {!part.isLocked && (
              <Button
                variant="tertiary"
                data-size="sm"
                data-color="danger"
                aria-label={w.removeAlias(wordsOf(alias))}
                onClick={() =>
                  part.change(w.changed(title), aliases.length === 1 ? undefined : aliases.toSpliced(index, 1))
                }
              >
                ✕
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!part.isLocked && <NewAlias onAdd={(alias) => part.change(w.changed(title), [...aliases, alias])} />}
    </Block>
  );
}

function NewAlias({ onAdd }: { readonly onAdd: (alias: JsonObject) => void }) {
  const w = useWords(declaredWords);
  const [given, setGiven] = useState({ old: '', next: '', from: '' });
  const [isTried, setTried] = useState(false);
  const from = readDate(given.from);
  const field = (member: keyof typeof given, label: string, error: string | undefined) => (
    <Textfield
      label={label}
      value={given[member]}
      onChange={({ target }) => setGiven((before) => ({ ...before, [member]: target.value }))}
      error={isTried ? error : undefined}
    />
  );
  const missing = (text: string) => (text.trim() === '' ? w.needed : undefined);
  function add(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (missing(given.old) !== undefined || missing(given.next) !== undefined || from === undefined) return;
    onAdd({ old: given.old.trim(), new: given.next.trim(), from });
    setGiven({ old: '', next: '', from: '' });
    setTried(false);
  }
  return (
    <form className={styles['form']} onSubmit={add} noValidate>
      {field('old', w.aliasOld, missing(given.old))}
      {field('next', w.aliasNew, missing(given.next))}
      {field('from', w.aliasFrom, from === undefined ? w.badDate : undefined)}
      <div>
        <Button type="submit" variant="secondary" data-size="sm">
          {w.addAlias}
        </Button>
      </div>
    </form>
  );
}

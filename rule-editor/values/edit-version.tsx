import { Button, Checkbox, Field, Label, Select, Textarea } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import type { Change, Json, JsonObject, ObjectId } from '#engine/objects';
import { useLanguage, useWords } from '../app/language.tsx';
import { objectIn } from '../facts/fact-words.ts';
import { ListGrid } from '../table/lists/list-grid.tsx';
import { listKind } from '../table/lists/list-rows.ts';
import { announce } from '../ui/announce.ts';
import { WrittenField } from '../ui/written-field.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { Codes } from './code-lists.tsx';
import {
  codesContent,
  codesIn,
  codeWords,
  keysOf,
  readCodes,
  scalarFrom,
  scalarText,
  type ValueVersion,
  withVersionMember,
} from './value.ts';
import styles from './values.module.css';
import { valuesWords } from './words.ts';

type Props = {
  readonly object: ObjectId;
  readonly title: string;
  readonly parameter: JsonObject;
  readonly version: ValueVersion;
};
type Write = (
  member: 'content' | 'source' | 'mark' | 'note',
  value: Json | undefined,
  beside?: readonly Change[],
) => void;

/** Writes a version that is not published: its value, source, mark and remark. */
export function EditVersion({ object, title, parameter, version }: Props) {
  const w = useWords(valuesWords);
  const ids = useId();
  const { edit } = useWorkspace();
  const { index, content, source, mark, note } = version;
  const write: Write = (member, value, beside = []) =>
    edit(w.changed(title), [...beside, { object, value: withVersionMember(parameter, index, member, value) }]);
  const isGrid = listKind(parameter) === 'codes' || listKind(parameter) === 'groups' || hasOpenKeys(parameter);
  return (
    <div className={styles['form']}>
      {isGrid ? (
        <ListGrid
          label={title}
          object={object}
          version={JSON.stringify(version.boundary ?? null)}
          parameter={parameter}
          content={content}
          isReadOnly={false}
          onWrite={(value, beside) => write('content', value, beside)}
        />
      ) : parameter['type'] === 'set' ? (
        <EditCodes content={content} write={write} />
      ) : (
        <EditValue parameter={parameter} content={content} write={write} />
      )}
      <div className={styles['row']}>
        <WrittenField
          label={w.source}
          description={w.sourceHelp}
          value={source ?? ''}
          onWrite={(text) => write('source', text.trim() === '' ? undefined : text.trim())}
        />
        <Field>
          <Label htmlFor={`${ids}-mark`}>{w.mark}</Label>
          <Select
            id={`${ids}-mark`}
            value={mark ?? ''}
            onChange={({ target }) => write('mark', target.value || undefined)}
          >
            <Select.Option value="">{w.noMark}</Select.Option>
            {Object.entries(w.marks).map(([code, words]) => (
              <Select.Option key={code} value={code}>
                {words}
              </Select.Option>
            ))}
          </Select>
        </Field>
      </div>
      <WrittenField
        label={w.note}
        multiline
        value={note ?? ''}
        onWrite={(text) => write('note', text.trim() === '' ? undefined : text.trim())}
      />
    </div>
  );
}

/** Keys that are not declared one by one: codes and numbers. */
const hasOpenKeys = (parameter: JsonObject): boolean =>
  ['code', 'integer'].includes(String(objectIn(parameter['key'])['type']));

type PartProps = { readonly content: Json; readonly write: Write };

function EditValue({ parameter, content, write }: PartProps & { readonly parameter: JsonObject }) {
  const w = useWords(valuesWords);
  const { language } = useLanguage();
  const { content: whole } = useWorkspace();
  const keys = keysOf(parameter);
  const byKey = objectIn(objectIn(content)['byKey']);
  const label =
    parameter['unit'] === 'øre'
      ? w.valueKr
      : [w.value, parameter['unit']].filter(Boolean).join(' (') + (parameter['unit'] ? ')' : '');
  const writeKey = (key: string, value: Json | undefined) => {
    const { [key]: _, ...rest } = byKey;
    const next = value === undefined ? rest : { ...byKey, [key]: value };
    write('content', Object.keys(next).length === 0 ? 'missing' : { byKey: next });
  };
  return (
    <>
      {parameter['key'] === undefined ? (
        <Scalar
          parameter={parameter}
          label={label}
          value={content}
          onWrite={(value) => write('content', value === undefined ? 'missing' : value)}
        />
      ) : (
        <div className={styles['row']}>
          {keys.map((key) => (
            <Scalar
              key={key}
              parameter={parameter}
              label={`${label}: ${codeWords(whole, key, language) || key}`}
              value={byKey[key]}
              onWrite={(value) => writeKey(key, value)}
            />
          ))}
        </div>
      )}
      <Checkbox
        label={w.isMissing}
        checked={content === 'missing'}
        disabled={content === 'missing'}
        onChange={() => write('content', 'missing')}
      />
    </>
  );
}

type ScalarProps = {
  readonly parameter: JsonObject;
  readonly label: string;
  readonly value: Json | undefined;
  readonly onWrite: (value: Json | undefined) => void;
};

function Scalar({ parameter, label, value, onWrite }: ScalarProps) {
  const w = useWords(valuesWords);
  const { language } = useLanguage();
  const { content } = useWorkspace();
  const id = useId();
  const [isWrong, setWrong] = useState(false);
  const choices =
    parameter['type'] === 'boolean'
      ? [
          ['true', w.yes],
          ['false', w.no],
        ]
      : parameter['type'] === 'enum'
        ? ((parameter['values'] ?? []) as string[]).map((one) => [one, codeWords(content, one, language) || one])
        : undefined;
  const take = (text: string) => {
    const read = scalarFrom(parameter, text);
    setWrong(read === 'wrong');
    if (read !== 'wrong') onWrite(read);
  };
  if (!choices)
    return (
      <WrittenField
        label={label}
        value={scalarText(parameter, value)}
        inputMode="decimal"
        error={isWrong ? w.wrong : undefined}
        onWrite={take}
      />
    );
  return (
    <Field>
      <Label htmlFor={id}>{label}</Label>
      <Select id={id} value={scalarText(parameter, value)} onChange={({ target }) => take(target.value)}>
        <Select.Option value="">{w.choose}</Select.Option>
        {choices.map(([one, words]) => (
          <Select.Option key={one} value={one}>
            {words}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}

function EditCodes({ content, write }: PartProps) {
  const w = useWords(valuesWords);
  const id = useId();
  const [typed, setTyped] = useState('');
  const { include, exclude } = codesIn(content);
  const add = () => {
    const next = [...new Set([...include, ...readCodes(typed)])];
    write('content', codesContent(content, next, exclude));
    announce(w.addedCodes(next.length - include.length));
    setTyped('');
  };
  const without = (list: readonly string[], code: string) => list.filter((one) => one !== code);
  const set = (nextInclude: readonly string[], nextExclude: readonly string[]) =>
    write('content', nextInclude.length === 0 ? 'missing' : codesContent(content, nextInclude, nextExclude));
  return (
    <>
      <Field>
        <Label htmlFor={id}>{w.addCodes}</Label>
        <Field.Description>{w.addCodesHelp}</Field.Description>
        <Textarea id={id} rows={2} value={typed} onChange={({ target }) => setTyped(target.value)} />
      </Field>
      <div>
        <Button variant="secondary" data-size="sm" disabled={readCodes(typed).length === 0} onClick={add}>
          {w.add}
        </Button>
      </div>
      <Codes
        codes={include}
        label={exclude.length > 0 ? w.included : undefined}
        onRemove={(code) => set(without(include, code), exclude)}
      />
      {exclude.length > 0 && (
        <Codes codes={exclude} label={w.excluded} onRemove={(code) => set(include, without(exclude, code))} />
      )}
    </>
  );
}

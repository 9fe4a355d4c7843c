import { Heading, Link, Paragraph } from '@digdir/designsystemet-react';
import { useRef } from 'react';
import { Link as RouterLink } from 'wouter';
import { type Json, type JsonObject, readObject } from '#engine/objects';
import { useWords } from '../../app/language.tsx';
import { useProgrammeAddress } from '../../programmes/programme-menu.tsx';
import { announce } from '../../ui/announce.ts';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { type Path, valueAt } from '../json-path.ts';
import { ProblemsAt } from '../problems-at.tsx';
import { ScalarField } from '../slots/scalar-field.tsx';
import { isObject } from '../source-words/value-type.ts';
import { type Reading, useObject } from '../use-object.ts';
import { NewVersion } from '../versions/new-version.tsx';
import { useAsOf, VersionLine } from '../versions/version-line.tsx';
import { inBase, versionOn, versionsIn } from '../versions/versions.ts';
import { CodesField } from './codes-field.tsx';
import styles from './condition.module.css';
import { knownCodes } from './operators.ts';
import { ValueSource } from './value-source.tsx';
import { conditionWords } from './words.ts';

type Props = {
  readonly name: string;
  readonly reading: Reading;
  readonly autoFocus?: boolean;
  /** On a page of its own, whose heading says what it is. */
  readonly isAlone?: boolean;
};

/** A settled value as of the day that is looked at: each of its values, and a new version of them from a date. */
export function ParameterValues({ name, reading, autoFocus = false, isAlone = false }: Props) {
  const w = useWords(conditionWords);
  const address = useProgrammeAddress();
  const { base, content } = useWorkspace();
  const { readable, words, cells } = reading;
  const [on] = useAsOf();
  const fields = useRef<HTMLDivElement>(null);
  const object = `parameters/${name}`;
  const whole = readObject(content, object);
  const part = useObject(object, (path) => inBase(readObject(base, object), whole ?? null, path) !== undefined);
  const declared = readable.parameters.get(name);
  const version = versionOn(versionsIn(whole), on);
  if (!declared || !version) return null;
  const title = words.text(declared.title);
  const held = part.at(...version.path);
  const { type, unit, key } = declared;
  const change = (at: Path) => (value: Json) => {
    held.change(w.labels.changed(title), value, at);
    announce(w.saved);
  };
  const focusFirst = () => setTimeout(() => fields.current?.querySelector<HTMLElement>('input, select')?.focus(), 50);
  const byKey = isObject(held.value) && isObject(held.value['byKey']) ? held.value['byKey'] : undefined;
  const isScalar = !['codes', 'grouping', 'set'].includes(type.kind);
  return (
    <section className={styles['settled']} aria-label={w.settled(title)}>
      {!isAlone && (
        <Heading level={4} data-size="2xs">
          {w.settled(title)}
        </Heading>
      )}
      <VersionLine object={object} title={title} />
      {held.isLocked || (!isScalar && type.kind !== 'codes') ? (
        <Paragraph>{words.parameter(name)}</Paragraph>
      ) : (
        <div ref={fields} className={styles['row']}>
          {byKey
            ? Object.entries(byKey).map(([own, value], index) => (
                <ScalarField
                  key={own}
                  label={words.value(key?.kind === 'integer' ? Number(own) : own, key ?? { kind: 'text' })}
                  cells={cells}
                  type={type}
                  unit={unit}
                  value={value}
                  autoFocus={autoFocus && index === 0}
                  onChange={change(['byKey', own])}
                />
              ))
            : isScalar && (
                <ScalarField
                  label={w.value}
                  cells={cells}
                  type={type}
                  unit={unit}
                  value={held.value}
                  autoFocus={autoFocus}
                  onChange={change([])}
                />
              )}
          {type.kind === 'codes' && (
            <CodesField
              legend={w.codes}
              cells={cells}
              systems={type.systems}
              known={knownCodes(content.source, type.systems)}
              codes={codesOf(held.value)}
              onChange={(codes) => {
                const exclude = valueAt(held.value, ['exclude']);
                change([])(exclude === undefined ? [...codes] : ({ include: [...codes], exclude } as JsonObject));
              }}
            />
          )}
        </div>
      )}
      <ProblemsAt part={held} isLeaf />
      <ValueSource part={part.at(...version.path.slice(0, -1))} isLocked={held.isLocked} />
      <div className={styles['buttons']}>
        <NewVersion object={object} title={title} canEnd={false} onMade={focusFirst} />
        {!isAlone && (
          <Link asChild data-size="sm">
            <RouterLink href={address(`/del/${object}`)}>{title}</RouterLink>
          </Link>
        )}
      </div>
      <Paragraph data-size="sm">{w.allUses}</Paragraph>
    </section>
  );
}

function codesOf(value: Json | undefined): readonly string[] {
  const list = Array.isArray(value) ? value : valueAt(value, ['include']);
  return Array.isArray(list) ? (list as readonly Json[]).map(String) : [];
}

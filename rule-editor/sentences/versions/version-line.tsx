import { Button, Paragraph } from '@digdir/designsystemet-react';
import { type JsonObject, type ObjectId, readObject } from '#engine/objects';
import { dateWords, dayBefore, today } from '../../app/format.ts';
import { textIn, useLanguage, useWords } from '../../app/language.tsx';
import { announce } from '../../ui/announce.ts';
import { useAddressValue } from '../../ui/use-address.ts';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { type Path, valueAt, withValueAt } from '../json-path.ts';
import { titleOf } from '../object-title.ts';
import { dateFacts, isBuiltInDate, keyOf } from './date-facts.ts';
import { MoveVersion } from './new-version.tsx';
import styles from './versions.module.css';
import {
  type BoundaryInSource,
  inBase,
  saysSame,
  type VersionInSource,
  versionOn,
  versionsIn,
  withoutVersion,
} from './versions.ts';
import { versionWords } from './words.ts';

/** The day that is looked at: that of the address, else today. */
export function useAsOf(): readonly [string, (date: string | undefined) => void] {
  const [date, set] = useAddressValue('pr');
  return [date ?? today(), set];
}

/** By which date a boundary is judged, in words. */
export function useBoundaryWords(list?: string): (boundary: BoundaryInSource) => string {
  const w = useWords(versionWords);
  const { language } = useLanguage();
  const { content } = useWorkspace();
  return ({ by }) => {
    if (typeof by === 'string')
      return isBuiltInDate(by) ? w.by[by] : w.byFact(titleOf(content, `facts/${by}`, language));
    // What is measured by a field stands outside the list as well: a value by the date of the entry.
    const lists = list === undefined ? Object.keys(content.source['facts'] ?? {}) : [list];
    const field = lists.flatMap((one) => dateFacts(content, one)).find((one) => keyOf(one.by) === keyOf(by));
    return w.byFact(textIn(field?.title, language) || by.field);
  };
}

type Props = {
  readonly object: ObjectId;
  readonly path?: Path;
  readonly title: string;
  /** The list whose entries are judged, when they are. */
  readonly list?: string;
};

/** The versions on a line, oldest first; the one that holds on the day that is looked at is marked. */
export function VersionLine({ object, path = [], title, list }: Props) {
  const w = useWords(versionWords);
  const { content, base, readOnly, edit } = useWorkspace();
  const [on, setOn] = useAsOf();
  const byWords = useBoundaryWords(list);
  const whole = readObject(content, object);
  const value = valueAt(whole, path);
  const versions = versionsIn(value);
  const current = versionOn(versions, on);
  if (versions.length < 2 || whole === undefined) return null;
  const baseOf = (version: VersionInSource) => inBase(readObject(base, object), whole, [...path, ...version.path]);
  const show = (version: VersionInSource) => {
    const next = versions[version.index + 1]?.boundary;
    setOn(version.boundary?.date ?? (next && dayBefore(next.date)));
  };
  const remove = (version: VersionInSource) => {
    const wasPlain = valueAt(readObject(base, object), [...path, 'versions']) === undefined;
    const left = withoutVersion(value as JsonObject, version.index, wasPlain);
    const date = dateWords(version.boundary?.date ?? '');
    edit(w.removeLabel(title, date), [{ object, value: withValueAt(whole, path, left) }]);
    announce(w.removed);
  };
  const isNew = current !== undefined && current.boundary !== undefined && baseOf(current) === undefined;
  return (
    <div>
      <ol className={styles['line']} aria-label={w.versions}>
        {versions.map((version) => (
          <li key={version.index}>
            <button
              type="button"
              className={styles['version']}
              aria-current={version === current}
              onClick={() => show(version)}
            >
              <span>{version.boundary ? w.from(dateWords(version.boundary.date)) : w.first}</span>
              <small>
                {[
                  version.boundary && byWords(version.boundary),
                  version.boundary?.mark && w.mark[version.boundary.mark],
                  version.content === 'none' && w.ended,
                  baseOf(version) === undefined ? w.isNew : !saysSame(baseOf(version), version.content) && w.changed,
                ]
                  .filter(Boolean)
                  .join(', ')}
              </small>
            </button>
          </li>
        ))}
      </ol>
      {current?.boundary?.note && <Paragraph data-size="sm">{current.boundary.note}</Paragraph>}
      {isNew && !readOnly && (
        <>
          <MoveVersion object={object} path={path} title={title} list={list} version={current} />
          <Button variant="tertiary" data-size="sm" data-color="danger" onClick={() => remove(current)}>
            {w.remove}
          </Button>
        </>
      )}
    </div>
  );
}

import { Button, Dialog } from '@digdir/designsystemet-react';
import { type ReactNode, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { type JsonObject, type ObjectId, readObject } from '#engine/objects';
import { dateWords } from '../../app/format.ts';
import { useWords } from '../../app/language.tsx';
import { announce } from '../../ui/announce.ts';
import { useAddressValue } from '../../ui/use-address.ts';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { type Path, valueAt, withValueAt } from '../json-path.ts';
import { keyOf, usualDate } from './date-facts.ts';
import { VersionForm } from './version-form.tsx';
import styles from './versions.module.css';
import { hasVersion, type VersionInSource, withVersion, withVersionMoved } from './versions.ts';
import { versionWords } from './words.ts';

type Props = {
  readonly object: ObjectId;
  /** From the object to what gets a version: a requirement, a row, a class; `[]`: the object itself. */
  readonly path?: Path;
  /** What it is called, for the dialog's heading. */
  readonly title: string;
  /** What exists can end; values cannot. */
  readonly canEnd?: boolean;
  /** The list whose entries are judged, when they are. */
  readonly list?: string;
  readonly onMade?: (date: string) => void;
  /** Beside others of its kind. */
  readonly isQuiet?: boolean;
};

/** «Ny versjon fra dato»: asks from when and for whom, and copies what holds then. Not shown where nothing can change. */
export function NewVersion({ object, path = [], title, canEnd = true, list, onMade, isQuiet = false }: Props) {
  const w = useWords(versionWords);
  const { content, edit } = useWorkspace();
  const [, setAsOf] = useAddressValue('pr');
  const whole = readObject(content, object) ?? null;
  const value = valueAt(whole, path) as JsonObject;
  return (
    <DialogButton label={w.newVersion} about={isQuiet ? title : undefined}>
      {(close) => (
        <VersionForm
          heading={w.heading(title)}
          lead={w.lead}
          act={w.create}
          first={{ by: usualDate(value) }}
          list={list}
          canEnd={canEnd}
          isTaken={(boundary) => hasVersion(value, boundary)}
          onClose={close}
          onDone={(boundary, kind) => {
            const date = dateWords(boundary.date);
            const changed = withValueAt(whole, path, withVersion(value, boundary, kind));
            edit(w.label(title, date), [{ object, value: changed }]);
            setAsOf(boundary.date);
            announce(kind === 'copy' ? w.made(date) : w.madeEnd(date));
            close();
            onMade?.(boundary.date);
          }}
        />
      )}
    </DialogButton>
  );
}

type MoveProps = {
  readonly object: ObjectId;
  readonly path: Path;
  readonly title: string;
  readonly list: string | undefined;
  readonly version: VersionInSource;
};

/** Another day, or other cases, for a version that is not published yet. */
export function MoveVersion({ object, path, title, list, version }: MoveProps) {
  const w = useWords(versionWords);
  const { content, edit } = useWorkspace();
  const [, setAsOf] = useAddressValue('pr');
  const whole = readObject(content, object) ?? null;
  const value = valueAt(whole, path) as JsonObject;
  const { boundary: before } = version;
  if (!before) return null;
  return (
    <DialogButton label={w.move} isQuiet>
      {(close) => (
        <VersionForm
          heading={w.moveHeading(title)}
          lead={w.moveLead}
          act={w.moveAct}
          first={before}
          list={list}
          canEnd={false}
          isTaken={(boundary) =>
            (boundary.date !== before.date || keyOf(boundary.by) !== keyOf(before.by)) && hasVersion(value, boundary)
          }
          onClose={close}
          onDone={(boundary) => {
            const changed = withVersionMoved(value, version.index, { ...before, ...boundary });
            edit(w.moveLabel(title, dateWords(boundary.date)), [{ object, value: withValueAt(whole, path, changed) }]);
            setAsOf(boundary.date);
            announce(w.moved(dateWords(boundary.date)));
            close();
          }}
        />
      )}
    </DialogButton>
  );
}

type ButtonProps = {
  readonly label: string;
  /** What it is about, where several of its kind stand on a page. */
  readonly about?: string | undefined;
  readonly isQuiet?: boolean;
  readonly children: (close: () => void) => ReactNode;
};

/** A button that opens a dialog; nothing where nothing can be changed. */
function DialogButton({ label, about, isQuiet = about !== undefined, children }: ButtonProps) {
  const w = useWords(versionWords);
  const { readOnly } = useWorkspace();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  if (readOnly) return null;
  return (
    <>
      <Button
        variant={isQuiet ? 'tertiary' : 'secondary'}
        data-size="sm"
        aria-label={about === undefined ? undefined : `${label}: ${about}`}
        aria-haspopup="dialog"
        onClick={() => {
          setOpen(true);
          dialog.current?.showModal();
        }}
      >
        {label}
      </Button>
      {createPortal(
        // Keys that are pressed here are not for what the button stands in.
        <Dialog
          ref={dialog}
          closeButton={w.cancel}
          onClose={() => setOpen(false)}
          onKeyDown={(event) => event.stopPropagation()}
          className={styles['dialog']}
        >
          {isOpen && children(() => dialog.current?.close())}
        </Dialog>,
        document.body,
      )}
    </>
  );
}

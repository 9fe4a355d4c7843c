import {
  type ChangeEvent,
  type ClipboardEvent,
  type KeyboardEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useWords } from '../../app/language.tsx';
import { medicineCodes, useMedicines } from '../../backend/medicines.ts';
import styles from './grid.module.css';
import { type CellOptions, fitting, type Option, tokenOf } from './option.ts';
import { gridWords } from './words.ts';

/** How a cell is left: what is written is kept, and where one goes then. */
export type Leave = { readonly key: 'Enter' | 'Tab' | 'Blur'; readonly back: boolean };
type Props = CellOptions & {
  readonly label: string;
  readonly initial: string;
  readonly onLeave: (text: string, leave: Leave) => void;
  readonly onCancel: () => void;
};

/** Codes of medicines behind those that the ruleset names. */
function withMedicines(
  known: readonly Option[],
  medicines: Parameters<typeof medicineCodes>[0],
  written: CellOptions['medicine'],
): readonly Option[] {
  if (written === undefined) return known;
  const others = medicineCodes(medicines).map(({ code, name }) => ({ text: written(code), meaning: name }));
  return [...known, ...others.filter(({ text }) => !known.some((one) => one.text === text))];
}

/** The grid copies and pastes whole cells; within one it is text. */
const keepHere = (event: ClipboardEvent) => event.stopPropagation();

/** The cell that is being written in, with the words and codes that may stand there. */
export function CellEditor({ label, initial, options, isList, before: words, medicine, onLeave, onCancel }: Props) {
  const w = useWords(gridWords);
  const id = useId();
  const area = useRef<HTMLInputElement | HTMLTextAreaElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const isOver = useRef(false);
  const [text, setText] = useState(initial);
  const [chosen, setChosen] = useState(-1);
  const [isOpen, setOpen] = useState(options.length > 0 || medicine !== undefined);
  const { before, token } = tokenOf(text, isList, words);
  const known = isOpen ? fitting(options, token) : [];
  const medicines = useMedicines(isOpen && medicine !== undefined ? token : '') ?? [];
  const found = withMedicines(known, medicines, medicine);
  useLayoutEffect(() => {
    const { current } = area;
    current?.focus({ preventScroll: true });
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  // Going to another page takes the cell away; what was written in it is kept as when one leaves it.
  const now = useRef({ text, onLeave });
  now.current = { text, onLeave };
  useEffect(
    () => () => {
      const { text: last, onLeave: keep } = now.current;
      if (!isOver.current && last !== initial) keep(last, { key: 'Blur', back: false });
    },
    [initial],
  );
  useEffect(() => {
    if (text === initial) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [text, initial]);

  function leave(written: string, how: Leave) {
    if (isOver.current) return;
    isOver.current = true;
    onLeave(written, how);
  }
  const withOption = ({ text: option }: Option) => `${before}${option}`;
  function choose(option: Option) {
    setText(withOption(option));
    setChosen(-1);
    setOpen(false);
    area.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    const { key, shiftKey } = event;
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if ((key === 'ArrowDown' || key === 'ArrowUp') && (found.length > 0 || (event.altKey && options.length > 0))) {
      event.preventDefault();
      setOpen(true);
      const count = Math.max(1, found.length);
      setChosen((now) => (key === 'ArrowDown' ? (now + 1) % count : (now <= 0 ? count : now) - 1));
      return;
    }
    if (key === 'Escape') {
      event.preventDefault();
      if (found.length > 0 && chosen >= 0) {
        setChosen(-1);
        setOpen(false);
      } else {
        isOver.current = true;
        onCancel();
      }
      return;
    }
    if (key === 'Enter' && event.altKey && area.current instanceof HTMLTextAreaElement) {
      event.preventDefault();
      area.current.setRangeText('\n', area.current.selectionStart, area.current.selectionEnd, 'end');
      setText(area.current.value);
      return;
    }
    if (key !== 'Enter' && key !== 'Tab') return;
    event.preventDefault();
    const option = found[chosen];
    if (option !== undefined && key === 'Enter' && isList) return choose(option);
    leave(option === undefined ? text : withOption(option), { key, back: shiftKey });
  }

  const hasOptions = (options.length > 0 || medicine !== undefined) && !text.includes('\n');
  const shared = {
    className: styles['area'],
    'aria-label': label,
    spellCheck: false,
    value: text,
    onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      setText(target.value);
      setChosen(-1);
      setOpen(options.length > 0 || medicine !== undefined);
    },
    onKeyDown,
    onBlur: () => leave(text, { key: 'Blur', back: false }),
    onCopy: keepHere,
    onCut: keepHere,
    onPaste: keepHere,
  };
  return (
    <div className={styles['editor']}>
      {hasOptions ? (
        <input
          {...shared}
          ref={(element) => {
            area.current = element;
          }}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen >= 0 && found[chosen] ? `${id}-${chosen}` : undefined}
        />
      ) : (
        <textarea
          {...shared}
          ref={(element) => {
            area.current = element;
          }}
          rows={Math.min(8, text.split('\n').length + Math.floor(text.length / 28))}
        />
      )}
      <ul
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={w.options}
        className={styles['options']}
        hidden={found.length === 0}
      >
        {found.map((option, index) => (
          <li
            key={option.text}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            onMouseDown={(event) => {
              event.preventDefault();
              choose(option);
            }}
          >
            <span>{option.text}</span>
            {option.meaning && <span className={styles['meaning']}>{option.meaning}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

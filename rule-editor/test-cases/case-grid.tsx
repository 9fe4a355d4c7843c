import { Tag } from '@digdir/designsystemet-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useWords } from '../app/language.tsx';
import { outcomeWords } from '../try-out/outcome-words.ts';
import { outcomeOf, type ListedCase } from './select-cases.ts';
import styles from './test-cases.module.css';
import { words } from './words.ts';

type Props = {
  readonly cases: readonly ListedCase[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
};

const colours = { ok: 'success', failed: 'danger', wrong: 'danger', waiting: 'neutral' } as const;
const rowId = (index: number) => `eksempel-rad-${index}`;

/** All cases as a grid of which only what is seen is drawn. Arrows move, Enter opens. */
export function CaseGrid({ cases, chosen, onChoose }: Props) {
  const w = useWords(words);
  const scroll = useRef<HTMLDivElement>(null);
  const at = cases.findIndex(({ testCase }) => testCase.id === chosen);
  const [active, setActive] = useState(Math.max(0, at));
  const rows = useVirtualizer({
    count: cases.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 56,
    overscan: 12,
    scrollPaddingStart: 44,
    getItemKey: (index) => cases[index]?.testCase.id ?? index,
  });
  const current = Math.min(active, cases.length - 1);
  useEffect(() => {
    if (at < 0) return;
    setActive(at);
    rows.scrollToIndex(at, { align: 'center' });
  }, [chosen, at]);

  function onKeyDown(event: KeyboardEvent) {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + 10,
      PageUp: current - 10,
      Home: 0,
      End: cases.length - 1,
    };
    const to = steps[event.key];
    if (to !== undefined) {
      event.preventDefault();
      const next = Math.max(0, Math.min(cases.length - 1, to));
      setActive(next);
      rows.scrollToIndex(next);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      const one = cases[current];
      if (one) onChoose(one.testCase.id);
    }
  }

  return (
    <div
      role="grid"
      ref={scroll}
      className={styles['grid']}
      aria-label={w.grid}
      aria-rowcount={cases.length + 1}
      aria-activedescendant={cases.length > 0 ? rowId(current) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className={styles['top']}>
        <div role="row" aria-rowindex={1} className={`${styles['row']} ${styles['head']}`}>
          <span role="columnheader">{w.columns.state}</span>
          <span role="columnheader">{w.columns.title}</span>
          <span role="columnheader">{w.columns.expected}</span>
          <span role="columnheader">{w.columns.got}</span>
        </div>
      </div>
      <div role="rowgroup" className={styles['body']} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const one = cases[index];
          return (
            one && (
              <div
                key={key}
                id={rowId(index)}
                ref={rows.measureElement}
                data-index={index}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={one.testCase.id === chosen}
                data-active={index === current}
                className={styles['row']}
                style={{ transform: `translateY(${start}px)` }}
                onClick={() => {
                  setActive(index);
                  onChoose(one.testCase.id);
                }}
              >
                <CaseCells one={one} />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

function CaseCells({ one: { testCase, run } }: { readonly one: ListedCase }) {
  const w = useWords(words);
  const o = useWords(outcomeWords);
  const state = run?.state ?? 'waiting';
  const say = (outcome: string) =>
    outcome.startsWith('recommended ')
      ? o.recommendation[outcome.slice('recommended '.length) as 'approve' | 'deny']
      : o.outcomes[outcome as keyof typeof o.outcomes];
  const expected = outcomeOf(testCase);
  const got = run?.recommended ? `recommended ${run.recommended}` : run?.outcome;
  return (
    <>
      <span role="gridcell">
        <Tag data-size="sm" data-color={colours[state]}>
          {w.stateWords[state]}
        </Tag>
      </span>
      <span role="gridcell">{testCase.title}</span>
      <span role="gridcell">{say(expected)}</span>
      <span role="gridcell" className={got === expected ? styles['quiet'] : undefined}>
        {got === undefined ? '' : got === expected && state === 'ok' ? w.sameAnswer : say(got)}
      </span>
    </>
  );
}

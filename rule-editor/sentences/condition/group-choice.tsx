import { Select, Textfield } from '@digdir/designsystemet-react';
import { useWords } from '../../app/language.tsx';
import type { GroupKind, Line } from '../model/lines.ts';
import type { Reading } from '../use-object.ts';
import styles from './condition.module.css';
import { groupWords } from './line-words.ts';
import { conditionWords } from './words.ts';

type GroupProps = {
  readonly line: Line;
  readonly reading: Reading;
  readonly isLocked: boolean;
  readonly onGroup: (kind: GroupKind, n?: number) => void;
};

/** «alt dette», «minst ett av disse», «minst 2 av disse»: chosen in the sentence. */
export function GroupChoice({ line, reading, isLocked, onGroup }: GroupProps) {
  const w = useWords(conditionWords);
  const { group, n } = line;
  if (group === 'not' || group === undefined) return null;
  if (isLocked) return <span>{groupWords(reading, group, n)}</span>;
  return (
    <span className={styles['group']}>
      <Select
        data-slot=""
        data-size="sm"
        width="auto"
        aria-label={w.asks}
        value={group}
        onChange={({ target }) => onGroup(target.value as GroupKind, n ?? 2)}
      >
        {(['all', 'any', 'atLeast'] as const).map((kind) => (
          <Select.Option key={kind} value={kind}>
            {groupWords(reading, kind, kind === 'atLeast' ? (n ?? 2) : undefined)}
          </Select.Option>
        ))}
      </Select>
      {group === 'atLeast' && (
        <Textfield
          data-size="sm"
          type="number"
          min={1}
          aria-label={w.count}
          value={String(n ?? 1)}
          onChange={({ target }) => onGroup('atLeast', Number(target.value))}
          style={{ width: '5rem' }}
        />
      )}
    </span>
  );
}

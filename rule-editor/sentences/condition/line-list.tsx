import type { ReactNode } from 'react';
import type { Line } from '../model/lines.ts';
import styles from './condition.module.css';

type ListProps = {
  readonly lines: readonly Line[];
  readonly label?: string;
  readonly number: string;
  readonly line: (line: Line, number: string, below: ReactNode) => ReactNode;
};

/** Lines with what stands below them, numbered as in a legal text: 1, 1.1, 1.1.1. */
export function LineList({ lines, label, number, line }: ListProps) {
  const depth = lines[0]?.depth ?? 0;
  const heads = lines.flatMap((one, index) => (one.depth === depth ? [index] : []));
  return (
    <ol className={styles['lines']} aria-label={label}>
      {heads.map((start, index) => {
        const own = lines[start];
        if (!own) return null;
        const below = lines.slice(start + 1, heads[index + 1] ?? lines.length);
        const name = number === '' && heads.length === 1 ? '' : `${number}${index + 1}`;
        const inner = name === '' ? '' : `${name}.`;
        return line(own, name, below.length > 0 && <LineList lines={below} number={inner} line={line} />);
      })}
    </ol>
  );
}

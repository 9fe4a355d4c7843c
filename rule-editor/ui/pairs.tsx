import styles from './pairs.module.css';

/** What something is called, and what is said of it: a line a thing. */
export type Pair = { readonly name: string; readonly lines: readonly string[] };

/** Things with their values, in two columns. */
export function Pairs({ pairs, label }: { readonly pairs: readonly Pair[]; readonly label?: string }) {
  return (
    <dl className={styles['pairs']} aria-label={label}>
      {pairs.map(({ name, lines }, index) => (
        // Two things may be called the same, and two lines may say the same.
        <div key={index} className={styles['pair']}>
          <dt>{name}</dt>
          <dd>
            {lines.map((line, at) => (
              <div key={at}>{line}</div>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

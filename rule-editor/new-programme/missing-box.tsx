import styles from './guide.module.css';

type Props = { readonly title: string; readonly whenNone: string; readonly lines: readonly string[] };

/** What is still missing, told anew as it becomes less. */
export function MissingBox({ title, whenNone, lines }: Props) {
  return (
    <div role="status">
      {lines.length === 0 ? (
        <p className={styles['ready']}>✓ {whenNone}</p>
      ) : (
        <div className={styles['missing']}>
          <strong>{title}</strong>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

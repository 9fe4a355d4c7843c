import { Details } from '@digdir/designsystemet-react';
import { useWords } from '../../app/language.tsx';
import styles from './condition.module.css';
import { conditionWords } from './words.ts';

/** Which keys do what. */
export function KeysHelp() {
  const w = useWords(conditionWords);
  return (
    <Details data-size="sm">
      <Details.Summary>{w.keys}</Details.Summary>
      <Details.Content>
        <dl className={styles['keys']}>
          {w.keysOf.map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </Details.Content>
    </Details>
  );
}

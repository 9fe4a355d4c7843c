import { Details } from '@digdir/designsystemet-react';
import { useWords } from '../../app/language.tsx';
import styles from './condition.module.css';
import { conditionWords } from './words.ts';

type Keys = readonly (readonly [key: string, does: string])[];

/** Which keys do what; `keys`: elsewhere than in sentences. */
export function KeysHelp({ keys }: { readonly keys?: Keys }) {
  const w = useWords(conditionWords);
  return (
    <Details data-size="sm">
      <Details.Summary>{w.keys}</Details.Summary>
      <Details.Content>
        <dl className={styles['keys']}>
          {(keys ?? w.keysOf).map(([key, does]) => (
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

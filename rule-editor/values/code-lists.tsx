import { Button, Textfield } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import type { Json } from '#engine/objects';
import { useLanguage, useWords } from '../app/language.tsx';
import { objectIn } from '../facts/fact-words.ts';
import { isFound } from '../ui/search-field.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { codesIn, codeWords, isOfSystem, shapeOf } from './value.ts';
import styles from './values.module.css';
import { valuesWords } from './words.ts';

type Props = { readonly content: Json };
/** From so many codes on one can search in them. */
const many = 12;
/** So many are shown until one asks for all. */
const first = 24;

/** A code list, or a grouping of codes, with the names of the codes. */
export function CodeLists({ content }: Props) {
  const w = useWords(valuesWords);
  const { language } = useLanguage();
  const { content: whole } = useWorkspace();
  if (shapeOf(content) === 'groups')
    return (
      <dl className={styles['groups']}>
        {Object.entries(objectIn(objectIn(content)['groups'])).map(([group, codes]) => (
          <div key={group}>
            <dt>{codeWords(whole, group, language) || group}</dt>
            <dd>
              <Codes codes={codes as string[]} />
            </dd>
          </div>
        ))}
      </dl>
    );
  const { include, exclude } = codesIn(content);
  return (
    <>
      <Codes codes={include} label={exclude.length > 0 ? w.included : undefined} />
      {exclude.length > 0 && <Codes codes={exclude} label={w.excluded} />}
    </>
  );
}

type CodesProps = {
  readonly codes: readonly string[];
  readonly label?: string | undefined;
  /** When codes can be taken away. */
  readonly onRemove?: (code: string) => void;
};

export function Codes({ codes, label, onRemove }: CodesProps) {
  const w = useWords(valuesWords);
  const { language } = useLanguage();
  const { content } = useWorkspace();
  const heading = useId();
  const [sought, setSought] = useState('');
  const named = codes.map((code) => ({ code, name: codeWords(content, code, language) }));
  const found = named.filter(({ code, name }) => sought === '' || isFound(sought, `${code} ${name}`));
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? found : found.slice(0, first);
  return (
    <div>
      {label !== undefined && (
        <p id={heading} className={styles['label']}>
          {label}
        </p>
      )}
      {codes.length > many && (
        <Textfield
          label={w.filter}
          data-size="sm"
          value={sought}
          onChange={({ target }) => setSought(target.value)}
          className={styles['filter']}
        />
      )}
      <ul className={styles['codes']} aria-labelledby={label === undefined ? undefined : heading}>
        {shown.map(({ code, name }) => (
          <li key={code}>
            {(isOfSystem(code) || name === '') && <code>{code}</code>} {name}
            {onRemove && (
              <Button variant="tertiary" data-size="sm" data-color="danger" onClick={() => onRemove(code)}>
                {w.remove(isOfSystem(code) ? code : name || code)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {shown.length < found.length && (
        <Button variant="tertiary" data-size="sm" onClick={() => setWhole(true)}>
          {w.showAll(found.length)}
        </Button>
      )}
    </div>
  );
}

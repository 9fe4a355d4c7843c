import { Table } from '@digdir/designsystemet-react';
import type { Json, JsonObject } from '#engine/objects';
import { dateWords } from '../app/format.ts';
import { useLanguage, useWords } from '../app/language.tsx';
import { objectIn } from '../facts/fact-words.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { useValueWords } from './use-value-words.ts';
import { codeWords, keysOf, valueVersions } from './value.ts';
import styles from './values.module.css';
import { valuesWords } from './words.ts';

/** Values by key: a row for each date, the newest first, a column for each key. */
export function KeyedGrid({ parameter }: { readonly parameter: JsonObject }) {
  const w = useWords(valuesWords);
  const { language } = useLanguage();
  const { content } = useWorkspace();
  const valueWords = useValueWords();
  const keys = keysOf(parameter);
  const cell = (version: Json, key: string) => {
    const byKey = objectIn(objectIn(version)['byKey']);
    return Object.hasOwn(byKey, key) ? valueWords(parameter, byKey[key] ?? null) : w.missing;
  };
  return (
    <div className={styles['table']}>
      <Table data-size="sm">
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell>{w.columns.from}</Table.HeaderCell>
            {keys.map((key) => (
              <Table.HeaderCell key={key}>{codeWords(content, key, language) || key}</Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {valueVersions(parameter)
            .toReversed()
            .map(({ index, boundary, content: version }) => (
              <Table.Row key={index}>
                <Table.HeaderCell scope="row">{boundary ? dateWords(boundary.date) : w.first}</Table.HeaderCell>
                {keys.map((key) => (
                  <Table.Cell key={key}>{cell(version, key)}</Table.Cell>
                ))}
              </Table.Row>
            ))}
        </Table.Body>
      </Table>
    </div>
  );
}

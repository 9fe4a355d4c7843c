import { Link, Paragraph, Tag } from '@digdir/designsystemet-react';
import { type JsonObject, type ObjectId, readObject } from '#engine/objects';
import { dateWords } from '../app/format.ts';
import { useWords } from '../app/language.tsx';
import { useBoundaryWords } from '../sentences/versions/version-line.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { CodeLists } from './code-lists.tsx';
import { EditVersion } from './edit-version.tsx';
import { useValueWords } from './use-value-words.ts';
import { isPublished, shapeOf, type ValueVersion } from './value.ts';
import styles from './values.module.css';
import { valuesWords } from './words.ts';

type Props = {
  readonly object: ObjectId;
  readonly title: string;
  readonly parameter: JsonObject;
  readonly version: ValueVersion;
  readonly isNow: boolean;
};

/** A version of a value: from when, what, read where. What is not published yet can be written. */
export function VersionOfValue({ object, title, parameter, version, isNow }: Props) {
  const w = useWords(valuesWords);
  const byWords = useBoundaryWords();
  const valueWords = useValueWords();
  const { base, readOnly } = useWorkspace();
  const published = isPublished(readObject(base, object), version);
  const { boundary, until, content, note, mark } = version;
  const shape = shapeOf(content);
  const marks: { readonly [mark: string]: string } = w.marks;
  return (
    <li className={styles['version']} aria-current={isNow ? 'true' : undefined}>
      <div className={styles['when']}>
        <strong>{boundary ? w.from(dateWords(boundary.date)) : w.first}</strong>
        {until !== undefined && <span>{w.until(dateWords(until))}</span>}
        {boundary && <span className={styles['quiet']}>{byWords(boundary)}</span>}
        {isNow && <Tag data-size="sm">{w.now}</Tag>}
        {!published && (
          <Tag data-size="sm" data-color="success">
            {w.isNew}
          </Tag>
        )}
      </div>
      <div className={styles['what']}>
        <span className={styles['value']} data-missing={shape === 'missing'}>
          {valueWords(parameter, content)}
        </span>
        {shape === 'missing' && <span className={styles['quiet']}>{w.missingHelp}</span>}
        {readOnly || published ? (
          <>
            {(shape === 'codes' || shape === 'groups') && <CodeLists content={content} />}
            <Source
              source={version.source}
              mark={mark === undefined ? undefined : marks[mark]}
              isMissing={shape === 'missing'}
            />
            {note !== undefined && <Paragraph data-size="sm">{note}</Paragraph>}
            {boundary?.mark !== undefined && (
              <Paragraph data-size="sm" className={styles['quiet']}>
                {w.boundaryMark(marks[boundary.mark] ?? boundary.mark)} {boundary.note}
              </Paragraph>
            )}
            {!readOnly && (
              <Paragraph data-size="sm" className={styles['quiet']}>
                {w.published}
              </Paragraph>
            )}
          </>
        ) : (
          <EditVersion object={object} title={title} parameter={parameter} version={version} />
        )}
      </div>
    </li>
  );
}

type SourceProps = {
  readonly source: string | undefined;
  readonly mark: string | undefined;
  readonly isMissing: boolean;
};

function Source({ source, mark, isMissing }: SourceProps) {
  const w = useWords(valuesWords);
  if (source === undefined && mark === undefined)
    return isMissing ? null : (
      <Paragraph data-size="sm" className={styles['quiet']}>
        {w.noSource}
      </Paragraph>
    );
  const isAddress = source !== undefined && /^https?:\/\//.test(source);
  return (
    <Paragraph data-size="sm">
      {isAddress ? (
        <Link href={source} target="_blank" rel="noreferrer">
          {w.sourceLink(new URL(source).hostname)}
        </Link>
      ) : (
        source
      )}
      {mark !== undefined && ` (${mark})`}
    </Paragraph>
  );
}

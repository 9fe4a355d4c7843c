import { isObject } from '#engine/objects';
import { Heading, Link, Paragraph } from '@digdir/designsystemet-react';
import { Link as RouterLink } from 'wouter';
import { textIn, useLanguage, useWords } from '../../app/language.tsx';
import { useProgrammeAddress } from '../../programmes/programme-menu.tsx';
import { ConditionSentences } from '../condition/condition-sentences.tsx';
import { valueAt } from '../json-path.ts';
import { LegalBasis } from '../legal-basis.tsx';
import { conditionOfRow } from '../model/row.ts';
import { Grant } from '../grant/grant.tsx';
import { Block } from '../parts.tsx';
import { Reason } from '../reason.tsx';
import styles from '../sentences.module.css';
import { objectsOf } from '../source-words/value-type.ts';
import { lockedPart } from '../use-object.ts';
import { useAsOf } from '../versions/version-line.tsx';
import { versionOn, versionsIn } from '../versions/versions.ts';
import { sentenceWords } from '../words.ts';
import type { MemberProps } from './member-props.ts';

/** A decision table in sentences, to read; it is changed in the grid. */
export function TableSentences({ part, reading, name }: MemberProps) {
  const w = useWords(sentenceWords);
  const { language } = useLanguage();
  const [on] = useAsOf();
  const address = useProgrammeAddress();
  const columns = objectsOf(valueAt(part.value, ['columns']));
  const hitPolicy = valueAt(part.value, ['hitPolicy']) === 'unique' ? 'unique' : 'first';
  return (
    <>
      <Block title={w.rows}>
        <Paragraph>
          {w.hitPolicy[hitPolicy]}{' '}
          <Link asChild>
            <RouterLink href={address(`/del/tables/${name}`, { vis: 'tabell' })}>{w.changeInTable}</RouterLink>
          </Link>
        </Paragraph>
        <ol className={styles['requirements']}>
          {objectsOf(valueAt(part.value, ['rows'])).map((row, index) => {
            const version = versionOn(versionsIn(row), on);
            if (!version || version.content === 'none' || !isObject(version.content)) return null;
            const { title, cells, event } = version.content;
            const text = textIn(title as { readonly nb: string } | undefined, language);
            const own = lockedPart(part.at('rows', index, ...version.path));
            const condition = conditionOfRow(columns, cells);
            return (
              <li key={String(row['id'])} className={styles['requirement']}>
                <Heading level={3} data-size="xs">
                  {index + 1}. {text}
                </Heading>
                {condition === undefined ? (
                  <Paragraph>{w.always}</Paragraph>
                ) : (
                  <ConditionSentences part={{ ...own, value: condition }} reading={reading} label={text} />
                )}
                <div className={styles['foot']}>
                  <span>
                    {w.outcome}: <strong>{w.events[event as keyof typeof w.events]}</strong>
                  </span>
                  <Reason part={own} reading={reading} />
                </div>
                <Grant part={own.at('grant')} reading={reading} title={w.grant} level={4} />
                <LegalBasis part={own.at('legalBasis')} level={4} />
              </li>
            );
          })}
        </ol>
      </Block>
      <LegalBasis part={lockedPart(part.at('legalBasis'))} />
    </>
  );
}

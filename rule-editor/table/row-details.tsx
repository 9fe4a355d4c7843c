import { Details, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useWords } from '../app/language.tsx';
import { Exceptions } from '../sentences/exceptions/exceptions.tsx';
import { ReasonValues } from '../sentences/grant/reason-values.tsx';
import { LegalBasis } from '../sentences/legal-basis.tsx';
import { Grant } from '../sentences/grant/grant.tsx';
import { Automation, Stage } from '../sentences/parts.tsx';
import { Reason, reasonOf } from '../sentences/reason.tsx';
import { TextSlot } from '../sentences/slots/text-slot.tsx';
import { useObject, useReading } from '../sentences/use-object.ts';
import { sentenceWords } from '../sentences/words.ts';
import { BoundaryDetails } from './boundary-details.tsx';
import { textIn } from './cells/context.ts';
import type { Line } from './model/lines.ts';
import styles from './table-view.module.css';
import type { OpenTable } from './use-table.ts';
import { tableWords } from './words.ts';

type Props = { readonly open: OpenTable; readonly line: Line; readonly number: string };

/** What a row has that is no cell: its title in three languages, its paragraphs, exceptions, what it gives in words. */
export function RowDetails(props: Props) {
  const w = useWords(tableWords);
  const [isShown, setShown] = useState(false);
  const { open, line, number } = props;
  const title = textIn(line.content?.['title'], open.context.language) ?? line.id;
  return (
    <Details open={isShown} onToggle={({ target }) => setShown((target as HTMLDetailsElement).open)}>
      <Details.Summary>{w.details(number, title)}</Details.Summary>
      <Details.Content>{isShown && <Content key={line.key} {...props} />}</Details.Content>
    </Details>
  );
}

function Content({ open, line, number }: Props) {
  const w = useWords(tableWords);
  const s = useWords(sentenceWords);
  const reading = useReading();
  const whole = useObject(open.object, ([member]) => (member === 'rows' ? open.isLocked(line) : open.isOrderLocked));
  const version = line.version === undefined ? [] : ['versions', line.version, 'content'];
  const row = whole.at('rows', line.row, ...version);
  const { content } = line;
  return (
    <div className={styles['stack']}>
      {content !== undefined && (
        <>
          {open.isLocked(line) && !open.isReadOnly && <Paragraph data-size="sm">{w.lockedRow}</Paragraph>}
          <Heading level={2} data-size="xs">
            {w.row(number)}
          </Heading>
          <Heading level={3} data-size="2xs">
            <TextSlot part={row.at('title')} text={textIn(content['title'], open.context.language) ?? ''} />
          </Heading>
          <Reason part={row} reading={reading} />
          <ReasonValues part={row.at('values')} reading={reading} title={s.values} reason={reasonOf(row)} />
          <Automation part={row} />
          <Grant part={row.at('grant')} reading={reading} title={w.gives} level={4} isOptional />
          <Exceptions part={row.at('exceptions')} reading={reading} level={4} />
          <LegalBasis part={row.at('legalBasis')} level={4} />
          {content['legalBasis'] === undefined && <Paragraph data-size="sm">{w.tableLaw}</Paragraph>}
        </>
      )}
      {line.version !== undefined && line.version > 0 && (
        <BoundaryDetails part={whole.at('rows', line.row, 'versions', line.version, 'boundary')} />
      )}
      <Paragraph data-size="sm">{w.wholeTable}</Paragraph>
      <Stage part={whole.at('stage')} />
      <LegalBasis part={whole.at('legalBasis')} />
    </div>
  );
}

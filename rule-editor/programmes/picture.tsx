import { Button, Details, Link as TextLink, Paragraph } from '@digdir/designsystemet-react';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { useLanguage, useWords } from '../app/language.tsx';
import { titleOf } from '../sentences/object-title.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { useAddressValue } from '../ui/use-address.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { AsOf } from './as-of.tsx';
import { leadsToWords } from './leads-to.ts';
import { NoRules } from './no-rules.tsx';
import { type Outline, outlineOf } from './outline.ts';
import { type Box, lanes, layOut, type PictureWords, type Row, spineHeight } from './picture-layout.ts';
import { pictureWords } from './picture-words.ts';
import styles from './picture.module.css';
import { useProgrammeAddress } from './programme-menu.tsx';
import { useStageName } from './stage-name.ts';
import { objectPath } from './usages-list.tsx';
import { useDayLookedAt } from './use-day.ts';
import { programmeWords } from './words.ts';

/** A programme's way to its outcome: drawn, with everything in it a link, and as text. */
export function PicturePage() {
  const w = useWords(pictureWords);
  const p = useWords(programmeWords);
  const { language } = useLanguage();
  const { content } = useWorkspace();
  const { on } = useDayLookedAt();
  const [open] = useAddressValue('steg');
  const stageName = useStageName();
  const outline = useMemo(() => outlineOf(content, on), [content, on]);
  const isEvent = ((content.source['startedBy'] ?? []) as readonly string[]).join() === 'event';
  const words = useMemo(
    (): PictureWords => ({
      title: (object) => titleOf(content, object, language),
      caption: (item, lane) => {
        const rows = item.rows === undefined ? [] : [p.rows(item.rows)];
        const leadsTo = item.leadsTo.filter((event) => event !== lane && event !== 'narrows');
        const otherwise = item.leadsTo.length === 0 ? item.otherwise.filter((event) => event !== lane) : item.otherwise;
        const isRest = item.leadsTo.length > 0 && leadsTo.length === 0 && otherwise.length > 0;
        const said = leadsToWords(p, { leadsTo: isRest ? otherwise : leadsTo, otherwise: isRest ? [] : otherwise });
        return [...rows, isRest ? p.otherwise(said) : said].filter(Boolean).join(', ');
      },
      stage: stageName,
      start: isEvent ? w.startEvent : w.start,
      constraints: w.constraints,
      restrictions: p.beside.restrictions,
      end: w.end,
      noRule: isEvent ? w.notDue : w.noRule,
      group: w.group,
    }),
    [content, language, p, w, isEvent],
  );
  const picture = useMemo(() => layOut(outline, words, open), [outline, words, open]);
  const isEmpty = outline.stages.every(({ items }) => items.length === 0) && outline.beside.length === 0;
  const headY = 44;
  return (
    <>
      <PageTitle title={w.title} />
      <Paragraph>{w.lead}</Paragraph>
      <AsOf />
      {isEmpty && <NoRules />}
      <div className={styles['scroll']}>
        <svg
          className={styles['picture']}
          viewBox={`0 0 ${picture.width} ${picture.height + headY}`}
          role="group"
          aria-label={w.title}
        >
          {lanes.map((lane, index) => (
            <text key={lane} x={(picture.laneX[index] ?? 0) + picture.laneWidth / 2} y={22} className={styles['head']}>
              {w.lanes[lane]}
            </text>
          ))}
          <g transform={`translate(0 ${headY})`}>
            {picture.rows.map((row, index) => (
              <RowView key={row.id} row={row} width={picture.width} next={picture.rows[index + 1]} />
            ))}
          </g>
        </svg>
      </div>
      {/* Where the picture does not fit, the text is what one reads. */}
      <Details data-size="sm" className={styles['text']} defaultOpen={matchMedia('(max-width: 60rem)').matches}>
        <Details.Summary>{w.asText}</Details.Summary>
        <Details.Content>
          <TextOutline outline={outline} words={words} />
        </Details.Content>
      </Details>
      <Button variant="secondary" data-size="sm" className={styles['print']} onClick={() => print()}>
        {w.print}
      </Button>
    </>
  );
}

const spineWidth = 190;

type RowProps = { readonly row: Row; readonly width: number; readonly next: Row | undefined };

function RowView({ row, width, next }: RowProps) {
  const w = useWords(pictureWords);
  const address = useProgrammeAddress();
  const middle = row.y + spineHeight(row.title, row.isOpen) / 2;
  const toggled = address('/vei', row.isOpen ? {} : { steg: row.id });
  const height = spineHeight(row.title, row.isOpen);
  return (
    <g>
      {row.boxes.length > 0 && (
        <>
          <rect x={0} y={row.y - 6} width={width} height={row.height + 4} rx={8} className={styles['band']} />
          <path d={`M ${spineWidth} ${middle} H ${spineWidth + 24}`} className={styles['arrow']} />
        </>
      )}
      {next && <path d={`M 30 ${row.y + height} V ${next.y - 3}`} className={styles['arrow']} markerEnd="none" />}
      {next && <path d={`M 24 ${next.y - 10} L 30 ${next.y - 2} L 36 ${next.y - 10}`} className={styles['arrow']} />}
      <rect x={8} y={row.y} width={spineWidth - 8} height={height} rx={6} className={styles['spine']} />
      <Lines lines={row.title} x={20} y={row.y + 22} className={styles['strong']} />
      {row.isOpen && (
        <Link href={toggled} className={styles['link']}>
          <text x={20} y={row.y + 22 + row.title.length * 18} className={styles['toggle']}>
            {w.close}
          </text>
        </Link>
      )}
      {row.labels.map(({ lane, x, y }) => (
        <text key={lane} x={x} y={y} className={styles['strong']}>
          {w.lanes[lane]}
        </text>
      ))}
      {row.boxes.map((box) => (
        <BoxView key={`${box.lane}/${box.object ?? box.kind}`} box={box} openAddress={toggled} />
      ))}
    </g>
  );
}

function BoxView({ box, openAddress }: { readonly box: Box; readonly openAddress: string }) {
  const address = useProgrammeAddress();
  const drawn = (
    <>
      <rect
        x={box.x}
        y={box.y}
        width={box.width}
        height={box.height}
        rx={6}
        className={`${styles['box']} ${styles[box.lane]}`}
      />
      <Lines
        lines={box.lines}
        x={box.x + 10}
        y={box.y + 19}
        className={box.kind === 'group' ? styles['strong'] : undefined}
      />
      {box.caption.length > 0 && (
        <Lines
          lines={box.caption}
          x={box.x + 10}
          y={box.y + 19 + box.lines.length * 18}
          className={styles['caption']}
        />
      )}
    </>
  );
  if (box.kind === 'plain') return drawn;
  const href = box.object === undefined ? openAddress : address(objectPath(box.object));
  return (
    <Link href={href} className={styles['link']}>
      {drawn}
    </Link>
  );
}

type LinesProps = {
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly className: string | undefined;
};

function Lines({ lines, x, y, className }: LinesProps) {
  return (
    <text x={x} y={y} className={className}>
      {lines.map((own, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines have nothing but their place
        <tspan key={index} x={x} dy={index === 0 ? 0 : 18}>
          {`${own} `}
        </tspan>
      ))}
    </text>
  );
}

type TextProps = { readonly outline: Outline; readonly words: PictureWords };

/** The same in words, for who does not see the picture and for who would rather read. */
function TextOutline({ outline, words }: TextProps) {
  const w = useWords(pictureWords);
  const p = useWords(programmeWords);
  const address = useProgrammeAddress();
  const constraints = outline.beside.find(({ member }) => member === 'constraints')?.items ?? [];
  const groups = [
    ...(constraints.length === 0 ? [] : [{ title: w.constraints, items: constraints }]),
    ...outline.stages.map(({ stage, items }, index) => ({ title: words.stage(stage, index + 1), items })),
  ];
  return (
    <ol>
      <li>{words.start}</li>
      {groups.map(({ title, items }) => (
        <li key={title}>
          {title}
          <ul>
            {items
              .filter(({ isInForce }) => isInForce)
              .map((item) => (
                <li key={item.object}>
                  <TextLink asChild>
                    <Link href={address(objectPath(item.object))}>{words.title(item.object)}</Link>
                  </TextLink>
                  : {leadsToWords(p, item)}
                </li>
              ))}
          </ul>
        </li>
      ))}
      <li>
        {w.end}: {words.noRule}
      </li>
    </ol>
  );
}

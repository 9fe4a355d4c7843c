import { Heading, Link, Paragraph, Table, Tag } from '@digdir/designsystemet-react';
import { useMemo } from 'react';
import { Link as RouterLink } from 'wouter';
import { diffContents, type ObjectId, readObject } from '#engine/objects';
import { dateWords } from '../app/format.ts';
import { useLanguage, useWords } from '../app/language.tsx';
import { titleOf } from '../sentences/object-title.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { leadsToWords, stageWords } from './leads-to.ts';
import { type OutlineItem, outlineOf } from './outline.ts';
import styles from './overview.module.css';
import { useProgrammeAddress } from './programme-menu.tsx';
import { objectPath } from './usages-list.tsx';
import { NoRules } from './no-rules.tsx';
import { useStageName } from './stage-name.ts';
import { programmeWords } from './words.ts';

/** Objects that the open draft changes: new, changed, or taken out. */
function useMarks(): ReadonlyMap<ObjectId, 'added' | 'changed' | 'removed'> {
  const { base, content, draft } = useWorkspace();
  return useMemo(() => {
    if (!draft) return new Map();
    return new Map(
      diffContents(base, content).map(({ object, value }) => [
        object,
        value === null ? 'removed' : readObject(base, object) === undefined ? 'added' : 'changed',
      ]),
    );
  }, [base, content, draft]);
}

/** The rules by stage, as the circular has them. */
export function OutlineView({ on }: { readonly on: string }) {
  const w = useWords(programmeWords);
  const { language } = useLanguage();
  const { content, base } = useWorkspace();
  const stageName = useStageName();
  const outline = useMemo(() => outlineOf(content, on), [content, on]);
  const marks = useMarks();
  const removed = [...marks].filter(([, mark]) => mark === 'removed').map(([object]) => object);
  const isEmpty = outline.stages.every(({ items }) => items.length === 0) && outline.beside.length === 0;
  if (isEmpty) return <NoRules />;
  return (
    <div className={styles['stages']}>
      {outline.stages.map(({ stage, items }, index) => (
        <section key={stage} id={`steg-${stage}`} aria-label={stageName(stage, index + 1)}>
          <Heading level={2} data-size="xs">
            {stageName(stage, index + 1)}
            <span className={`${styles['quiet']} ${styles['small']}`}> {stageWords(w, items)}</span>
          </Heading>
          {items.length === 0 ? <Paragraph>{w.emptyStage}</Paragraph> : <Items items={items} marks={marks} />}
        </section>
      ))}
      {outline.beside.map(({ member, items }) => (
        <section key={member} aria-label={w.beside[member]}>
          <Heading level={2} data-size="xs">
            {w.beside[member]}
          </Heading>
          <Items items={items} marks={marks} />
        </section>
      ))}
      {removed.length > 0 && (
        <section>
          <Heading level={2} data-size="xs">
            {w.removed}
          </Heading>
          <ul>
            {removed.map((object) => (
              <li key={object}>{titleOf(base, object, language)}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

type ItemsProps = {
  readonly items: readonly OutlineItem[];
  readonly marks: ReadonlyMap<ObjectId, 'added' | 'changed' | 'removed'>;
};

function Items({ items, marks }: ItemsProps) {
  const w = useWords(programmeWords);
  return (
    <div className={styles['table']}>
      <Table data-size="sm" hover>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell>{w.rule}</Table.HeaderCell>
            <Table.HeaderCell>{w.basis}</Table.HeaderCell>
            <Table.HeaderCell>{w.leads}</Table.HeaderCell>
            <Table.HeaderCell>{w.period}</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {items.map((item) => (
            <Item key={item.object} item={item} mark={marks.get(item.object)} />
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}

function Item({ item, mark }: { readonly item: OutlineItem; readonly mark: string | undefined }) {
  const w = useWords(programmeWords);
  const { language } = useLanguage();
  const { content } = useWorkspace();
  const address = useProgrammeAddress();
  const { object, paragraphs, isInForce, since, next, rows } = item;
  const [first, ...others] = paragraphs;
  return (
    <Table.Row className={isInForce ? undefined : styles['past']}>
      <Table.Cell>
        <Link asChild>
          <RouterLink href={address(objectPath(object))}>{titleOf(content, object, language)}</RouterLink>
        </Link>
        {rows !== undefined && <span className={styles['quiet']}> ({w.rows(rows)})</span>}
        {(mark === 'added' || mark === 'changed') && (
          <Tag data-color="info" data-size="sm" className={styles['tag']}>
            {w[mark]}
          </Tag>
        )}
      </Table.Cell>
      <Table.Cell>
        {first?.replaceAll(/(§+) /g, '$1\u00a0')}
        {others.length > 0 && <span className={styles['quiet']}> {w.more(others.length)}</span>}
      </Table.Cell>
      <Table.Cell>{leadsToWords(w, item)}</Table.Cell>
      <Table.Cell>
        {isInForce ? (since === undefined ? '' : w.since(dateWords(since))) : w.notInForce}
        {next !== undefined && <div className={styles['quiet']}>{w.next(dateWords(next))}</div>}
      </Table.Cell>
    </Table.Row>
  );
}

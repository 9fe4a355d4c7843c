import { Button, Paragraph, Tabs, Textfield } from '@digdir/designsystemet-react';
import { type ComponentType, type FormEvent, lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useParams } from 'wouter';
import { type ObjectId, readObject } from '#engine/objects';
import { dateWords, readDate } from '../app/format.ts';
import { useLanguage, useWords } from '../app/language.tsx';
import { useMay } from '../app/session.tsx';
import { UsagesList } from '../programmes/usages-list.tsx';
import { Comments } from '../review/comments.tsx';
import { SourceView } from '../source-view/source-view.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { Failure, Loading } from '../ui/states.tsx';
import { useAddressValue } from '../ui/use-address.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { CasesReaching } from './cases-reaching.tsx';
import { KeysHelp } from './condition/condition-sentences.tsx';
import { useLock, versionedMembers } from './lock.ts';
import {
  ConstraintSentences,
  CopyButton,
  EntriesSentences,
  NamedConditionSentences,
  ParameterSentences,
  ReplacementSentences,
  RestrictionSentences,
  RuleSentences,
  SectionSentences,
} from './members.tsx';
import { titleOf } from './object-title.ts';
import { Block } from './parts.tsx';
import { ObjectProblems } from './problems-at.tsx';
import styles from './sentences.module.css';
import { TextSlot } from './slots/text-slot.tsx';
import { TableSentences } from './table-sentences.tsx';
import { type Part, type Reading, useObject, useReading } from './use-object.ts';
import { NewVersion } from './versions/new-version.tsx';
import { useAsOf, VersionLine } from './versions/version-line.tsx';
import { versionOn, versionsIn } from './versions/versions.ts';
import { sentenceWords } from './words.ts';

type MemberProps = { readonly part: Part; readonly reading: Reading; readonly name: string };
const members: { readonly [member: string]: ComponentType<MemberProps> } = {
  sections: SectionSentences,
  rules: RuleSentences,
  restrictions: RestrictionSentences,
  replacements: ReplacementSentences,
  conditions: NamedConditionSentences,
  constraints: ConstraintSentences,
  entries: EntriesSentences,
  parameters: ParameterSentences,
  tables: TableSentences,
};

const TableView = lazy(async () => ({ default: (await import('../table/table-view.tsx')).TableView }));

/** The views of an object besides its source. */
function viewsOf(member: string): readonly ('setninger' | 'tabell' | 'kilde')[] {
  if (member === 'tables') return ['tabell', 'setninger', 'kilde'];
  return members[member] ? ['setninger', 'kilde'] : ['kilde'];
}

/** One object of the programme: in sentences, as a table, as it is written. */
export function ObjectPage() {
  const { member = '', id = '' } = useParams<{ member: string; id: string }>();
  const w = useWords(sentenceWords);
  const { language } = useLanguage();
  const { content } = useWorkspace();
  const [view, setView] = useAddressValue('vis');
  const name = decodeURIComponent(id);
  const object = `${member}/${name}`;
  if (readObject(content, object) === undefined)
    return <Failure error={Object.assign(new Error(), { status: 404, problem: 'not-found', members: {} })} />;
  const views = viewsOf(member);
  const shown = views.find((one) => one === view) ?? views[0] ?? 'kilde';
  return (
    <>
      <PageTitle title={titleOf(content, object, language)} />
      <Tabs value={shown} onChange={setView} aria-label={w.viewsLabel}>
        <Tabs.List>
          {views.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {w.views[one]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {views.map((one) => (
          <Tabs.Panel key={one} value={one}>
            {one === shown &&
              (one === 'kilde' ? (
                <SourceView object={object} />
              ) : one === 'tabell' ? (
                <Suspense fallback={<Loading />}>
                  <TableView key={name} tableId={name} />
                  <CommentsBlock object={object} />
                </Suspense>
              ) : (
                <Sentences key={object} object={object} member={member} name={name} />
              ))}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}

function Sentences({
  object,
  member,
  name,
}: {
  readonly object: ObjectId;
  readonly member: string;
  readonly name: string;
}) {
  const w = useWords(sentenceWords);
  const { language } = useLanguage();
  const { content } = useWorkspace();
  const [on] = useAsOf();
  const reading = useReading();
  const versions = versionsIn(readObject(content, object));
  const version = versionOn(versions, on);
  const { lock, isLocked, correct } = useLock(object, version);
  const whole = useObject(object, isLocked);
  const title = titleOf(content, object, language);
  const View = members[member];
  const hasVersions = versionedMembers.includes(member);
  const part = whole.at(...(version?.path ?? []));
  return (
    <div className={styles['stack']}>
      <div>
        <AsOf />
        {hasVersions && member !== 'parameters' && (
          <div className={styles['versions']}>
            <VersionLine object={object} title={title} />
            {lock !== 'in-force' && lock !== 'not-yet' && (
              <NewVersion object={object} title={title} onMade={focusFirst} />
            )}
          </div>
        )}
      </div>
      {member !== 'parameters' && member !== 'tables' && (
        <LockNotice lock={lock} onCorrect={correct}>
          {(lock === 'in-force' || lock === 'not-yet') && (
            <NewVersion object={object} title={title} onMade={focusFirst} />
          )}
          {lock === 'without-versions' && member === 'conditions' && <CopyButton part={whole} name={name} />}
        </LockNotice>
      )}
      <ObjectProblems object={object} />
      {!part.isLocked && part.at('title').value !== undefined && !['parameters', 'tables'].includes(member) && (
        <div>
          <TextSlot part={part.at('title')} text={title} />
        </div>
      )}
      {View &&
        (version === undefined || version.content === 'none' ? (
          <Paragraph>{w.notThen}</Paragraph>
        ) : (
          <View {...{ part, reading, name }} />
        ))}
      {!part.isLocked && member !== 'tables' && <KeysHelp />}
      <Block title={w.cases}>
        <CasesReaching object={object} />
      </Block>
      {['conditions', 'parameters'].includes(member) && (
        <Block title={w.usages}>
          <UsagesList object={object} />
        </Block>
      )}
      <CommentsBlock object={object} />
    </div>
  );
}

/** After a new version is made: to the first thing in it that can be changed. */
const focusFirst = () =>
  void setTimeout(() => document.querySelector<HTMLElement>('#innhold [data-slot]')?.focus(), 50);

function CommentsBlock({ object }: { readonly object: ObjectId }) {
  const w = useWords(sentenceWords);
  const { draft } = useWorkspace();
  if (!draft) return null;
  return (
    <Block title={w.comments}>
      <Comments object={object} />
    </Block>
  );
}

type LockProps = {
  readonly lock: ReturnType<typeof useLock>['lock'];
  readonly onCorrect: () => void;
  readonly children: ReactNode;
};

/** Why something cannot be changed, and what one does instead. */
function LockNotice({ lock, onCorrect, children }: LockProps) {
  const w = useWords(sentenceWords);
  const mayChange = useMay('maintainer');
  const { draft } = useWorkspace();
  if (lock === 'open') return null;
  if (lock === 'reading' && (draft || !mayChange)) return null;
  return (
    <div className={styles['lock']}>
      <p>{w.lock[lock]}</p>
      {children}
      {(lock === 'not-yet' || lock === 'without-versions') && (
        <Button variant="tertiary" data-size="sm" onClick={onCorrect}>
          {lock === 'not-yet' ? w.correct : w.changeAll}
        </Button>
      )}
    </div>
  );
}

/** The day that is looked at. */
function AsOf() {
  const w = useWords(sentenceWords);
  const [on, setOn] = useAsOf();
  const [text, setText] = useState(dateWords(on));
  const [isTried, setTried] = useState(false);
  useEffect(() => setText(dateWords(on)), [on]);
  const date = readDate(text);
  function show(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (date !== undefined) setOn(date);
  }
  return (
    <form className={styles['asOf']} onSubmit={show} noValidate>
      <Textfield
        label={w.asOf}
        data-size="sm"
        value={text}
        onChange={({ target }) => setText(target.value)}
        error={isTried && date === undefined ? w.badDate : undefined}
      />
      <Button type="submit" variant="secondary" data-size="sm">
        {w.asOfShow}
      </Button>
      <Button type="button" variant="tertiary" data-size="sm" onClick={() => setOn(undefined)}>
        {w.asOfToday}
      </Button>
    </form>
  );
}

import { Paragraph } from '@digdir/designsystemet-react';
import { type ComponentType, useRef } from 'react';
import { type ObjectId, readObject } from '#engine/objects';
import { useLanguage, useWords } from '../app/language.tsx';
import { UsagesList } from '../programmes/usages-list.tsx';
import { ObjectHistory } from '../publications/object-history.tsx';
import { lazyPage } from '../ui/lazy-page.tsx';
import { useFocusWhen } from '../ui/use-focus-when.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { declaredMembers } from './about/new-declared.ts';
import { AsOf } from './as-of.tsx';
import { CasesReaching } from './cases-reaching.tsx';
import { CommentsBlock } from './comments-block.tsx';
import { FigureSentences } from './declared/figure.tsx';
import { GrantFieldSentences } from './declared/grant-field.tsx';
import { GroupSentences } from './declared/group.tsx';
import { RemoveDeclared } from './declared/remove-declared.tsx';
import { SystemSentences } from './declared/system.tsx';
import { KeysHelp } from './condition/keys-help.tsx';
import { useLock, versionedMembers } from './lock.ts';
import { LockNotice } from './lock-notice.tsx';
import { ConstraintSentences, NamedConditionSentences, ReplacementSentences } from './members/condition-members.tsx';
import { CopyButton } from './members/copy-button.tsx';
import { EntriesSentences } from './members/entries-sentences.tsx';
import type { MemberProps } from './members/member-props.ts';
import { RestrictionSentences, RuleSentences } from './members/rule-sentences.tsx';
import { SectionSentences } from './members/section-sentences.tsx';
import { TableSentences } from './members/table-sentences.tsx';
import { NameInSource } from './naming/name-in-source.tsx';
import { titleOf } from './object-title.ts';
import { Block } from './parts.tsx';
import { ObjectProblems } from './problems-at.tsx';
import styles from './sentences.module.css';
import { TextSlot } from './slots/text-slot.tsx';
import { useObject, useReading } from './use-object.ts';
import { NewVersion } from './versions/new-version.tsx';
import { useAsOf, VersionLine } from './versions/version-line.tsx';
import { versionOn, versionsIn } from './versions/versions.ts';
import { sentenceWords } from './words.ts';

const members: { readonly [member: string]: ComponentType<MemberProps> } = {
  sections: SectionSentences,
  rules: RuleSentences,
  restrictions: RestrictionSentences,
  replacements: ReplacementSentences,
  conditions: NamedConditionSentences,
  constraints: ConstraintSentences,
  entries: EntriesSentences,
  tables: TableSentences,
  grant: GrantFieldSentences,
  figures: FigureSentences,
  systems: SystemSentences,
  groups: GroupSentences,
};

/** Whose uses are listed with them. */
const used: readonly string[] = declaredMembers;
/** Those that no example passes through by themselves. */
const isBeside = (member: string): boolean => used.includes(member) && member !== 'conditions';

const RequirementGrid = lazyPage(() => import('../table/requirements/requirement-grid.tsx'), 'RequirementGrid');

/** Can objects of this member be put into sentences? */
export const hasSentences = (member: string): boolean => Object.hasOwn(members, member);

/** An object in sentences, as of the day that is looked at, with everything that belongs to it. */
export function SentencesView({
  object,
  member,
  name,
  isGrid = false,
}: {
  readonly object: ObjectId;
  readonly member: string;
  readonly name: string;
  /** Its conditions in a grid. */
  readonly isGrid?: boolean;
}) {
  const w = useWords(sentenceWords);
  const { language } = useLanguage();
  const { content } = useWorkspace();
  const [on] = useAsOf();
  const reading = useReading();
  const versions = versionsIn(readObject(content, object));
  const version = versionOn(versions, on);
  const place = useRef<HTMLDivElement>(null);
  const askFocus = useFocusWhen(version?.index, () =>
    place.current?.querySelector<HTMLElement>('[data-slot], [role=gridcell][tabindex="0"]')?.focus(),
  );
  const { lock, isLocked, correct } = useLock(object, version);
  const whole = useObject(object, isLocked);
  const title = titleOf(content, object, language);
  const View = isGrid ? RequirementGrid : members[member];
  const hasVersions = versionedMembers.includes(member);
  const part = whole.at(...(version?.path ?? []));
  return (
    <div className={styles['stack']} ref={place}>
      <div>
        <AsOf />
        {hasVersions && (
          <div className={styles['versions']}>
            <VersionLine object={object} title={title} />
            {lock !== 'in-force' && lock !== 'not-yet' && (
              <NewVersion object={object} title={title} onMade={askFocus} />
            )}
          </div>
        )}
      </div>
      {member !== 'tables' && (
        <LockNotice lock={lock} onCorrect={correct}>
          {(lock === 'in-force' || lock === 'not-yet') && (
            <NewVersion object={object} title={title} onMade={askFocus} />
          )}
          {lock === 'without-versions' && member === 'conditions' && <CopyButton part={whole} name={name} />}
        </LockNotice>
      )}
      <ObjectProblems object={object} />
      {!part.isLocked && part.at('title').value !== undefined && member !== 'tables' && (
        <div>
          <TextSlot part={part.at('title')} text={title} />
        </div>
      )}
      {View &&
        (version === undefined || version.content === 'none' ? (
          <Paragraph>{w.notThen}</Paragraph>
        ) : (
          <View {...{ whole, part, reading, name }} />
        ))}
      {!part.isLocked && member !== 'tables' && !isBeside(member) && !isGrid && <KeysHelp />}
      {!isBeside(member) && (
        <Block title={w.cases}>
          <CasesReaching object={object} />
        </Block>
      )}
      {used.includes(member) && (
        <Block title={w.usages}>
          <UsagesList object={object} />
        </Block>
      )}
      {used.includes(member) && <NameInSource object={object} />}
      <RemoveDeclared object={object} back={used.includes(member) ? '/om' : ''} />
      <ObjectHistory object={object} />
      <CommentsBlock object={object} />
    </div>
  );
}

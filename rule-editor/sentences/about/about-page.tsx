import { Link, Paragraph } from '@digdir/designsystemet-react';
import { Link as RouterLink } from 'wouter';
import { useWords } from '../../app/language.tsx';
import { NameStep } from '../../new-programme/name-step.tsx';
import { PartyStep } from '../../new-programme/party-step.tsx';
import { StagesStep } from '../../new-programme/stages-step.tsx';
import { useProgrammeAddress } from '../../programmes/programme-menu.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Section } from '../../ui/section.tsx';
import { useAddressValue } from '../../ui/use-address.ts';
import { useWorkspace } from '../../workspace/workspace.tsx';
import { Exceptions } from '../exceptions/exceptions.tsx';
import { lockOf } from '../lock.ts';
import { LockNotice } from '../lock-notice.tsx';
import { Automation } from '../parts.tsx';
import styles from '../sentences.module.css';
import { useReading } from '../use-object.ts';
import { DeclaredList } from './declared-list.tsx';
import { declaredMembers } from './new-declared.ts';
import { useProgrammePart } from './programme-part.ts';
import { aboutWords } from './words.ts';

/** What holds for a whole programme. What is published of it is changed for all cases, or not at all. */
export function AboutPage() {
  const w = useWords(aboutWords);
  const { publication, readOnly } = useWorkspace();
  const address = useProgrammeAddress();
  const [correcting, setCorrecting] = useAddressValue('rett');
  const lock = lockOf({
    isReadOnly: readOnly,
    isPublished: publication !== undefined,
    hasVersions: false,
    isAhead: false,
    isCorrecting: correcting === '1',
  });
  const isLocked = lock !== 'open' && lock !== 'correcting';
  const part = useProgrammePart(isLocked);
  const reading = useReading();
  return (
    <div className={styles['stack']}>
      <div>
        <PageTitle title={w.title} />
        <Paragraph>{w.lead}</Paragraph>
      </div>
      <LockNotice lock={lock} onCorrect={() => setCorrecting('1')}>
        {null}
      </LockNotice>
      {!isLocked && (
        <>
          <Section title={w.basics}>
            <NameStep />
            <PartyStep />
          </Section>
          <Section title={w.stages}>
            <StagesStep />
          </Section>
        </>
      )}
      <Section title={w.decidedBy}>
        <Paragraph data-size="sm">{w.automationHelp}</Paragraph>
        <div className={styles['foot']}>
          <Automation part={part} usual={w.usual} />
        </div>
        <div>
          <Link asChild>
            <RouterLink href={address('/tekster/automatisk')}>{w.texts}</RouterLink>
          </Link>
        </div>
      </Section>
      <Exceptions part={part.at('exceptions')} reading={reading} />
      {declaredMembers.map((member) => (
        <DeclaredList key={member} member={member} lead={w[`${member}Lead`]} />
      ))}
    </div>
  );
}

import { Button, Details, Heading, Link, Tag } from '@digdir/designsystemet-react';
import { useCallback } from 'react';
import { Link as RouterLink } from 'wouter';
import type { RulesetDocument } from '#engine';
import type { JsonObject } from '#engine/objects';
import { numberWords } from '../app/format.ts';
import { useLanguage, useWords } from '../app/language.tsx';
import type { ToldReason } from '../engine-worker/calls.ts';
import { engine } from '../engine-worker/connect.ts';
import { useProgrammeAddress } from '../programmes/programme-menu.tsx';
import { DraftDifference } from '../try-out/draft-difference.tsx';
import { useNewest } from '../try-out/use-newest.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { ApplicationFacts } from './application-facts.tsx';
import type { DifferenceGroup } from './compare.ts';
import { causeOf, decidedBy, kindWords, type Place } from './group-words.ts';
import styles from './regression.module.css';
import { words } from './words.ts';

type Props = {
  readonly group: DifferenceGroup;
  readonly applications: number;
  readonly document: RulesetDocument;
  /** The example that it was made into. */
  readonly caseId: string | undefined;
  /** Shown at once. */
  readonly isOpen: boolean;
  readonly onIntended: () => void;
};

/** Applications that change alike: what changes, why, and the simplest of them. */
export function GroupView({ group, applications, document, caseId, isOpen, onIntended }: Props) {
  const w = useWords(words);
  const { language } = useLanguage();
  const { content, base, publication, readOnly } = useWorkspace();
  const address = useProgrammeAddress();
  const cause = causeOf(group, content, base, language);
  const where = decidedBy(group, document, language);
  const { example, kind, count } = group;
  const share = ((count / applications) * 100).toLocaleString(language === 'en' ? 'en-GB' : 'nb-NO', {
    maximumSignificantDigits: 2,
  });
  const leadsTo = where ?? cause;
  return (
    <li className={styles['group']}>
      <div className={styles['verdicts']}>
        <Heading level={2} data-size="2xs">
          {kindWords(kind, language)}
        </Heading>
        <Tag data-size="sm">{w.share(numberWords(count, language), numberWords(applications, language), share)}</Tag>
        {caseId !== undefined && (
          <Tag data-size="sm" data-color="success">
            {w.isIntended}
          </Tag>
        )}
      </div>
      <div className={styles['where']}>
        <span>
          {w.because}: <To place={cause} />
        </span>
        {where && (
          <span>
            {w.decidedBy}: <To place={where} />
          </span>
        )}
      </div>
      <Details defaultOpen={isOpen}>
        <Details.Summary>{w.example}</Details.Summary>
        <Details.Content>
          <ApplicationFacts document={document} facts={example.facts} />
          <DraftDifference
            document={document}
            number={publication?.number ?? 0}
            published={example.published}
            draft={example.draft}
          />
          <ReasonTexts group={group} />
        </Details.Content>
      </Details>
      <div className={styles['bar']}>
        {caseId === undefined && !readOnly && (
          <Button data-size="sm" onClick={onIntended}>
            {w.intended}
          </Button>
        )}
        {caseId !== undefined && (
          <Link asChild>
            <RouterLink href={address('/eksempler', { eksempel: caseId })}>{w.seeCase}</RouterLink>
          </Link>
        )}
        {caseId === undefined && leadsTo.path !== undefined && (
          <Button asChild variant="secondary" data-size="sm">
            <RouterLink href={address(cause.path ?? leadsTo.path)}>{w.notIntended}</RouterLink>
          </Button>
        )}
      </div>
    </li>
  );
}

function To({ place }: { readonly place: Place }) {
  const address = useProgrammeAddress();
  if (place.path === undefined) return place.title;
  return (
    <Link asChild>
      <RouterLink href={address(place.path)}>{place.title}</RouterLink>
    </Link>
  );
}

/** What the case worker is told, where the draft tells something else. */
function ReasonTexts({ group }: { readonly group: DifferenceGroup }) {
  const w = useWords(words);
  const { language } = useLanguage();
  const { key, baseKey, publication, isCurrent } = useWorkspace();
  const { facts } = group.example;
  const ask = useCallback(async () => {
    const given = facts as unknown as JsonObject;
    const [published, draft] = await Promise.all([
      engine('tryOut', baseKey, given, { language }),
      engine('tryOut', key, given, { language }),
    ]);
    return [published, draft].map(({ told }) => textOf([...(told?.recommended ?? []), ...(told?.reasons ?? [])]));
  }, [facts, key, baseKey, language, isCurrent]);
  const { answer } = useNewest(ask);
  const [published, draft] = answer ?? [];
  if (published === undefined || draft === undefined || published === draft) return null;
  return (
    <>
      <Heading level={3} data-size="2xs">
        {w.reasonText}
      </Heading>
      <dl className={styles['columns']}>
        {[
          [w.published(publication?.number ?? 0), published],
          [w.draft, draft],
        ].map(([title, text]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd className={styles['text']}>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

const textOf = (told: readonly ToldReason[]): string =>
  told.flatMap(({ caseWorker, journalNote }) => caseWorker ?? journalNote ?? []).join('\n');

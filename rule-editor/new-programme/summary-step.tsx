import { Alert, Button, Heading, Link as TextLink } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { namesIn } from '#engine/objects';
import { textIn, useLanguage, useWords } from '../app/language.tsx';
import { useProgrammeAddress } from '../programmes/programme-menu.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import styles from './guide.module.css';
import { StepLink } from './step-link.tsx';
import { MissingList } from './missing-list.tsx';
import { requirementsOf } from './section-model.ts';
import { steps } from './steps.ts';
import { useMissing } from './use-missing.tsx';
import { guideWords } from './words.ts';

export function SummaryStep() {
  const w = useWords(guideWords);
  const { language } = useLanguage();
  const { content, draft } = useWorkspace();
  const address = useProgrammeAddress();
  const missing = useMissing();
  const lacking = steps.filter((step) => (missing.get(step)?.length ?? 0) > 0);
  const counts = [
    [namesIn(content, 'facts').length, w.counts.facts],
    [requirementsOf(content).length, w.counts.requirements],
    [namesIn(content, 'texts').length, w.counts.texts],
    [content.cases.length, w.counts.cases],
  ] as const;
  return (
    <>
      <p>
        {w.summaryLead} <strong>{textIn(content.source['title'] as { nb: string } | undefined, language)}</strong>:{' '}
        {counts.map(([count, name]) => `${count} ${name}`).join(', ')}.
      </p>
      <Alert data-color={lacking.length === 0 ? 'success' : 'warning'}>
        {lacking.length === 0 ? w.summaryReady : w.summaryNotReady}
      </Alert>
      {lacking.map((step) => (
        <section key={step}>
          <Heading level={3} data-size="2xs">
            <TextLink asChild>
              <StepLink step={step}>{w.steps[step]}</StepLink>
            </TextLink>
          </Heading>
          <MissingList missing={missing.get(step) ?? []} />
        </section>
      ))}
      <div className={styles['walk']}>
        {lacking.length === 0 && (
          <Button asChild>
            <Link href={`/utkast/${draft?.id ?? ''}`}>{w.toReview}</Link>
          </Button>
        )}
        <Button asChild variant="secondary">
          <Link href={address('')}>{w.toRules}</Link>
        </Button>
      </div>
    </>
  );
}

import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { type ComponentType, useEffect, useRef } from 'react';
import { useParams } from 'wouter';
import { useWords } from '../app/language.tsx';
import { DraftBar } from '../programmes/draft-bar.tsx';
import { FoldedNav } from '../ui/folded-nav.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { useAddressValue } from '../ui/use-address.ts';
import { Unsaved } from '../workspace/unsaved.tsx';
import { useWorkspace, WorkspaceProvider } from '../workspace/workspace.tsx';
import { AutomationStep } from './automation-step.tsx';
import { CasesStep } from './cases-step.tsx';
import { FactsStep } from './facts-step.tsx';
import styles from './guide.module.css';
import { MissingList } from './missing-list.tsx';
import { NameStep } from './name-step.tsx';
import { PartyStep } from './party-step.tsx';
import { RemediesStep } from './remedies-step.tsx';
import { SectionStep } from './section-step.tsx';
import { StepLink } from './step-link.tsx';
import { StagesStep } from './stages-step.tsx';
import { type Step, steps } from './steps.ts';
import { SummaryStep } from './summary-step.tsx';
import { TextsStep } from './texts-step.tsx';
import { MissingProvider, useMissing } from './use-missing.tsx';
import { guideWords } from './words.ts';

const pages: { readonly [S in Step]: ComponentType } = {
  name: NameStep,
  party: PartyStep,
  facts: FactsStep,
  stages: StagesStep,
  section: SectionStep,
  texts: TextsStep,
  remedies: RemediesStep,
  automation: AutomationStep,
  cases: CasesStep,
  summary: SummaryStep,
};

/** A new programme, set up step by step: `/ny-ordning/<name>?utkast=<id>&steg=<step>`. */
export function Guide() {
  const { programme = '' } = useParams<{ programme: string }>();
  const [draftId] = useAddressValue('utkast');
  return (
    <WorkspaceProvider key={draftId} programme={programme} draftId={draftId}>
      <DraftBar isSettingUp />
      <Unsaved />
      <MissingProvider>
        <Steps />
      </MissingProvider>
    </WorkspaceProvider>
  );
}

function Steps() {
  const w = useWords(guideWords);
  const { readOnly } = useWorkspace();
  const [asked] = useAddressValue('steg');
  const step = steps.find((own) => own === asked) ?? 'name';
  const at = steps.indexOf(step);
  const missing = useMissing();
  const Page = pages[step];
  const [before, after] = [steps[at - 1], steps[at + 1]];
  const top = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current !== step) top.current?.focus();
    shown.current = step;
  }, [step]);
  return (
    <>
      <PageTitle title={w.title} />
      <div className={styles['columns']}>
        <StepMenu step={step} />
        <div className={styles['page']}>
          <Heading level={2} data-size="sm" ref={top} tabIndex={-1} style={{ outline: 'none' }}>
            {w.steps[step]}
          </Heading>
          <Paragraph className={styles['quiet']} data-size="sm">
            {w.progress(at + 1, steps.length)}
          </Paragraph>
          {readOnly && <Paragraph>{w.readOnly}</Paragraph>}
          <div className={styles['form']}>
            <Page />
          </div>
          <div className={styles['walk']}>
            {before && (
              <Button asChild variant="secondary">
                <StepLink step={before}>{w.back}</StepLink>
              </Button>
            )}
            {after && (
              <Button asChild>
                <StepLink step={after}>{w.next}</StepLink>
              </Button>
            )}
          </div>
        </div>
        {/* Beside the form, so that nothing moves under the hand when the last thing is filled in. */}
        <div className={styles['beside']}>
          {step !== 'summary' && <MissingList missing={missing.get(step) ?? []} />}
        </div>
      </div>
    </>
  );
}

function StepMenu({ step }: { readonly step: Step }) {
  const w = useWords(guideWords);
  const missing = useMissing();
  return (
    <FoldedNav
      label={w.stepsLabel}
      current={`${w.progress(steps.indexOf(step) + 1, steps.length)}: ${w.steps[step]}`}
      place={step}
      className={styles['steps']}
    >
      <ol>
        {steps.map((own, index) => {
          const count = missing.get(own)?.length ?? 0;
          return (
            <li key={own}>
              <StepLink step={own} aria-current={own === step ? 'step' : undefined}>
                <span aria-hidden="true">{count === 0 && own !== 'summary' ? '✓' : index + 1}</span>
                <span>{w.steps[own]}</span>
                {own !== 'summary' && (
                  <small className={count === 0 ? styles['done'] : undefined}>
                    {count === 0 ? w.done : w.lacks(count)}
                  </small>
                )}
              </StepLink>
            </li>
          );
        })}
      </ol>
    </FoldedNav>
  );
}

import { Button, Paragraph, Table, Tag } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { numberWords, timeWords } from '../app/format.ts';
import { type Language, useLanguage, useWords } from '../app/language.tsx';
import type { DraftView } from '../backend/drafts.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import styles from './review.module.css';
import { type ReviewWords, words } from './words.ts';

const names = ['rules', 'cases', 'demands', 'regression', 'coverage'] as const;
type State = 'ok' | 'failed' | 'notRun' | 'outdated';
const colors = { ok: 'success', failed: 'danger', notRun: 'warning', outdated: 'warning' } as const;
/** Where a check is run by a person. */
const pages: { readonly [name: string]: string } = {
  cases: '/eksempler',
  demands: '/krav',
  regression: '/sammenlign',
  coverage: '/eksempler',
};

export function checkOf(draft: DraftView, name: string): DraftView['checks'][number] | undefined {
  return draft.checks.find((check) => check.name === name);
}

/** A check that was not run stands there as not run. */
export function stateOf(draft: DraftView, name: string): State {
  const check = checkOf(draft, name);
  if (!check) return 'notRun';
  if (!check.holds) return 'outdated';
  return check.ok ? 'ok' : 'failed';
}

type Check = DraftView['checks'][number];
/** `compared`: how many the second engine was asked about too; `disagreements`: what it said otherwise. */
type CasesFound = {
  readonly total: number;
  readonly compared?: number;
  readonly failed: readonly { readonly disagreements?: readonly unknown[] }[];
};

/** What a check found, in the reader's language where its figures say it; else as whoever ran it wrote it. */
function foundIn({ name, summary, details }: Check, w: ReviewWords, language: Language): string {
  const number = (value: number) => numberWords(value, language);
  if (name === 'rules') {
    const { problems } = details as { readonly problems: readonly unknown[] };
    return problems.length === 0 ? '' : w.problemsFound(problems.length);
  }
  if (name === 'cases') {
    const { total, compared, failed } = details as CasesFound;
    if (total === 0) return '';
    const differing = failed.filter(({ disagreements = [] }) => disagreements.length > 0).length;
    const second = compared === total ? w.comparedAll : w.compared(number(compared ?? 0));
    const told = differing > 0 ? w.disagree(number(differing)) : second;
    return `${w.casesHold(number(total - failed.length), number(total))}; ${told}`;
  }
  if (name !== 'regression') return summary;
  const { applications, differing } = details as { readonly applications: number; readonly differing: number };
  return w.differ(number(differing), number(applications));
}

/** Every check there is, run or not. */
export function Checks() {
  const w = useWords(words);
  const { language } = useLanguage();
  const { draft, programme } = useWorkspace();
  if (!draft) return null;
  return (
    <Table className={styles['checks']} data-size="sm">
      <caption className="ds-sr-only">{w.checks}</caption>
      <Table.Body>
        {names.map((name) => {
          const check = checkOf(draft, name);
          const state = stateOf(draft, name);
          const page = pages[name];
          return (
            <Table.Row key={name}>
              <Table.HeaderCell scope="row">{w.checkNames[name]}</Table.HeaderCell>
              <Table.Cell>
                <Tag data-color={name === 'regression' && state === 'failed' ? 'warning' : colors[state]}>
                  {name === 'regression' && state === 'failed' ? w.notAllJudged : w.checkStates[state]}
                </Tag>
              </Table.Cell>
              <Table.Cell>
                {check && (
                  <Paragraph data-size="sm">
                    {foundIn(check, w, language)} ({check.by.name}, {timeWords(check.at, language)})
                  </Paragraph>
                )}
              </Table.Cell>
              <Table.Cell>
                {page !== undefined && (
                  <Button asChild variant="tertiary" data-size="sm">
                    <Link href={`/ordning/${programme}${page}?utkast=${draft.id}`}>
                      {w.open} <span className="ds-sr-only">{w.checkNames[name]}</span>
                    </Link>
                  </Button>
                )}
              </Table.Cell>
            </Table.Row>
          );
        })}
      </Table.Body>
    </Table>
  );
}

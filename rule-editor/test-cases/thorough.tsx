import { Alert, Button, Heading, Paragraph, Spinner } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import type { RulesetDocument } from '#engine';
import { applyChanges } from '#engine/objects';
import type { Coverage, Gap } from '#engine/tools';
import { type Language, useLanguage, useWords } from '../app/language.tsx';
import type { Connection } from '../engine-worker/connect.ts';
import { useMay } from '../app/session.tsx';
import { get, post } from '../backend/client.ts';
import type { DraftView } from '../backend/drafts.ts';
import { Failure } from '../ui/states.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { gapWords } from './gap-words.ts';
import styles from './test-cases.module.css';
import { openRunner } from './use-runs.ts';
import { words } from './words.ts';

const most = 30;

type Kind = keyof (typeof words)['nb']['gaps'];
const kindsOf = (found: Coverage): readonly Kind[] =>
  (Object.keys(words.nb.gaps) as Kind[]).filter((kind) => found[kind].length > 0);

/** Finds everything that the cases leave untried. It takes seconds, so a person asks for it and can stop it. */
export function Thorough() {
  const w = useWords(words);
  const { document, base, content, draft, readOnly, flush, refresh } = useWorkspace();
  const mayRecord = useMay('maintainer') && !readOnly;

  const [found, setFound] = useState<Coverage>();
  const [isSearching, setSearching] = useState(false);
  const [error, setError] = useState<unknown>();
  const worker = useRef<Connection>(undefined);
  useEffect(() => () => worker.current?.end(), []);
  useEffect(() => setFound(undefined), [content]);

  async function search() {
    const connection = openRunner();
    worker.current = connection;
    setSearching(true);
    setError(undefined);
    try {
      const coverage = await connection.call<Coverage | undefined>('coverage', [content.source, content.cases]);
      setFound(coverage);
      if (coverage && mayRecord) await record(coverage);
    } catch (problem) {
      if (!(problem instanceof DOMException)) setError(problem);
    } finally {
      connection.end();
      setSearching(false);
    }
  }

  /** Lays what was found by the draft, for those who review it; not when it was changed meanwhile. */
  async function record(coverage: Coverage) {
    if (!draft || !(await flush())) return;
    const { version, changes } = await get<DraftView>(`/v1/drafts/${draft.id}`);
    if (JSON.stringify(applyChanges(base, changes)) !== JSON.stringify(content)) return;
    const count = kindsOf(coverage).reduce((sum, kind) => sum + coverage[kind].length, 0);
    await post(`/v1/drafts/${draft.id}/checks`, {
      name: 'coverage',
      version,
      ok: count === 0,
      summary: count === 0 ? w.noGaps : w.gapsFound(count),
    });
    await refresh();
  }

  return (
    <section className={styles['part']}>
      <Paragraph data-size="sm">{w.thoroughHelp}</Paragraph>
      <div className={styles['status']}>
        <Button variant="secondary" data-size="sm" disabled={isSearching} onClick={() => void search()}>
          {w.thorough}
        </Button>
        {isSearching && (
          <span role="status" className={styles['status']}>
            <Spinner aria-hidden data-size="xs" /> {w.searching}{' '}
            <Button variant="tertiary" data-size="sm" onClick={() => worker.current?.end()}>
              {w.cancel}
            </Button>
          </span>
        )}
      </div>
      {error !== undefined && <Failure error={error} />}
      {found && document && <Gaps document={document} found={found} />}
    </section>
  );
}

function Gaps({ document, found }: { readonly document: RulesetDocument; readonly found: Coverage }) {
  const w = useWords(words);
  const { language } = useLanguage();
  const kinds = kindsOf(found);
  if (kinds.length === 0) return <Alert data-color="success">{w.noGaps}</Alert>;
  return kinds.map((kind) => (
    <section key={kind} className={styles['part']}>
      <Heading level={3} data-size="2xs">
        {w.gaps[kind]} ({found[kind].length})
      </Heading>
      <GapList document={document} gaps={found[kind]} language={language} />
    </section>
  ));
}

type ListProps = {
  readonly document: RulesetDocument;
  readonly gaps: readonly Gap[];
  readonly language: Language;
};

function GapList({ document, gaps, language }: ListProps) {
  const w = useWords(words);
  return (
    <ul>
      {gaps.slice(0, most).map((gap) => (
        <li key={gap.id}>{gapWords(document, gap, language)}</li>
      ))}
      {gaps.length > most && <li>{w.moreGaps(gaps.length - most)}</li>}
    </ul>
  );
}

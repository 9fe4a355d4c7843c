import { Details, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { Link as RouterLink } from 'wouter';
import type { ObjectId } from '#engine/objects';
import { useWords } from '../app/language.tsx';
import { engine } from '../engine-worker/connect.ts';
import type { Reaching } from '../engine-worker/reaching.ts';
import { useProgrammeAddress } from '../programmes/programme-menu.tsx';
import { useSeen } from '../ui/use-seen.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import styles from './sentences.module.css';
import { sentenceWords } from './words.ts';

const batch = 60;
const quiet = 600;

/** The test cases whose evaluation passes here, asked of the engine when one gets to them. */
export function CasesReaching({ object }: { readonly object: ObjectId }) {
  const w = useWords(sentenceWords);
  const { content, key, document } = useWorkspace();
  const [found, setFound] = useState<readonly Reaching[]>();
  const { cases } = content;
  const [place, isSeen] = useSeen<HTMLDivElement>();
  useEffect(() => {
    if (!document || !isSeen) return undefined;
    let isOver = false;
    async function find() {
      const all: Reaching[] = [];
      // Some at a time, so that the engine can check what is written meanwhile.
      for (let start = 0; start < cases.length && !isOver; start += batch)
        all.push(...(await engine('casesReaching', key, cases.slice(start, start + batch), object)));
      if (!isOver) setFound(all);
    }
    const timer = setTimeout(() => void find().catch(() => undefined), quiet);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [document, key, cases, object, isSeen]);
  if (!found)
    return (
      <div ref={place}>
        <Paragraph data-size="sm">{w.casesFinding}</Paragraph>
      </div>
    );
  if (found.length === 0) return <Paragraph>{w.casesNone}</Paragraph>;
  const deciding = found.filter(({ decides }) => decides);
  const passing = found.filter(({ decides }) => !decides);
  return (
    <>
      {deciding.length > 0 && (
        <CaseList title={w.casesDecide(deciding.length)} cases={deciding} isOpen={deciding.length <= 10} />
      )}
      {passing.length > 0 && <CaseList title={w.casesReach(passing.length)} cases={passing} isOpen={false} />}
    </>
  );
}

type ListProps = { readonly title: string; readonly cases: readonly Reaching[]; readonly isOpen: boolean };

function CaseList({ title, cases, isOpen }: ListProps) {
  const w = useWords(sentenceWords);
  const address = useProgrammeAddress();
  return (
    <Details data-size="sm" defaultOpen={isOpen}>
      <Details.Summary>{title}</Details.Summary>
      <Details.Content>
        <ul className={styles['cases']}>
          {cases.map(({ id, title: name, outcome }) => (
            <li key={id}>
              <RouterLink href={address('/prov', { eksempel: id })}>{name}</RouterLink> (
              {w.outcomes[outcome] ?? outcome})
            </li>
          ))}
        </ul>
      </Details.Content>
    </Details>
  );
}

import { Alert, Button, Card, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Suspension } from '../../api/contract/suspensions.ts';
import { timeWords } from '../app/format.ts';
import { useLanguage, useWords } from '../app/language.tsx';
import { useMay, useSession } from '../app/session.tsx';
import { post } from '../backend/client.ts';
import { Refused } from '../problems/refused.tsx';
import { useProgrammes } from '../programmes/use-programmes.ts';
import { useParts } from './use-parts.ts';
import { words } from './words.ts';

/** One suspension: what, why, by whom; and how it is lifted, by two. */
export function SuspensionCard({ suspension }: { readonly suspension: Suspension }) {
  const w = useWords(words);
  const { language } = useLanguage();
  const { person } = useSession();
  const mayLift = useMay('maintainer', 'approver');
  const client = useQueryClient();
  const [error, setError] = useState<unknown>();
  const { id, programme, target, outcomes, reason, suspendedBy, suspendedAt, lifts, active, targetIsGone } = suspension;
  const { programmes = [] } = useProgrammes();
  const parts = useParts(programme);
  const title = programmes.find((candidate) => candidate.programme === programme)?.title ?? programme;
  const part = parts.find((candidate) => candidate.id === target)?.title ?? target;
  const [asked] = lifts;
  const isMine = asked?.by.id === person?.id;
  async function lift() {
    try {
      await post(`/v1/suspensions/${id}/lift`);
      setError(undefined);
      await client.invalidateQueries({ queryKey: ['suspensions'] });
    } catch (problem) {
      setError(problem);
    }
  }
  return (
    <Card data-color={active ? 'warning' : 'neutral'} style={{ marginBlock: '0.5rem' }}>
      <Heading level={3} data-size="2xs">
        {title}: {target === null ? w.wholeProgramme : part}
      </Heading>
      <Paragraph>
        {w.stopped[outcomes]}. {reason}
      </Paragraph>
      <Paragraph data-size="sm">{w.setBy(suspendedBy.name, timeWords(suspendedAt, language))}</Paragraph>
      {targetIsGone && <Alert data-color="warning">{w.targetIsGone}</Alert>}
      {!active && (
        <Paragraph data-size="sm">
          {w.liftedBy(
            lifts.map(({ by }) => by.name).join(' og '),
            timeWords(lifts.at(-1)?.at ?? suspendedAt, language),
          )}
        </Paragraph>
      )}
      {active && asked && <Paragraph>{w.awaitsSecond(asked.by.name)}</Paragraph>}
      {error !== undefined && <Refused error={error} />}
      {active && mayLift && !(asked && isMine) && (
        <Button variant="secondary" data-size="sm" onClick={() => void lift()}>
          {asked ? w.confirmLift : w.askLift}
        </Button>
      )}
    </Card>
  );
}

import { Alert, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import type { Suspension } from '../../api/contract/suspensions.ts';
import { useWords } from '../app/language.tsx';
import { useMay } from '../app/session.tsx';
import { get } from '../backend/client.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { Failure, Loading } from '../ui/states.tsx';
import { NewSuspension } from './new-suspension.tsx';
import { SuspensionCard } from './suspension-card.tsx';
import { words } from './words.ts';

/** What people have taken from the machine, and how to take more or give it back. */
export function SuspensionsPage() {
  const w = useWords(words);
  const maySuspend = useMay('maintainer', 'approver');
  const { data, error } = useQuery({
    queryKey: ['suspensions'],
    queryFn: () => get<{ readonly suspensions: readonly Suspension[] }>('/v1/suspensions'),
  });
  if (error) return <Failure error={error} />;
  if (!data) return <Loading />;
  const active = data.suspensions.filter((suspension) => suspension.active);
  const past = data.suspensions.filter((suspension) => !suspension.active);
  return (
    <div style={{ display: 'grid', gap: '1.5rem', maxWidth: '60rem' }}>
      <div>
        <PageTitle title={w.title} />
        <Paragraph>{w.lead}</Paragraph>
      </div>
      <section>
        <Heading level={2} data-size="xs">
          {w.active}
        </Heading>
        {active.length === 0 && <Alert data-color="success">{w.none}</Alert>}
        {active.map((suspension) => (
          <SuspensionCard key={suspension.id} suspension={suspension} />
        ))}
      </section>
      {maySuspend && <NewSuspension />}
      {past.length > 0 && (
        <section>
          <Heading level={2} data-size="xs">
            {w.past}
          </Heading>
          {past.map((suspension) => (
            <SuspensionCard key={suspension.id} suspension={suspension} />
          ))}
        </section>
      )}
    </div>
  );
}

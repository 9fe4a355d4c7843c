import { Button, Field, Heading, Label, Paragraph, Select, Textfield } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Volume } from '../../api/contract/suspensions.ts';
import { numberWords } from '../app/format.ts';
import { useLanguage, useWords } from '../app/language.tsx';
import { get, post } from '../backend/client.ts';
import { announce } from '../ui/announce.ts';
import { Refused } from '../problems/refused.tsx';
import { useAddressValue } from '../ui/use-address.ts';
import { useProgrammes } from '../programmes/use-programmes.ts';
import { useParts } from './use-parts.ts';
import { words } from './words.ts';

type Outcomes = 'deny' | 'all';

/** Takes automatic outcomes from the machine. What is chosen stands in the address, so that a rule can lead here. */
export function NewSuspension() {
  const w = useWords(words);
  const { language } = useLanguage();
  const client = useQueryClient();
  const { programmes = [] } = useProgrammes();
  const [given, setProgramme] = useAddressValue('ordning');
  const [target, setTarget] = useAddressValue('del');
  const programme = given ?? programmes[0]?.programme ?? '';
  const parts = useParts(programme);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const [error, setError] = useState<unknown>();
  async function suspend(outcomes: Outcomes) {
    setTried(true);
    if (reason.trim() === '') return;
    try {
      await post('/v1/suspensions', { programme, target: target ?? null, outcomes, reason });
      setReason('');
      setTried(false);
      setError(undefined);
      await client.invalidateQueries({ queryKey: ['suspensions'] });
      announce(w.done);
    } catch (problem) {
      setError(problem);
    }
  }
  return (
    <section style={{ display: 'grid', gap: '1rem', justifyItems: 'start' }}>
      <Heading level={2} data-size="xs">
        {w.new}
      </Heading>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '1rem' }}>
        <Field>
          <Label>{w.programme}</Label>
          <Select
            value={programme}
            onChange={({ target: select }) => {
              setTarget(undefined);
              setProgramme(select.value);
            }}
          >
            {programmes.map(({ programme: name, title }) => (
              <Select.Option key={name} value={name}>
                {title}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Field>
          <Label>{w.target}</Label>
          <Select value={target ?? ''} onChange={({ target: select }) => setTarget(select.value)}>
            <Select.Option value="">{w.wholeProgramme}</Select.Option>
            {parts.map(({ id, title }) => (
              <Select.Option key={id} value={id}>
                {title}
              </Select.Option>
            ))}
          </Select>
        </Field>
      </div>
      <Textfield
        label={w.reason}
        value={reason}
        onChange={({ target: field }) => setReason(field.value)}
        error={isTried && reason.trim() === '' ? w.reasonNeeded : undefined}
        style={{ minWidth: 'min(40rem, 80vw)' }}
      />
      {error !== undefined && <Refused error={error} />}
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '1.5rem' }}>
        {(['deny', 'all'] as const).map((outcomes) => (
          <div key={outcomes} style={{ display: 'grid', gap: '0.5rem', justifyItems: 'start', maxWidth: '26rem' }}>
            <Button data-color="danger" variant="secondary" onClick={() => void suspend(outcomes)}>
              {w.outcomes[outcomes]}
            </Button>
            <PerDay programme={programme} target={target} outcomes={outcomes} language={language} />
          </div>
        ))}
      </div>
    </section>
  );
}

type Asked = {
  readonly programme: string;
  readonly target: string | undefined;
  readonly outcomes: Outcomes;
  readonly language: Parameters<typeof numberWords>[1];
};

function PerDay({ programme, target, outcomes, language }: Asked) {
  const w = useWords(words);
  const query = new URLSearchParams({ outcomes, ...(target !== undefined && { target }) });
  const { data, error } = useQuery({
    queryKey: ['volume', programme, target, outcomes],
    queryFn: () => get<Volume>(`/v1/programmes/${programme}/volume?${query}`),
    enabled: programme !== '',
    retry: false,
  });
  if (error) return <Paragraph data-size="sm">{w.volumeUnknown}</Paragraph>;
  if (!data) return <Paragraph data-size="sm">…</Paragraph>;
  const rounded = Math.round(data.perDay * 10) / 10;
  return (
    <Paragraph data-size="sm">{w.volume(numberWords(rounded, language), Math.max(1, Math.round(data.days)))}</Paragraph>
  );
}

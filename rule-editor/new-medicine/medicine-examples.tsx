import { Button, Heading, Link as TextLink, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useEffect, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { useLanguage, useWords } from '../app/language.tsx';
import type { Tried } from '../engine-worker/calls.ts';
import { engine } from '../engine-worker/connect.ts';
import { expectationOf } from '../new-programme/case-suggestion.ts';
import styles from '../new-programme/guide.module.css';
import { asApplied } from '../new-programme/use-missing.tsx';
import { guideWords } from '../new-programme/words.ts';
import { useProgrammeAddress } from '../programmes/programme-menu.tsx';
import { titleOf } from '../sentences/object-title.ts';
import { versionsIn } from '../sentences/versions/versions.ts';
import { readObject } from '#engine/objects';
import { useAddressValue } from '../ui/use-address.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { templatesOf } from './copy-section.ts';
import { type Skeleton, skeletonsOf } from './example-skeletons.ts';
import { examplesOf } from './missing-of-medicine.ts';
import { medicineWords } from './words.ts';

/** The template's examples with the new medicine, and those that are kept. */
export function MedicineExamples({ section }: { readonly section: string }) {
  const w = useWords(medicineWords);
  const { language } = useLanguage();
  const { base, content } = useWorkspace();
  const [template = ''] = useAddressValue('mal');
  const kept = examplesOf(content, section);
  const name = titleOf(content, `sections/${section}`, language);
  const skeletons = useMemo(() => {
    const templates = templatesOf(content);
    const codes = templates.find(({ id }) => id === template)?.codes ?? [];
    const [atc = ''] = templates.find(({ id }) => id === section)?.codes ?? [];
    const from = versionsIn(readObject(content, `sections/${section}`)).at(-1)?.boundary?.date ?? '';
    // The names are made from the publication's examples, so that one that is kept keeps its name.
    return skeletonsOf({ ...content, cases: base.cases }, { section, template, codes, atc, name, from });
  }, [base, content, section, template, name]);
  const keptIds = kept.map(({ id }) => String(id));
  const others = kept.filter(({ id }) => !skeletons.some((skeleton) => skeleton.id === id));
  return (
    <section className={styles['form']}>
      <Heading level={2} data-size="xs">
        {w.examples}
      </Heading>
      <Paragraph>{skeletons.length === 0 ? w.noExamples : w.examplesHelp}</Paragraph>
      {skeletons.map((skeleton) => (
        <Example key={skeleton.id} skeleton={skeleton} isKept={keptIds.includes(skeleton.id)} />
      ))}
      {others.length > 0 && (
        <ul>
          {others.map(({ id, title }) => (
            <li key={String(id)}>{String(title)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Example({ skeleton, isKept }: { readonly skeleton: Skeleton; readonly isKept: boolean }) {
  const w = useWords(medicineWords);
  const g = useWords(guideWords);
  const { content, edit, readOnly, key, document, isCurrent, problems } = useWorkspace();
  const address = useProgrammeAddress();
  const [tried, setTried] = useState<Tried>();
  const isReady = document !== undefined && isCurrent && problems.length === 0;
  useEffect(() => {
    let isOver = false;
    if (isReady)
      void engine('tryOut', key, asApplied(skeleton.facts)).then((found) => {
        if (!isOver) setTried(found);
      });
    return () => {
      isOver = true;
    };
  }, [skeleton, content, key, isReady]);
  const told = tried?.problems.length === 0 ? tried.evaluation : undefined;
  const keep = () => {
    if (!told) return;
    const { id, title, facts } = skeleton;
    edit(w.examples, [{ object: `cases/${id}`, value: { id, title, facts, expect: expectationOf(told) } }]);
  };
  return (
    <section className={styles['box']} aria-label={skeleton.title}>
      <div className={styles['boxHead']}>
        <strong>{skeleton.title}</strong>
        {isKept && <Tag data-color="success">{w.kept}</Tag>}
      </div>
      {told && (
        <p role="status">
          {w.comesOut}:{' '}
          <strong>
            {told.recommended ? g.recommends(g.outcomes[told.recommended.outcome]) : g.outcomes[told.outcome]}
          </strong>
        </p>
      )}
      {!readOnly && (
        <div className={styles['row']}>
          {!isKept && (
            <Button variant="secondary" disabled={!told} onClick={keep}>
              {w.keep}
            </Button>
          )}
          {isKept && (
            <TextLink asChild>
              <Link href={address('/prov', { eksempel: skeleton.id })}>{w.correct}</Link>
            </TextLink>
          )}
        </div>
      )}
    </section>
  );
}

import { Link, Paragraph } from '@digdir/designsystemet-react';
import { Link as RouterLink } from 'wouter';
import { type JsonObject, readObject } from '#engine/objects';
import { textIn, useLanguage, useWords } from '../app/language.tsx';
import { withMember } from '../facts/change-fact.ts';
import { FactChoices } from '../facts/fact-choices.tsx';
import { FactLimits } from '../facts/fact-limits.tsx';
import { useDayLookedAt } from '../programmes/use-day.ts';
import { useProgrammeAddress } from '../programmes/programme-menu.tsx';
import { UsagesList } from '../programmes/usages-list.tsx';
import { CasesReaching } from '../sentences/cases-reaching.tsx';
import { CommentsBlock } from '../sentences/comments-block.tsx';
import { ObjectHistory } from '../publications/object-history.tsx';
import { NameInSource } from '../sentences/naming/name-in-source.tsx';
import { ObjectProblems } from '../sentences/problems-at.tsx';
import { useObject } from '../sentences/use-object.ts';
import { NewVersion } from '../sentences/versions/new-version.tsx';
import { sentenceWords } from '../sentences/words.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { Section } from '../ui/section.tsx';
import { ThreeLanguages, ThreeLanguagesRead, type ThreeTexts } from '../ui/three-languages.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { KeyedGrid } from './keyed-grid.tsx';
import { keysOf, valueVersions } from './value.ts';
import { VersionOfValue } from './version-of-value.tsx';
import styles from './values.module.css';
import { valuesWords } from './words.ts';

/** One value on its time line; in a draft, with what is new to be written. */
export function ValuePage({ name }: { readonly name: string }) {
  const w = useWords(valuesWords);
  const { cases } = useWords(sentenceWords);
  const { language } = useLanguage();
  const { base, content, readOnly, edit } = useWorkspace();
  const address = useProgrammeAddress();
  const { on } = useDayLookedAt();
  const object = `parameters/${name}`;
  const part = useObject(object, () => false);
  const parameter = readObject(content, object) as JsonObject | undefined;
  const back = (
    <Paragraph>
      <Link asChild>
        <RouterLink href={address('/verdier')}>{w.back}</RouterLink>
      </Link>
    </Paragraph>
  );
  if (!parameter)
    return (
      <>
        {back}
        <PageTitle title={w.notFound} />
      </>
    );
  const text = parameter['title'] as ThreeTexts & { nb: string };
  const title = textIn(text, language) || name;
  const versions = valueVersions(parameter);
  const now = versions.findLast(({ boundary }) => boundary === undefined || boundary.date <= on);
  return (
    <>
      {back}
      <PageTitle title={title} />
      <div className={styles['row']} style={{ marginBlock: '0.75rem' }}>
        <NewVersion object={object} title={title} canEnd={false} />
      </div>
      {keysOf(parameter).length > 0 && <KeyedGrid parameter={parameter} />}
      <Section title={w.timeline}>
        <ol className={styles['timeline']}>
          {versions.toReversed().map((version) => (
            <VersionOfValue
              key={`${version.boundary?.date} ${JSON.stringify(version.boundary?.by)}`}
              object={object}
              title={title}
              parameter={parameter}
              version={version}
              isNow={version === now}
            />
          ))}
        </ol>
      </Section>
      {!readOnly && readObject(base, object) === undefined && (
        <>
          <FactLimits
            written={parameter}
            mayEdit
            onWrite={(member, value) =>
              edit(w.changed(title), [{ object, value: withMember(parameter, member, value) }])
            }
          />
          <FactChoices part={part} title={title} mayEdit />
        </>
      )}
      <ObjectProblems object={object} />
      <Section title={w.texts}>
        {readOnly ? (
          <ThreeLanguagesRead text={text} />
        ) : (
          <ThreeLanguages
            legend={w.texts}
            isLegendHidden
            text={text}
            onWrite={(next) =>
              edit(w.changed(title), [{ object, value: withMember(parameter, 'title', next ?? { nb: '' }) }])
            }
          />
        )}
      </Section>
      <Section title={w.usages}>
        <UsagesList object={object} />
      </Section>
      <Section title={cases}>
        <CasesReaching object={object} />
      </Section>
      <ObjectHistory object={object} />
      <div className={styles['comments']}>
        <CommentsBlock object={object} />
      </div>
      <NameInSource object={object} />
    </>
  );
}

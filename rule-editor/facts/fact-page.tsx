import { Alert, Button, Heading, Link, Paragraph } from '@digdir/designsystemet-react';
import { Link as RouterLink, useLocation } from 'wouter';
import { type JsonObject, readObject } from '#engine/objects';
import { builtInFacts, createWords } from '#engine/words';
import { today } from '../app/format.ts';
import { textIn, useLanguage, useWords } from '../app/language.tsx';
import { useProgrammeAddress } from '../programmes/programme-menu.tsx';
import { UsagesList } from '../programmes/usages-list.tsx';
import { usagesOf } from '../programmes/usages.ts';
import { ObjectHistory } from '../publications/object-history.tsx';
import { useLock } from '../sentences/lock.ts';
import { LockNotice } from '../sentences/lock-notice.tsx';
import { NameInSource } from '../sentences/naming/name-in-source.tsx';
import { ObjectProblems } from '../sentences/problems-at.tsx';
import { useObject, useReading } from '../sentences/use-object.ts';
import { versionsIn } from '../sentences/versions/versions.ts';
import { announce } from '../ui/announce.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { Section } from '../ui/section.tsx';
import { ThreeLanguages, ThreeLanguagesRead, type ThreeTexts } from '../ui/three-languages.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { withMember } from './change-fact.ts';
import { Declaration } from './declaration/declaration.tsx';
import { typeChoices } from './declaration/declared-type.ts';
import { ListFields } from './fields/list-fields.tsx';
import { DerivedFact } from './origin/derived-fact.tsx';
import { FactOrigin } from './origin/fact-origin.tsx';
import { FactChoices } from './fact-choices.tsx';
import { FactLimits } from './fact-limits.tsx';
import { objectIn, sourceWords, typeWords } from './fact-words.ts';
import styles from './facts.module.css';
import { factsWords } from './words.ts';

const asText = (value: unknown) => value as ThreeTexts & { nb: string };

/** One fact: what it is, its texts, where it is used; in a draft, to be changed. */
export function FactPage({ name }: { readonly name: string }) {
  const w = useWords(factsWords);
  const { language } = useLanguage();
  const { content, readOnly, edit } = useWorkspace();
  const address = useProgrammeAddress();
  const object = `facts/${name}`;
  const builtIn = builtInFacts.find((fact) => fact.name === name);
  const written = (readObject(content, object) ?? (builtIn && builtInWritten(builtIn))) as JsonObject | undefined;
  const reading = useReading();
  const { lock, isLocked, correct } = useLock(object, versionsIn(written)[0]);
  const part = useObject(object, isLocked);
  const back = (
    <Paragraph>
      <Link asChild>
        <RouterLink href={address('/opplysninger')}>{w.back}</RouterLink>
      </Link>
    </Paragraph>
  );
  if (!written)
    return (
      <>
        {back}
        <PageTitle title={w.notFound} />
      </>
    );
  const title = textIn(asText(written['title']), language) || name;
  const mayEdit = !readOnly && !builtIn;
  const isOpen = mayEdit && !part.isLocked;
  const write = (member: string, value: JsonObject[string] | undefined) =>
    edit(w.changed(title), [{ object, value: withMember(written, member, value) }]);
  return (
    <>
      {back}
      <PageTitle title={title} />
      {builtIn && (
        <Alert data-color="info" data-size="sm">
          {w.builtIn}
        </Alert>
      )}
      {!builtIn && (
        <LockNotice lock={lock} onCorrect={correct}>
          {null}
        </LockNotice>
      )}
      {isOpen ? (
        <>
          <Section title={w.about}>
            <Declaration part={part} title={title} types={typeChoices} />
          </Section>
          <DerivedFact part={part} reading={reading} title={title} />
          <FactOrigin part={part} reading={reading} title={title} />
          {written['type'] === 'list' && <ListFields part={part.at('of')} reading={reading} list={name} />}
        </>
      ) : (
        <>
          <About name={name} written={written} />
          {written['derived'] !== undefined && !readOnly && <DerivedFact part={part} reading={reading} title={title} />}
        </>
      )}
      <Section title={w.texts}>
        {mayEdit ? (
          <>
            <ThreeLanguages
              legend={w.name}
              text={asText(written['title'])}
              remark={(_, text) => (text === '' ? w.missing : undefined)}
              onWrite={(text) => write('title', text ?? { nb: '' })}
            />
            <ThreeLanguages
              legend={w.help}
              description={w.helpHelp}
              text={asText(written['help'])}
              multiline
              onWrite={(text) => write('help', text)}
            />
            {written['discretionary'] !== undefined && (
              <ThreeLanguages
                legend={w.question}
                text={asText(objectIn(written['discretionary'])['question'])}
                multiline
                onWrite={(question) => write('discretionary', { question: question ?? { nb: '' } })}
              />
            )}
          </>
        ) : (
          <>
            <Heading level={3} data-size="2xs">
              {w.name}
            </Heading>
            <ThreeLanguagesRead text={asText(written['title'])} />
            {written['help'] !== undefined && (
              <>
                <Heading level={3} data-size="2xs">
                  {w.help}
                </Heading>
                <ThreeLanguagesRead text={asText(written['help'])} />
              </>
            )}
          </>
        )}
      </Section>
      {!isOpen && (
        <>
          <FactLimits written={written} mayEdit={mayEdit} onWrite={write} />
          <FactChoices part={{ ...part, value: written }} title={title} mayEdit={mayEdit} />
          <Fields written={written} />
        </>
      )}
      <ObjectProblems object={object} />
      <Section title={w.usages}>
        <UsagesList object={object} />
        {mayEdit && <RemoveFact object={object} title={title} />}
      </Section>
      {!builtIn && <ObjectHistory object={object} />}
      {!builtIn && <NameInSource object={object} />}
    </>
  );
}

const builtInWritten = ({ type, title, source }: (typeof builtInFacts)[number]): JsonObject => ({
  type: type.kind,
  title: { ...title },
  source,
  ...(type.kind === 'enum' && { values: type.values }),
});

function About({ name, written }: { readonly name: string; readonly written: JsonObject }) {
  const w = useWords(factsWords);
  const { language } = useLanguage();
  const { content, document } = useWorkspace();
  const titleOf = (fact: unknown) =>
    textIn(
      asText(
        objectIn(readObject(content, `facts/${String(fact)}`))['title'] ??
          builtInFacts.find((one) => one.name === fact)?.title,
      ),
      language,
    ) || String(fact);
  const lookup = objectIn(written['lookup']);
  const by = Array.isArray(lookup['by']) ? lookup['by'].map(titleOf).join(', ') : '';
  const derived = document?.facts.find((fact) => fact.name === name)?.derived;
  const question = objectIn(written['discretionary'])['question'];
  const rows: readonly (readonly [string, string | undefined])[] = [
    [w.type, typeWords(content, written, language)],
    [w.by, sourceWords(written, language)],
    [
      w.lookedUp,
      by === '' ? undefined : by + (lookup['on'] === undefined ? '' : ` ${w.asOf} ${titleOf(lookup['on'])}`),
    ],
    [w.derived, derived && document ? createWords(document, language, today()).expression(derived) : undefined],
    [w.question, question === undefined ? undefined : textIn(asText(question), language)],
    [w.unit, written['unit'] === 'øre' ? undefined : (written['unit'] as string | undefined)],
    [w.identifying, w.identifyingWords[(written['identifying'] ?? 'none') as keyof typeof w.identifyingWords]],
    [w.curable, w.curableWords[(written['curable'] ?? 'no') as keyof typeof w.curableWords]],
  ];
  return (
    <>
      <dl className={styles['facts']} aria-label={w.about}>
        {rows.map(
          ([label, text]) =>
            text !== undefined && (
              <div key={label} style={{ display: 'contents' }}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ),
        )}
      </dl>
      {written['contestable'] !== undefined && <Paragraph>{w.contestable}</Paragraph>}
    </>
  );
}

function Fields({ written }: { readonly written: JsonObject }) {
  const w = useWords(factsWords);
  const { language } = useLanguage();
  const { content } = useWorkspace();
  if (written['type'] !== 'list') return null;
  return (
    <Section title={w.fields}>
      <dl className={styles['facts']}>
        {Object.entries(objectIn(written['of'])).map(([name, field]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{textIn(asText(objectIn(field)['title']), language) || name}</dt>
            <dd>{typeWords(content, objectIn(field), language)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function RemoveFact({ object, title }: { readonly object: string; readonly title: string }) {
  const w = useWords(factsWords);
  const { content, edit } = useWorkspace();
  const address = useProgrammeAddress();
  const [, navigate] = useLocation();
  if (usagesOf(content, object).length > 0) return <Paragraph className={styles['quiet']}>{w.cannotRemove}</Paragraph>;
  return (
    <div>
      <Button
        variant="secondary"
        data-color="danger"
        data-size="sm"
        onClick={() => {
          edit(w.removedLabel(title), [{ object, value: null }]);
          announce(w.removed(title));
          navigate(address('/opplysninger'));
        }}
      >
        {w.removeFact}
      </Button>
    </div>
  );
}

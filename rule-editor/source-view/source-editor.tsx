import { Alert, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { ObjectId } from '#engine/objects';
import { useLanguage, useWords } from '../app/language.tsx';
import { expectedWords, foundWords, problemWords } from '../problems/problem-words.ts';
import { titleOf } from '../sentences/object-title.ts';
import { Failure, Loading } from '../ui/states.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { CompareWith, type Compared, useCompared } from './compare-with.tsx';
import type { Description } from './describe.ts';
import { spanOf } from './marks.ts';
import { type Mark, openEditor, type Surroundings } from './open-editor.ts';
import { schemaOf } from './schemas.ts';
import styles from './source-view.module.css';
import { problemsOf, sourceText } from './source-text.ts';
import { useSource } from './use-source.ts';
import { words } from './words.ts';
import { Wrongs } from './wrongs.tsx';

/** The text of a source in Monaco, with what is wrong with it. */
export function SourceEditor({ object }: { readonly object: ObjectId | undefined }) {
  const compared = useCompared();
  if (compared.error)
    return (
      <>
        <CompareWith />
        <Failure error={compared.error} />
      </>
    );
  if (compared.number !== undefined && !compared.content) return <Loading />;
  return <Editor key={compared.number} object={object} compared={compared} />;
}

type Props = { readonly object: ObjectId | undefined; readonly compared: Compared };

function Editor({ object, compared }: Props) {
  const w = useWords(words);
  const { language } = useLanguage();
  const workspace = useWorkspace();
  const { content, readOnly, problems, warnings } = workspace;
  const name = object === undefined ? w.whole : titleOf(content, object, language);
  const { reading, open, settle, onText } = useSource(workspace, object, w.changed(name));
  const host = useRef<HTMLDivElement>(null);
  const help = useId();
  const [isOpen, setOpen] = useState(false);
  /** The text as it stood when the language was changed. */
  const written = useRef<string>(undefined);
  const around = useRef<Surroundings>(undefined);
  around.current = { source: content.source, language, told: (found) => toldIn(w, found) };
  const original = compared.content && sourceText(compared.content, object);

  useEffect(() => {
    let isOver = false;
    void schemaOf(object).then((schema) => {
      if (isOver || !host.current) return;
      open.current = openEditor(host.current, {
        text: written.current ?? reading.text,
        original,
        label: w.label(name),
        originalLabel: w.labelThen(name, compared.number ?? 0),
        schema,
        surroundings: () => around.current as Surroundings,
        onText,
      });
      setOpen(true);
    });
    return () => {
      isOver = true;
      settle();
      written.current = open.current?.text();
      open.current?.close();
      open.current = undefined;
      setOpen(false);
    };
    // Another object or another publication to compare with is another editor; another language opens it anew.
  }, [language]);

  const why = readOnly ? (workspace.draft ? w.inReview : w.readOnly) : undefined;
  useEffect(() => open.current?.setReadOnly(why), [open, isOpen, why]);

  const marks = useMemo((): readonly Mark[] => {
    const { text, places, refused } = reading;
    if (places.fault) {
      const { kind, offset } = places.fault;
      const start = Math.min(offset, Math.max(0, text.trimEnd().length - 1));
      return [{ start, end: start + 1, message: w.faults[kind], isWarning: false }];
    }
    if (refused) return [{ start: 0, end: 1, message: w.refused[refused], isWarning: false }];
    const toMark =
      (isWarning: boolean) =>
      (placed: ReturnType<typeof problemsOf>[number]): Mark => ({
        ...spanOf(text, places, placed),
        isWarning,
        message: [
          ...problemWords(placed.problem, language),
          `${w.found}: ${foundWords(placed.problem, language)}`,
          `${w.expected}: ${expectedWords(placed.problem, language)}`,
        ]
          .filter(Boolean)
          .join('\n'),
      });
    return [
      ...problemsOf(content, object, problems).map(toMark(false)),
      ...problemsOf(content, object, warnings).map(toMark(true)),
    ];
  }, [reading, content, object, problems, warnings, w, language]);
  useEffect(() => open.current?.setMarks(marks), [open, isOpen, marks]);

  return (
    <div className={styles['view']}>
      <CompareWith />
      {why !== undefined && (
        <Alert data-color="info" data-size="sm">
          {why}
        </Alert>
      )}
      {compared.number !== undefined && <Paragraph>{original === '' ? w.notThere : w.left(compared.number)}</Paragraph>}
      <Paragraph id={help} data-size="sm">
        {w.tab}
      </Paragraph>
      <div ref={host} className={styles['editor']} role="group" aria-label={w.label(name)} aria-describedby={help}>
        {!isOpen && <Loading />}
      </div>
      <Wrongs marks={marks} reading={reading} onGo={(mark) => open.current?.goTo(mark)} />
    </div>
  );
}

/** What a name stands for, in Markdown. */
function toldIn(w: (typeof words)['nb'], found: Description): readonly string[] {
  const plain = (text: string) => text.replaceAll(/[\\`*_{}[\]<>#|]/g, '\\$&');
  const values = found.values.map(({ value, words: meaning }) => (meaning ? `${value}: ${meaning}` : value));
  return [
    `**${plain(w.kinds[found.kind])}: ${plain(found.title)}**`,
    plain(found.help),
    ...(found.source ? [`${w.givenBy}: ${plain(found.source)}`] : []),
    ...(found.unit ? [`${w.unit}: ${plain(found.unit)}`] : []),
    ...(values.length > 0 ? [`${w.values}: ${plain(values.join('; '))}`] : []),
  ].filter(Boolean);
}

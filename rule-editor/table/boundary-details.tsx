import { Field, Label, Paragraph, Select } from '@digdir/designsystemet-react';
import { isObject } from '#engine/objects';
import { useWords, type WordsOf } from '../app/language.tsx';
import { Note } from '../sentences/parts.tsx';
import type { Part } from '../sentences/use-object.ts';
import { sentenceWords } from '../sentences/words.ts';

const nb = { mark: 'Hvor godt datoen er lest', none: 'Ikke sagt' };
const words: WordsOf<typeof nb> = {
  nb,
  nn: { mark: 'Kor godt datoen er lesen', none: 'Ikkje sagt' },
  en: { mark: 'How well the date was read', none: 'Not said' },
};

/** How well the date was read from which a version of a row holds, and what is noted about it. */
export function BoundaryDetails({ part }: { readonly part: Part }) {
  const w = useWords(words);
  const { marks } = useWords(sentenceWords);
  const { mark } = isObject(part.value) ? part.value : {};
  const value = typeof mark === 'string' ? mark : '';
  return (
    <>
      {part.isLocked ? (
        <Paragraph data-size="sm">
          {w.mark}: {marks[value] ?? w.none}
        </Paragraph>
      ) : (
        <Field>
          <Label>{w.mark}</Label>
          <Select
            width="auto"
            value={value}
            onChange={({ target }) => part.change(w.mark, target.value === '' ? undefined : target.value, ['mark'])}
          >
            <Select.Option value="">{w.none}</Select.Option>
            {Object.entries(marks).map(([own, text]) => (
              <Select.Option key={own} value={own}>
                {text}
              </Select.Option>
            ))}
          </Select>
        </Field>
      )}
      <Note part={part.at('note')} />
    </>
  );
}

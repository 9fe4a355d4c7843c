import { useLanguage, useWords } from '../../app/language.tsx';
import { withMember } from '../../facts/change-fact.ts';
import { objectIn, titleIn } from '../../facts/fact-words.ts';
import { WrittenField } from '../../ui/written-field.tsx';
import type { MemberProps } from '../members/member-props.ts';
import { Block } from '../parts.tsx';
import { ExpressionSentence } from '../slots/expression-sentence.tsx';
import { declaredWords } from './words.ts';

/** A figure that stands with every answer. */
export function FigureSentences({ part, reading, name }: MemberProps) {
  const w = useWords(declaredWords);
  const { language } = useLanguage();
  const written = objectIn(part.value);
  const title = titleIn(written, language) || name;
  const unit = typeof written['unit'] === 'string' ? written['unit'] : '';
  return (
    <Block title={w.value}>
      <div>
        <ExpressionSentence
          part={part.at('value')}
          reading={reading}
          title={title}
          wanted={undefined}
          unit={unit === '' ? undefined : unit}
        />
      </div>
      {part.isLocked ? (
        unit !== '' && (
          <p style={{ margin: 0 }}>
            {w.unit}: {unit === 'øre' ? 'kr' : unit}
          </p>
        )
      ) : (
        <WrittenField
          label={w.unit}
          value={unit}
          onWrite={(text) =>
            part.change(w.changed(title), withMember(written, 'unit', text.trim() === '' ? undefined : text.trim()))
          }
        />
      )}
    </Block>
  );
}

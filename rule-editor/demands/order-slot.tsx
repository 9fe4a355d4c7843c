import { Button, Label } from '@digdir/designsystemet-react';
import type { RulesetDocument, ValueType } from '#engine';
import { createWords } from '#engine/words';
import { useLanguage, useWords } from '../app/language.tsx';
import { words } from './words.ts';

type Props = {
  readonly document: RulesetDocument;
  readonly type: ValueType;
  readonly order: readonly string[];
  readonly onChange: (order: readonly string[]) => void;
};

/** Words from the least to the most. */
export function OrderSlot({ document, type, order, onChange }: Props) {
  const w = useWords(words);
  const { language } = useLanguage();
  const said = createWords(document, language, '9999-12-31');
  const up = (at: number) => {
    const [moved, before] = [order[at], order[at - 1]];
    if (moved === undefined || before === undefined) return;
    onChange(order.map((word, i) => (i === at ? before : i === at - 1 ? moved : word)));
  };
  return (
    <div>
      <Label id="order">{w.order}</Label>
      <ol aria-labelledby="order">
        {order.map((word, at) => {
          const text = said.value(word, type);
          return (
            <li key={word}>
              {text}{' '}
              {at > 0 && (
                <Button type="button" variant="tertiary" data-size="sm" aria-label={w.up(text)} onClick={() => up(at)}>
                  ↑
                </Button>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

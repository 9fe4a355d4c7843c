import { Button, Field, Label, Select } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useWords } from '../app/language.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import type { Comparison, Lines } from './comparison.ts';
import { LineEditor } from './line-editor.tsx';
import { guideWords } from './words.ts';

type Props = { readonly legend: string; readonly lines: Lines; readonly onChange: (lines: Lines) => void };

/** A condition as lines that all, or of which one, must hold. */
export function LinesEditor({ legend, lines: { join, lines }, onChange }: Props) {
  const w = useWords(guideWords);
  const { readOnly } = useWorkspace();
  // A line that has no fact yet stands on the page alone.
  const [isAdding, setAdding] = useState(false);
  const shown: readonly (Comparison | undefined)[] = isAdding || lines.length === 0 ? [...lines, undefined] : lines;
  return (
    <>
      <Field style={{ maxWidth: '20rem' }}>
        <Label>{legend}</Label>
        <Select
          value={join}
          disabled={readOnly}
          onChange={({ target }) => onChange({ join: target.value as 'all', lines })}
        >
          <Select.Option value="all">{w.all}</Select.Option>
          <Select.Option value="any">{w.any}</Select.Option>
        </Select>
      </Field>
      {shown.map((line, index) => (
        <LineEditor
          // oxlint-disable-next-line react/no-array-index-key -- lines have nothing but their place
          key={index}
          line={line}
          onChange={(next) => {
            setAdding(false);
            onChange({ join, lines: line ? lines.with(index, next) : [...lines, next] });
          }}
          {...(lines.length > 1 &&
            line && { onRemove: () => onChange({ join, lines: lines.filter((_, own) => own !== index) }) })}
        />
      ))}
      {!readOnly && lines.length > 0 && !isAdding && (
        <div>
          <Button variant="tertiary" data-size="sm" onClick={() => setAdding(true)}>
            {w.addLine}
          </Button>
        </div>
      )}
    </>
  );
}

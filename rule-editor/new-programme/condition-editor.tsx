import type { Json } from '#engine/objects';
import { ConditionSentences } from '../sentences/condition/condition-sentences.tsx';
import type { Path } from '../sentences/json-path.ts';
import { useReading } from '../sentences/use-object.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import styles from './guide.module.css';
import { firstSection } from './section-model.ts';

type Props = {
  readonly label: string;
  /** Where it stands in the section. */
  readonly path: Path;
  readonly conditions: Json | undefined;
  readonly onChange: (label: string, conditions: Json | undefined) => void;
  readonly isOptional?: boolean;
};

/** A condition in the guide: the sentences of every other page, in which numbers stand as numbers. */
export function ConditionEditor({ label, path, conditions, onChange, isOptional = false }: Props) {
  const { content, readOnly } = useWorkspace();
  const reading = useReading();
  const object = `sections/${firstSection(content)?.id}`;
  return (
    <section aria-label={label}>
      <p className={styles['label']}>{label}</p>
      <ConditionSentences
        part={{ object, path, value: conditions, isLocked: readOnly, change: onChange }}
        reading={reading}
        label={label}
        isOptional={isOptional}
      />
    </section>
  );
}

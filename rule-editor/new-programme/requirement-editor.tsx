import { Button, Heading } from '@digdir/designsystemet-react';
import { useWords } from '../app/language.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import { Choice, InLanguages } from './fields.tsx';
import styles from './guide.module.css';
import { conditionsOf, removeRequirement, type RequirementInSource, setRequirement } from './section-model.ts';
import type { Text } from './starting-texts.ts';
import { guideWords } from './words.ts';

type Props = { readonly id: string; readonly number: number; readonly requirement: RequirementInSource };

/** A requirement: its name, when it is met, and what follows when it is not. */
export function RequirementEditor({ id, number, requirement }: Props) {
  const w = useWords(guideWords);
  const { content, edit, readOnly } = useWorkspace();
  const change = (members: Parameters<typeof setRequirement>[2], label = w.edits.section) =>
    edit(label, setRequirement(content, id, members));
  return (
    <section className={styles['box']} aria-label={w.requirement(number)}>
      <div className={styles['boxHead']}>
        <Heading level={4} data-size="2xs">
          {w.requirement(number)}
        </Heading>
        {!readOnly && (
          <Button
            variant="tertiary"
            data-size="sm"
            aria-label={w.removeOf(requirement.title.nb)}
            onClick={() => edit(w.edits.section, removeRequirement(content, id))}
          >
            {w.remove}
          </Button>
        )}
      </div>
      <InLanguages
        label={w.requirementTitle}
        value={requirement.title}
        disabled={readOnly}
        onTell={(title) => change({ title: { nb: '', ...title } as Text })}
      />
      <ConditionEditor
        label={w.holdsWhen}
        path={['requirements', id, 'conditions']}
        conditions={conditionsOf(content, id)}
        onChange={(label, conditions) => conditions !== undefined && change({ conditions }, label)}
      />
      <Choice
        legend={w.otherwise}
        options={w.notMet}
        value={requirement['notMet'] === 'route-to-manual' ? 'route-to-manual' : 'deny'}
        disabled={readOnly}
        onChoose={(notMet) => change({ notMet })}
      />
    </section>
  );
}

import { Button, Heading, Link } from '@digdir/designsystemet-react';
import { Link as RouterLink } from 'wouter';
import { useWords } from '../app/language.tsx';
import { useProgrammeAddress } from '../programmes/programme-menu.tsx';
import { objectPath } from '../programmes/usages-list.tsx';
import { useWorkspace } from '../workspace/workspace.tsx';
import { linesOf } from './comparison.ts';
import { Choice, InLanguages } from './fields.tsx';
import styles from './guide.module.css';
import { LinesEditor } from './lines-editor.tsx';
import { firstSection, removeRequirement, type RequirementInSource, setRequirement } from './section-model.ts';
import type { Text } from './starting-texts.ts';
import { guideWords } from './words.ts';

type Props = { readonly id: string; readonly number: number; readonly requirement: RequirementInSource };

/** A requirement: its name, when it is met, and what follows when it is not. */
export function RequirementEditor({ id, number, requirement }: Props) {
  const w = useWords(guideWords);
  const { content, edit, readOnly } = useWorkspace();
  const address = useProgrammeAddress();
  const conditions = requirement['conditions'];
  const lines = conditions === undefined ? { join: 'all' as const, lines: [] } : linesOf(conditions);
  const section = firstSection(content);
  const change = (members: Parameters<typeof setRequirement>[2]) =>
    edit(w.edits.section, setRequirement(content, id, members));
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
      {lines ? (
        <LinesEditor legend={w.holdsWhen} lines={lines} onChange={(next) => change({ lines: next })} />
      ) : (
        <p>
          {w.complex}{' '}
          {section && (
            <Link asChild>
              <RouterLink href={address(objectPath(`sections/${section.id}`))}>{w.toSection}</RouterLink>
            </Link>
          )}
        </p>
      )}
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

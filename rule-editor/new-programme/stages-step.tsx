import { Button, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { textIn, useLanguage, useWords } from '../app/language.tsx';
import { announce } from '../ui/announce.ts';
import { useWorkspace } from '../workspace/workspace.tsx';
import { InLanguages, Several } from './fields.tsx';
import styles from './guide.module.css';
import { stageObject } from '../programmes/stage-name.ts';
import {
  addOwn,
  addReady,
  isStageUsed,
  moveStage,
  nameOfStage,
  readyStages,
  removeStage,
  stagesOf,
} from './stages-model.ts';
import { guideWords } from './words.ts';

export function StagesStep() {
  const w = useWords(guideWords);
  const { content, edit, readOnly } = useWorkspace();
  const stages = stagesOf(content);
  const change = (changes: ReturnType<typeof moveStage>) => edit(w.edits.stages, changes);
  return (
    <>
      <Paragraph>{w.stagesLead}</Paragraph>
      <Several
        legend={w.steps.stages}
        options={readyStages.map((stage) => [stage, w.stageKinds[stage]] as const)}
        chosen={readyStages.filter((stage) => stages.includes(stage))}
        isFixed={(stage) => isStageUsed(content, stage)}
        disabled={readOnly}
        onChoose={(chosen) => {
          const added = chosen.find((stage) => !stages.includes(stage));
          const gone = readyStages.find((stage) => stages.includes(stage) && !chosen.includes(stage));
          if (added) change(addReady(content, added, readyName(added)));
          else if (gone) change(removeStage(content, gone));
        }}
      />
      {(stages.length > 1 || stages.some((stage) => !readyStages.includes(stage as 'criteria'))) && <Order />}
      {!readOnly && <OwnStage />}
      {stages.length > 1 && <Paragraph>{w.stagesLater}</Paragraph>}
    </>
  );
}

/** What a ready stage is called before anybody has written something better. */
const readyName = (stage: (typeof readyStages)[number]) => ({
  nb: guideWords.nb.stageNames[stage],
  nn: guideWords.nn.stageNames[stage],
  en: guideWords.en.stageNames[stage],
});

/** The stages in the order in which they are read, each with its name. */
function Order() {
  const w = useWords(guideWords);
  const { language } = useLanguage();
  const { content, edit, readOnly } = useWorkspace();
  const stages = stagesOf(content);
  const change = (changes: ReturnType<typeof moveStage>) => edit(w.edits.stages, changes);
  return (
    <ol className={styles['boxes']} aria-label={w.stageOrder}>
      {stages.map((stage, index) => {
        const name = nameOfStage(content, stage);
        const title = textIn(name as { nb: string }, language) || stage;
        const move = (by: -1 | 1) => {
          change(moveStage(content, stage, by));
          announce(w.stageMoved(title, index + 1 + by));
        };
        return (
          <li key={stage} className={styles['box']}>
            <div className={styles['boxHead']}>
              <strong>{w.stageNumber(index + 1)}</strong>
              {!readOnly && (
                <span className={styles['acts']}>
                  <Button
                    variant="tertiary"
                    data-size="sm"
                    disabled={index === 0}
                    aria-label={w.stageUp(title)}
                    onClick={() => move(-1)}
                  >
                    ↑
                  </Button>
                  <Button
                    variant="tertiary"
                    data-size="sm"
                    disabled={index === stages.length - 1}
                    aria-label={w.stageDown(title)}
                    onClick={() => move(1)}
                  >
                    ↓
                  </Button>
                  {!isStageUsed(content, stage) && (
                    <Button
                      variant="tertiary"
                      data-size="sm"
                      aria-label={w.removeOf(title)}
                      onClick={() => change(removeStage(content, stage))}
                    >
                      {w.remove}
                    </Button>
                  )}
                </span>
              )}
            </div>
            <InLanguages
              label={w.stageName}
              value={name}
              disabled={readOnly}
              onTell={(next) => change([{ object: stageObject(stage), value: next }])}
            />
          </li>
        );
      })}
    </ol>
  );
}

function OwnStage() {
  const w = useWords(guideWords);
  const { content, edit } = useWorkspace();
  const [name, setName] = useState('');
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    edit(w.edits.stages, addOwn(content, name.trim()));
    announce(w.stageAdded(name.trim()));
    setName('');
  };
  return (
    <form className={styles['row']} onSubmit={add}>
      <Textfield
        label={w.ownStage}
        description={w.ownStageHelp}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Button type="submit" variant="secondary">
        {w.addStage}
      </Button>
    </form>
  );
}

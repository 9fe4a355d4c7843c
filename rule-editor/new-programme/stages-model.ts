import { type Change, type JsonObject, namesIn, readObject, type RulesetContent } from '#engine/objects';
import { objectIn } from '../facts/fact-words.ts';
import { stageObject } from '../programmes/stage-name.ts';
import { idFrom } from './names.ts';
import { firstSection, setSection } from './section-model.ts';
import type { Text } from './starting-texts.ts';

/** The stages that most programmes have, in the order in which they are read. */
export const readyStages = ['guidance', 'prohibitions', 'criteria'] as const;
export type ReadyStage = (typeof readyStages)[number];
const isReady = (stage: string): stage is ReadyStage => readyStages.some((one) => one === stage);

export const stagesOf = ({ source }: RulesetContent): readonly string[] =>
  Array.isArray(source['stages']) ? (source['stages'] as readonly string[]) : [];

export const nameOfStage = (content: RulesetContent, stage: string): JsonObject =>
  objectIn(readObject(content, stageObject(stage)));

/** Do other rules than the first section stand in the stage? Then it stays. */
export function isStageUsed(content: RulesetContent, stage: string): boolean {
  const [first] = namesIn(content, 'sections');
  return ['sections', 'rules', 'tables'].some((member) =>
    namesIn(content, member).some(
      (name) =>
        !(member === 'sections' && name === first) &&
        objectIn(readObject(content, `${member}/${name}`))['stage'] === stage,
    ),
  );
}

/** The stages in another order, or other ones; the first section goes along when its stage goes. */
function withStages(content: RulesetContent, stages: readonly string[]): readonly Change[] {
  const section = firstSection(content);
  const last = stages.at(-1);
  const isLost = section && last !== undefined && !stages.includes(String(section['stage']));
  return [
    { object: 'ruleset/stages', value: stages.length === 0 ? null : stages },
    ...(isLost ? setSection(content, { stage: last }) : []),
  ];
}

/** A ready stage, before those that are read after it. */
export function addReady(content: RulesetContent, stage: ReadyStage, name: Text): readonly Change[] {
  const stages = stagesOf(content);
  const after = readyStages.slice(readyStages.indexOf(stage) + 1);
  const at = stages.findIndex((one) => isReady(one) && after.includes(one));
  return [
    ...withStages(content, stages.toSpliced(at < 0 ? stages.length : at, 0, stage)),
    { object: stageObject(stage), value: { ...name } },
  ];
}

export function addOwn(content: RulesetContent, name: string): readonly Change[] {
  const stages = stagesOf(content);
  const id = idFrom(name, [...stages, ...readyStages]);
  return [...withStages(content, [...stages, id]), { object: stageObject(id), value: { nb: name } }];
}

export const removeStage = (content: RulesetContent, stage: string): readonly Change[] => [
  ...withStages(
    content,
    stagesOf(content).filter((one) => one !== stage),
  ),
  ...(readObject(content, stageObject(stage)) === undefined ? [] : [{ object: stageObject(stage), value: null }]),
];

export function moveStage(content: RulesetContent, stage: string, by: -1 | 1): readonly Change[] {
  const stages = stagesOf(content);
  const at = stages.indexOf(stage);
  return withStages(content, stages.toSpliced(at, 1).toSpliced(at + by, 0, stage));
}

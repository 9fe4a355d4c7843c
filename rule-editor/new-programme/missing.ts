import type { Problem } from '#engine';
import { type Json, namesIn, readObject, type RulesetContent } from '#engine/objects';
import { objectIn } from '../facts/fact-words.ts';
import { factLibrary } from '../facts/library.ts';
import { caseIds, caseKinds, type CaseKind } from './case-suggestion.ts';
import { firstSection, lawOf, requirementsOf } from './section-model.ts';
import { nameOfStage, stagesOf } from './stages-model.ts';
import { type Step, stepOf, steps } from './steps.ts';

/** Something that must be done before a programme can be sent to approval, with what is told of it. */
export type Missing =
  | {
      readonly what:
        | 'title'
        | 'subject'
        | 'startedBy'
        | 'facts'
        | 'stages'
        | 'section'
        | 'lawTitle'
        | 'lawSection'
        | 'requirement'
        | 'texts'
        | 'remedy'
        | 'remedyBody'
        | 'remedySendTo'
        | 'remedyLaw'
        | 'automation'
        | 'automationBasis'
        | 'automationVerified'
        | 'automationExceptions';
    }
  | { readonly what: 'titleIn' | 'textIn'; readonly of: string; readonly language: 'nn' | 'en' | 'nb' }
  | {
      readonly what: 'factTitle' | 'factNeeds' | 'factValues' | 'condition' | 'remedyText';
      readonly of: string;
    }
  | { readonly what: 'case' | 'caseWrong'; readonly kind: CaseKind }
  | { readonly what: 'problem'; readonly problem: Problem };

const isSaid = (value: Json | undefined): boolean => typeof value === 'string' && value.trim() !== '';
const languages = ['nb', 'nn', 'en'] as const;
const gaps = (of: string, text: Json | undefined, what: 'titleIn' | 'textIn' = 'titleIn'): readonly Missing[] =>
  languages.flatMap((language) => (isSaid(objectIn(text)[language]) ? [] : [{ what, of, language }]));
const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);

function ofFacts(content: RulesetContent): readonly Missing[] {
  const facts = Object.entries(objectIn(content.source['facts']));
  if (facts.length === 0) return [{ what: 'facts' }];
  return facts.flatMap(([name, fact]): readonly Missing[] => {
    const title = objectIn(objectIn(fact)['title'])['nb'];
    if (!isSaid(title)) return [{ what: 'factTitle', of: name }];
    if (objectIn(fact)['type'] === 'enum' && listOf(objectIn(fact)['values']).length === 0)
      return [{ what: 'factValues', of: String(title) }];
    const needs = factLibrary.find((ready) => ready.name === name)?.needs ?? [];
    const isDerived = 'derived' in objectIn(fact);
    return isDerived && needs.some((need) => !namesIn(content, 'facts').includes(need))
      ? [{ what: 'factNeeds', of: String(title) }]
      : [];
  });
}

/** One stage needs no name; of several, each has its own. */
function ofStages(content: RulesetContent): readonly Missing[] {
  const stages = stagesOf(content);
  if (stages.length === 0) return [{ what: 'stages' }];
  if (stages.length === 1) return [];
  return stages.flatMap((stage) => {
    const name = nameOfStage(content, stage);
    return gaps(String(name['nb'] ?? stage), name);
  });
}

function ofSection(content: RulesetContent): readonly Missing[] {
  if (namesIn(content, 'sections').length === 0) return [{ what: 'section' }];
  const section = firstSection(content);
  if (!section) return [];
  const law = lawOf(content);
  const requirements = requirementsOf(content);
  const ofRequirements = requirements.flatMap(([id, requirement]): readonly Missing[] => {
    const title = objectIn(requirement.title);
    const of = isSaid(title['nb']) ? String(title['nb']) : id;
    return [
      ...gaps(of, title),
      ...(requirement['conditions'] === undefined ? [{ what: 'condition', of } as const] : []),
    ];
  });
  const sectionTitle = String(objectIn(section['title'])['nb'] ?? '');
  return [
    ...gaps(sectionTitle, section['title']),
    ...(isSaid(law.title) ? [] : [{ what: 'lawTitle' } as const]),
    ...(isSaid(law.section) ? [] : [{ what: 'lawSection' } as const]),
    ...(requirements.length === 0 ? [{ what: 'requirement' } as const] : []),
    ...ofRequirements,
  ];
}

const audiences = [
  ['patient', languages],
  ['submitter', languages],
  ['caseWorker', ['nb']],
  ['journalNote', ['nb']],
] as const;

function ofTexts(content: RulesetContent): readonly Missing[] {
  if (namesIn(content, 'texts').length === 0) return [{ what: 'texts' }];
  return namesIn(content, 'texts').flatMap((code): readonly Missing[] => {
    const texts = objectIn(readObject(content, `texts/${code}`));
    if ('versions' in texts) return [];
    return audiences.flatMap(([audience, needed]) =>
      needed.flatMap((language) =>
        isSaid(objectIn(texts[audience])[language]) ? [] : [{ what: 'textIn' as const, of: code, language }],
      ),
    );
  });
}

function ofRemedies(content: RulesetContent): readonly Missing[] {
  const remedy = objectIn(readObject(content, 'remedies/deny'));
  if ('versions' in remedy) return [];
  if (Object.keys(remedy).length === 0) return [{ what: 'remedy' }];
  const [law] = listOf(remedy['legalBasis']);
  return [
    ...(isSaid(objectIn(remedy['body'])['nb']) ? [] : [{ what: 'remedyBody' } as const]),
    ...(isSaid(objectIn(remedy['sendTo'])['nb']) ? [] : [{ what: 'remedySendTo' } as const]),
    ...languages.flatMap((language): readonly Missing[] =>
      isSaid(objectIn(remedy['text'])[language]) ? [] : [{ what: 'remedyText', of: language }],
    ),
    ...(isSaid(objectIn(law)['title']) && isSaid(objectIn(law)['section']) ? [] : [{ what: 'remedyLaw' } as const]),
  ];
}

function ofAutomation(content: RulesetContent): readonly Missing[] {
  const { automation, automatedProcessing } = content.source;
  if (automation === 'recommend') return [];
  if (automatedProcessing === undefined) return [{ what: 'automation' }];
  const section = firstSection(content);
  if (section?.['automation'] !== 'automatic') return [];
  return [
    ...(isSaid(section['basis']) ? [] : [{ what: 'automationBasis' } as const]),
    ...(lawOf(content).mark === 'verified' ? [] : [{ what: 'automationVerified' } as const]),
    ...('exceptions' in section ? [] : [{ what: 'automationExceptions' } as const]),
  ];
}

function own(content: RulesetContent, wrongCases: readonly CaseKind[]): { readonly [S in Step]: readonly Missing[] } {
  const { source } = content;
  const title = objectIn(source['title']);
  return {
    name: isSaid(title['nb']) ? gaps(String(title['nb']), title) : [{ what: 'title' }],
    party: [
      ...(listOf(source['subject']).length === 0 ? [{ what: 'subject' } as const] : []),
      ...(listOf(source['startedBy']).length === 0 ? [{ what: 'startedBy' } as const] : []),
    ],
    facts: ofFacts(content),
    stages: ofStages(content),
    section: ofSection(content),
    texts: ofTexts(content),
    remedies: ofRemedies(content),
    automation: ofAutomation(content),
    cases: caseKinds.flatMap((kind): readonly Missing[] => {
      if (readObject(content, `cases/${caseIds[kind]}`) === undefined) return [{ what: 'case', kind }];
      return wrongCases.includes(kind) ? [{ what: 'caseWrong', kind }] : [];
    }),
    summary: [],
  };
}

/**
 * What each step still lacks. The engine's problems stand where nothing simpler is told: a step that is not done has
 * them anyway. `wrongCases`: examples that come out otherwise than they are meant to.
 */
export function missingIn(
  content: RulesetContent,
  problems: readonly Problem[],
  wrongCases: readonly CaseKind[] = [],
): ReadonlyMap<Step, readonly Missing[]> {
  const found = own(content, wrongCases);
  const isAllSaid = steps.every((step) => step === 'cases' || found[step].length === 0);
  return new Map(
    steps.map((step) => {
      const told = isAllSaid ? problems.filter(({ pointer }) => stepOf(pointer) === step) : [];
      const more = told.map((problem): Missing => ({ what: 'problem', problem }));
      return [step, [...found[step], ...more]] as const;
    }),
  );
}

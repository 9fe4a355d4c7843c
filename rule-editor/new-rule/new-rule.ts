import { type Change, type JsonObject, namesIn, type RulesetContent } from '#engine/objects';
import { objectIn } from '../facts/fact-words.ts';
import { idFrom, reasonFrom } from '../new-programme/names.ts';
import { approvalTexts, requirementTexts } from '../new-programme/starting-texts.ts';

export type RuleEvent = 'deny' | 'stop' | 'route-to-manual';
export type NewRule = {
  readonly title: string;
  readonly stage: string;
  /** From which day, and by which date that is judged. */
  readonly from: { readonly date: string; readonly by: string };
  readonly law: { readonly title: string; readonly section: string };
  /** Of a rule: when it holds and what it leads to. Without: a section whose requirements are added on its page. */
  readonly rule?: { readonly when: JsonObject; readonly event: RuleEvent };
};

/** The changes that make a section or a rule from a day on, with texts to begin with; and where it is. */
export function newRule(content: RulesetContent, { title, stage, from, law, rule }: NewRule) {
  const taken = ['sections', 'rules', 'tables'].flatMap((member) => namesIn(content, member));
  const id = idFrom(title, taken);
  const codes = namesIn(content, 'texts');
  const reason = rule ? reasonFrom(title, codes) : reasonFrom(title, codes).replace('_IKKE_OPPFYLT', '_OPPFYLT');
  const named: JsonObject = { nb: title, nn: title, en: title };
  const legalBasis: JsonObject = {
    kind: 'act',
    title: law.title,
    ...(law.section !== '' && { section: law.section }),
    mark: 'part',
  };
  const hasStart = Object.hasOwn(objectIn(content.source['grant']), 'from');
  const said: JsonObject = rule
    ? { title: named, legalBasis: [legalBasis], when: rule.when, event: rule.event, reason }
    : {
        title: named,
        legalBasis: [legalBasis],
        requirements: {},
        approve: { reason, grant: hasStart ? { from: { fact: 'appliedOn' } } : {} },
      };
  const object = `${rule ? 'rules' : 'sections'}/${id}`;
  const versions: readonly JsonObject[] = [{ content: 'none' }, { boundary: { ...from, mark: 'part' }, content: said }];
  const texts = rule ? requirementTexts({ nb: title }, undefined) : approvalTexts({ nb: title }, false);
  const changes: readonly Change[] = [
    { object, value: { id, stage, versions } },
    { object: `texts/${reason}`, value: texts as JsonObject },
  ];
  return { object, changes };
}

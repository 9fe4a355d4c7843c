import type { FactDeclaration, RulesetDocument } from '#engine';
import { createWords } from '#engine/words';
import { type Language, textIn } from '../app/language.tsx';
import type { CheckedSlots } from './worker.ts';
import { words } from './words.ts';

/** A demand as a sentence, made of its pattern and what was chosen in it. */
export function demandSentence(document: RulesetDocument, slots: CheckedSlots, language: Language): string {
  const { sentences: s } = words[language];
  const said = createWords(document, language, '9999-12-31');
  const { demand, when, condition, value } = slots;
  const facts = new Map(document.facts.map((fact) => [fact.name, fact]));
  const title = (name: string) => textIn(facts.get(name)?.title, language) || name;
  const field = (name: string) => textIn(document.grant.find((one) => one.name === name)?.title, language) || name;
  const met = condition === undefined ? '' : said.inline(condition);
  const limit = value === undefined ? '' : said.expression(value);
  const sentence = () => {
    switch (demand.pattern) {
      case 'more-never-less':
      case 'more-never-more': {
        const isLess = demand.pattern === 'more-never-less';
        const order = (demand.order ?? []).map((word) => said.value(word, { kind: 'enum', values: [] })).join(', ');
        const fields = (demand.grant ?? []).map((name) => `«${field(name)}»`).join(s.and);
        const grant = fields === '' ? '' : isLess ? s.orLess(fields) : s.orMore(fields);
        const more = s.more[kindOf(facts.get(demand.fact))](title(demand.fact), order);
        return `${more} ${isLess ? s.neverLess : s.neverMore}${grant}`;
      }
      case 'never-matters':
        return s.neverMatters(title(demand.fact));
      case 'interchangeable':
        return s.interchangeable(title(demand.facts[0]), title(demand.facts[1]));
      case 'order-never-matters':
        return s.orderNeverMatters(title(demand.list));
      case 'never-approved-without':
        return s.neverApprovedWithout(met);
      case 'never-refused-when':
        return s.neverRefusedWhen(met);
      case 'never-automatic-when':
        return s.neverAutomaticWhen(met);
      case 'grant-at-most':
        return s.grantAtMost(field(demand.field), limit);
      case 'grant-at-least':
        return s.grantAtLeast(field(demand.field), limit);
    }
  };
  return sentence() + (when === undefined ? '' : s.when(said.inline(when)));
}

function kindOf(fact: FactDeclaration | undefined): 'amount' | 'date' | 'yes' | 'entries' | 'order' {
  switch (fact?.type.kind) {
    case 'boolean':
    case 'confirmation':
      return 'yes';
    case 'date':
      return 'date';
    case 'list':
    case 'set':
      return 'entries';
    case 'enum':
      return 'order';
    default:
      return 'amount';
  }
}

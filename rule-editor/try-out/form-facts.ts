import type { Entry, FactDeclaration, FactValue, RulesetDocument } from '#engine';
import {
  type FormEntry,
  type FormValue,
  isFormList,
  readFormValue,
  toFormValue,
  type Unreadable,
} from './form-value.ts';

/** A whole form: what stands at each fact that is asked for. */
export type Form = { readonly [fact: string]: FormValue };
export type Written = { readonly [fact: string]: FactValue };
/** Where the form holds what cannot be read: a pointer into the facts. */
export type UnreadableAt = { readonly pointer: string; readonly unreadable: Unreadable };

/** The facts that a person or a register gives; what the rules work out is asked of nobody. */
export const askedFacts = (document: RulesetDocument): readonly FactDeclaration[] =>
  document.facts.filter(({ source }) => source !== 'derived');

/** A form that shows these facts; what is not declared is left out. */
export function formOf(facts: Written, document: RulesetDocument): Form {
  return Object.fromEntries(
    askedFacts(document).flatMap((fact) => {
      const value = toFormValue(facts[fact.name], fact);
      return value === undefined ? [] : [[fact.name, value]];
    }),
  );
}

function readEntry(entry: FormEntry, list: FactDeclaration, at: string, problems: UnreadableAt[]): Entry {
  const fields = list.type.kind === 'list' ? list.type.fields : [];
  return Object.fromEntries(
    fields.flatMap((field) => {
      const { value, unreadable } = readFormValue(entry[field.name], field);
      if (unreadable) problems.push({ pointer: `${at}/${field.name}`, unreadable });
      return value === undefined ? [] : [[field.name, value]];
    }),
  ) as Entry;
}

/** The facts that a form holds, and what in it cannot be read. An empty list is an answer: there are none. */
export function readForm(
  form: Form,
  document: RulesetDocument,
): { readonly facts: Written; readonly unreadable: readonly UnreadableAt[] } {
  const problems: UnreadableAt[] = [];
  const facts = Object.fromEntries(
    askedFacts(document).flatMap((fact): (readonly [string, FactValue])[] => {
      const written = form[fact.name];
      if (isFormList(written)) {
        const at = `/${fact.name}${written.complete ? '' : '/items'}`;
        const items = written.items.map((entry, index) => readEntry(entry, fact, `${at}/${index}`, problems));
        return [[fact.name, written.complete ? items : { items, complete: false }]];
      }
      const { value, unreadable } = readFormValue(written, fact);
      if (unreadable) problems.push({ pointer: `/${fact.name}`, unreadable });
      return value === undefined ? [] : [[fact.name, value]];
    }),
  );
  return { facts, unreadable: problems };
}

import { createContext, use } from 'react';
import type { MissingFact, RulesetDocument } from '#engine';
import { type Language, useLanguage } from '../app/language.tsx';

/** What every field of the form needs to know: the rules, what is wrong, and what the rules still ask for. */
export type FormContext = {
  readonly document: RulesetDocument;
  /** What is wrong, in words, by pointer. */
  readonly wrong: ReadonlyMap<string, string>;
  readonly missing: ReadonlyMap<string, MissingFact['needs']>;
};

export const FormOf = createContext<FormContext | undefined>(undefined);

export function useForm(): FormContext & { readonly language: Language } {
  const context = use(FormOf);
  const { language } = useLanguage();
  if (!context) throw new Error('no form here');
  return { ...context, language };
}

/** `/prior/items/2/result` and `/prior/2/result` are one field. */
export const fieldPointer = (pointer: string): string => pointer.replace(/^(\/[^/]+)\/items(?=\/)/, '$1');

/** The id of the field at a pointer. */
export const fieldId = (pointer: string): string => `felt${fieldPointer(pointer).replaceAll('/', '-')}`;

/** Goes to the field at a pointer, or to the nearest around it. */
export function focusField(pointer: string): boolean {
  const steps = fieldPointer(pointer).split('/');
  for (let length = steps.length; length > 1; length -= 1) {
    const place = document.getElementById(fieldId(steps.slice(0, length).join('/')));
    const field = place?.matches('input, select, textarea, button')
      ? place
      : place?.querySelector<HTMLElement>('input, select, textarea, button');
    if (!field) continue;
    field.focus();
    field.scrollIntoView({ block: 'center' });
    return true;
  }
  return false;
}

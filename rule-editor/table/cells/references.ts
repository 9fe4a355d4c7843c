import { isObject, type Json } from '#engine/objects';
import { written } from './cell-words.ts';
import { type CellContext } from './context.ts';
import { afterWord, quoted, unquoted } from './lists.ts';
import { type CellReading, misread, read } from './problem.ts';
import { problemWords } from './problem-words.ts';
import { readValue, valueText } from './values.ts';

/** Facts and parameters by their titles: `opplysningen «alder»`, `verdien «egenandelstak» for tak 1`. */

/** A reference in words; undefined when it is none, or one that a cell cannot say. */
export function referenceText(context: CellContext, value: Json): string | undefined {
  if (!isObject(value)) return undefined;
  const { words } = context;
  const { fact, parameter, key } = value;
  if (typeof fact === 'string' && Object.keys(value).length === 1)
    return `${written(words.fact)} ${quoted(context.factNames.textOf(fact))}`;
  if (typeof parameter !== 'string') return undefined;
  const named = `${written(words.parameter)} ${quoted(context.parameterNames.textOf(parameter))}`;
  if (key === undefined) return named;
  const type = context.parameters.get(parameter)?.key;
  const ofKey =
    referenceText(context, key) ??
    (type === undefined || type.kind === 'set' ? undefined : valueText(context, { type }, key));
  return ofKey === undefined ? undefined : `${named} ${words.forKey} ${ofKey}`;
}

/** Whether a cell begins as a reference does. */
export const isReferenceText = ({ words }: CellContext, text: string): boolean =>
  [words.fact, words.parameter].some((begin) => afterWord(text, begin)?.startsWith('«'));

export function readReference(context: CellContext, text: string): CellReading {
  const { words } = context;
  const { expected, fix } = problemWords[context.language];
  const ofFact = afterWord(text, words.fact);
  if (ofFact !== undefined) {
    const name = context.factNames.keyOf(unquoted(ofFact) ?? ofFact);
    return name === undefined ? misread(text, expected.fact, fix.name) : read({ fact: name });
  }
  const match = /^(«(?:[^»]|»»)*»)(?!»)\s*(.*)$/s.exec(afterWord(text, words.parameter) ?? '');
  const parameter = context.parameterNames.keyOf(unquoted(match?.[1] ?? '') ?? '');
  if (match === null || parameter === undefined) return misread(text, expected.parameter, fix.name);
  const rest = match[2] ?? '';
  if (rest === '') return read({ parameter });
  const ofKey = afterWord(rest, [words.forKey]);
  if (ofKey === undefined) return misread(text, expected.parameter, fix.name);
  const type = context.parameters.get(parameter)?.key;
  const key = isReferenceText(context, ofKey)
    ? readReference(context, ofKey)
    : type === undefined || type.kind === 'set'
      ? misread(text, expected.parameter, fix.name)
      : readValue(context, { type }, ofKey);
  return key.ok ? read({ parameter, key: key.value ?? null }) : key;
}

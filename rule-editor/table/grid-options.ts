import { isObject, type JsonObject } from '#engine/objects';
import { medicinesSystem } from '../backend/medicines.ts';
import { type CellShape, operatorWordsOf } from './cells/cell.ts';
import { codeText } from './cells/codes.ts';
import { type CellContext, type CellType, textIn } from './cells/context.ts';
import { quoted } from './cells/lists.ts';
import type { CellOptions, Option } from './grid/option.ts';
import type { GridColumn } from './model/columns.ts';
import type { GridContext } from './model/grid-cell.ts';
import { modelWords } from './model/model-words.ts';

const plain = (texts: readonly string[]): readonly Option[] => texts.map((text) => ({ text }));
const listOperators = ['in', 'notIn', 'inCodes', 'containsAny', 'containsAll', 'containsNone', 'isSubsetOf'];
const FEW_WORDS = 90;

/** The names of a fixed set of values, or of the codes that the ruleset has a word for. */
export function valueOptions(context: CellContext, type: CellType): readonly Option[] {
  const { words } = context;
  switch (type.kind) {
    case 'boolean':
    case 'confirmation':
      return plain([words.yes[0] ?? '', words.no[0] ?? '']);
    case 'enum':
      return plain(type.values.map((value) => context.valueNames(type.values).textOf(value)));
    case 'set':
      return valueOptions(context, type.of);
    case 'code':
      return codeOptions(context, type.systems);
    default:
      return [];
  }
}

function codeOptions(context: CellContext, systems: readonly string[]): readonly Option[] {
  const several = systems.length > 1;
  return context.vocabulary.keys.flatMap((key): readonly Option[] => {
    const [system, code] = several
      ? [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)]
      : [systems[0] ?? '', key];
    const declared = context.systems.get(system);
    if (declared === undefined || !systems.includes(system) || declared.pattern?.test(code) === false) return [];
    const meaning = context.wordOf(key);
    return [{ text: several ? `${code} (${declared.label})` : code, ...(meaning && { meaning }) }];
  });
}

/** Facts and parameters of the same kind, by their names. */
function referenceOptions(context: CellContext, type: CellType, withFacts: boolean): readonly Option[] {
  const fits = (other: CellType | undefined) =>
    other !== undefined &&
    (other.kind === type.kind || (other.kind === 'code' && type.kind === 'set') || (isNumber(other) && isNumber(type)));
  const { words } = context;
  const parameters = [...context.parameters].filter(([, declared]) => fits(declared.type));
  const facts = withFacts ? [...context.facts].filter(([, declared]) => fits(declared.type)) : [];
  return plain([
    ...parameters.map(([name]) => `${words.parameter[0]} ${quoted(context.parameterNames.textOf(name))}`),
    ...facts.map(([name]) => `${words.fact[0]} ${quoted(context.factNames.textOf(name))}`),
  ]);
}
const isNumber = ({ kind }: CellType): boolean => kind === 'integer' || kind === 'decimal';

/** The reasons of the ruleset, with the beginning of what they say. */
export function reasonOptions(source: JsonObject, context: CellContext): readonly Option[] {
  const texts = isObject(source['texts']) ? source['texts'] : {};
  return Object.entries(texts).map(([code, text]): Option => {
    const versions = isObject(text) && Array.isArray(text['versions']) ? text['versions'].filter(isObject) : [];
    const content = versions.findLast((version) => isObject(version['content']))?.['content'] ?? text;
    const words = isObject(content)
      ? (textIn(content['caseWorker'], context.language) ?? textIn(content['submitter'], context.language))?.replaceAll(
          /\{[^{}]*\}/g,
          '…',
        )
      : undefined;
    return {
      text: code,
      ...(words && { meaning: words.length > FEW_WORDS ? `${words.slice(0, FEW_WORDS)} …` : words }),
    };
  });
}

/** What may stand in a cell that is compared so. */
export function shapeOptions(context: CellContext, shape: CellShape | undefined): CellOptions {
  if (shape === undefined || shape.kind === 'lost') return { options: [], isList: false };
  if (shape.kind === 'yes-no') return { options: valueOptions(context, { kind: 'boolean' }), isList: false };
  if (shape.operator === 'inInterval') return { options: [], isList: false };
  const isList = listOperators.includes(shape.operator);
  const options = [...valueOptions(context, shape.type), ...referenceOptions(context, shape.type, !isList)];
  const before = operatorWordsOf(context, shape.operator, shape.type.kind === 'date');
  return { options, isList, ...(before.length > 0 && { before }), ...medicinesOf(context, shape.type) };
}

/** How codes of medicines are written among values of a type; nothing where none can stand. */
export function medicinesOf(context: CellContext, type: CellType): Pick<CellOptions, 'medicine'> {
  const element = type.kind === 'set' ? type.of : type;
  if (element.kind !== 'code' || !element.systems.includes(medicinesSystem)) return {};
  const { systems } = element;
  return {
    medicine: (code) => codeText(context, systems, systems.length > 1 ? `${medicinesSystem}:${code}` : code),
  };
}

export function optionsOf(source: JsonObject, context: GridContext, column: GridColumn): CellOptions {
  const w = modelWords[context.language];
  const once = (options: readonly Option[]): CellOptions => ({ options, isList: false });
  switch (column.kind) {
    case 'cell':
      return shapeOptions(context, column.shape);
    case 'by':
      return once(
        plain(
          [...context.facts]
            .filter(([, { type }]) => type?.kind === 'date')
            .map(([name]) => context.factNames.textOf(name)),
        ),
      );
    case 'event':
      return once(plain(Object.values(w.events)));
    case 'automation':
      return once(plain(Object.values(w.automations)));
    case 'reason':
      return once(reasonOptions(source, context));
    case 'grant': {
      const type = context.grant.get(column.name)?.type;
      const formulas = context.formulas.entries.map(([, formula]) => context.formulas.textOf(formula));
      if (type === undefined) return once(plain(formulas));
      const options = [...valueOptions(context, type), ...referenceOptions(context, type, true), ...plain(formulas)];
      return { options, isList: type.kind === 'set', ...medicinesOf(context, type) };
    }
    default:
      return once([]);
  }
}

/** What the codes of a cell mean, in the ruleset's words. */
export function noteOf(context: CellContext, { shape }: Pick<GridColumn, 'shape'>, text: string): string | undefined {
  if (shape?.kind !== 'compare' || text === '') return undefined;
  const type = shape.type.kind === 'set' ? shape.type.of : shape.type;
  if (type.kind !== 'code') return undefined;
  const words = text.split(/[,;\s]+/).flatMap((code) => {
    const key =
      type.systems.length > 1
        ? type.systems.map((system) => `${system}:${code}`).find((one) => context.wordOf(one))
        : code;
    const word = key === undefined ? undefined : context.wordOf(key);
    return word === undefined ? [] : [word];
  });
  return words.length === 0 ? undefined : words.slice(0, 3).join(', ') + (words.length > 3 ? ' …' : '');
}

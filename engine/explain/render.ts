import type { Program } from '../compile/ruleset.ts';
import { must, type Context } from '../compile/scope.ts';
import { ENGINE_TEXTS } from '../engine-texts.ts';
import { createContext } from '../evaluate/context.ts';
import type { Evaluation, Facts, FigureValue, Reason } from '../evaluation.ts';
import { FALSE, TRUE } from '../kleene.ts';
import type { Audience, Expression, Language, ReasonTexts, Remedy, ValueType } from '../ruleset-document.ts';
import { toJson } from '../value-json.ts';
import type { InForce } from '../compile/versions.ts';
import { unknownWords, valueWords } from './format.ts';

export type RenderOptions = {
  readonly audience: Audience;
  readonly language: Language;
  readonly facts: Facts;
  readonly evaluation: Pick<Evaluation, 'grant' | 'figures' | 'recommended'>;
};

type Shape = { readonly type: ValueType | undefined; readonly unit: string | undefined };

/** The version in force; if that is unknown, the latest that may be. */
function inForce<T>(
  versions: readonly { readonly inForce: InForce; readonly content: T | null }[],
  context: Context,
): T | undefined {
  const certain = versions.find((version) => version.inForce.test.test(context) === TRUE);
  const chosen = certain ?? versions.findLast((version) => version.inForce.test.test(context) !== FALSE);
  return chosen?.content ?? undefined;
}

/** The unit of an expression: of the fact, field or parameter it is made of. */
function unitOf(program: Program, expression: Expression): string | undefined {
  const { document } = program.scope;
  switch (expression.op) {
    case 'fact':
      return document.facts.find((fact) => fact.name === expression.name)?.unit;
    case 'parameter':
      return document.parameters.find((parameter) => parameter.name === expression.name)?.unit;
    case 'sum':
      return program.scope.lists.get(expression.over)?.fields.find((field) => field.name === expression.field)?.unit;
    case 'plus':
    case 'minus':
    case 'max':
    case 'min':
      return expression.of.map((part) => unitOf(program, part)).find((unit) => unit !== undefined);
    case 'choose':
      return [...expression.cases.map((branch) => branch.then), expression.otherwise]
        .map((part) => unitOf(program, part))
        .find((unit) => unit !== undefined);
    default:
      return undefined;
  }
}

/** The shape of a value that a reason declares: every rule with that code declares it alike. */
function shapeOfReasonValue(program: Program, reason: Reason, name: string): Shape {
  const rule = program.rules.find(
    (candidate) => candidate.code === reason.code && candidate.values.some((value) => value.name === name),
  );
  const value = rule?.values.find((candidate) => candidate.name === name);
  if (value === undefined)
    return { type: name === 'date' ? { kind: 'date', openEnded: false } : undefined, unit: undefined };
  return { type: value.node.type, unit: unitOf(program, value.expression) };
}

function placeholder(
  program: Program,
  context: Context,
  reason: Reason,
  options: RenderOptions,
  name: string,
): readonly [FigureValue | undefined, Shape] {
  const { document, factSlots } = program.scope;
  const [group, member = ''] = name.split('.');
  if (group === 'grant') {
    const field = document.grant.find((candidate) => candidate.name === member);
    const grant = options.evaluation.grant ?? options.evaluation.recommended?.grant;
    // A field that the approval does not give is none.
    const value = grant && (Object.hasOwn(grant, member) ? grant[member] : null);
    return [value, { type: field?.type, unit: field?.unit }];
  }
  if (group === 'figures') {
    const index = document.figures.findIndex((candidate) => candidate.name === member);
    const figure = document.figures[index];
    const unit = figure === undefined ? undefined : (figure.unit ?? unitOf(program, figure.value));
    const { figures } = options.evaluation;
    const value = Object.hasOwn(figures, member) ? figures[member] : undefined;
    return [value, { type: program.figures[index]?.node.type, unit }];
  }
  if (reason.values !== undefined && Object.hasOwn(reason.values, name)) {
    return [reason.values[name], shapeOfReasonValue(program, reason, name)];
  }
  const slot = factSlots.get(name);
  if (slot === undefined) return [undefined, { type: undefined, unit: undefined }];
  const declared = must(program.scope.facts[slot], name);
  const value = toJson(must(program.facts[slot], name).value(context), declared.type);
  return [value, { type: declared.type, unit: declared.unit }];
}

function textsOf(program: Program, code: string, context: Context): ReasonTexts | undefined {
  const declared = program.reasons.get(code);
  const own = declared === undefined ? undefined : inForce(declared, context);
  return own ?? (Object.hasOwn(ENGINE_TEXTS, code) ? ENGINE_TEXTS[code] : undefined);
}

/** A reason in words, with the values it names. */
export function renderReason(program: Program, reason: Reason, options: RenderOptions): string | undefined {
  const context = createContext(program, options.facts);
  const texts = textsOf(program, reason.code, context)?.[options.audience];
  const template = texts?.[options.language] ?? texts?.nb;
  if (template === undefined) return undefined;
  const { vocabulary } = program.scope.document;
  return template.replaceAll(/\{\{|\{([A-Za-z][A-Za-z0-9.]*)\}/g, (whole, name: string | undefined) => {
    if (name === undefined) return '{';
    const [value, shape] = placeholder(program, context, reason, options, name);
    return value === undefined
      ? unknownWords(options.language)
      : valueWords(value, { ...shape, vocabulary }, options.language);
  });
}

export function remedyFor(program: Program, outcome: string, facts: Facts): Remedy | undefined {
  const versions = program.remedies.get(outcome);
  return versions === undefined ? undefined : inForce(versions, createContext(program, facts));
}

import type { Text } from '#engine';
import { isObject, type Json, readObject } from '#engine/objects';
import { always, basisWords, type Context, line, type ObjectLines, textLines, versioned } from './lines.ts';

type Lines = (context: Context, name: string) => ObjectLines | undefined;

const texts: Lines = (context, name) => {
  const reason = context.document.reasons.find(({ code }) => code === name);
  const { captions } = context;
  return (
    reason &&
    versioned(context, reason.versions, (content) =>
      Object.entries(content).flatMap(([audience, text]) =>
        textLines(context, audience, captions.audiences[audience as keyof typeof content], text),
      ),
    )
  );
};

const remedies: Lines = (context, name) => {
  const remedy = context.document.remedies.find(({ outcome }) => outcome === name);
  const { captions } = context;
  return (
    remedy &&
    versioned(context, remedy.versions, ({ body, sendTo, weeks, text, legalBasis }) => [
      ...textLines(context, 'body', captions.remedyBody, body),
      ...textLines(context, 'sendTo', captions.remedySendTo, sendTo),
      ...line('weeks', captions.remedyWeeks, weeks === undefined ? captions.remedyOpen : String(weeks)),
      ...textLines(context, 'text', captions.remedyText, text),
      ...line('basis', captions.source, basisWords(legalBasis)),
    ])
  );
};

const vocabulary: Lines = (context, name) => {
  const entry = context.document.vocabulary?.find(({ value }) => value === name);
  return entry && always(textLines(context, 'words', context.captions.saidAs, entry.words));
};

/** What a ruleset says of itself, as people say it. */
const ruleset: Lines = (context, name) => {
  const value = readObject(context.content, `ruleset/${name}`);
  const { captions, document } = context;
  const plain = (json: Json | undefined): string =>
    Array.isArray(json)
      ? (json as readonly Json[]).map(plain).join(', ')
      : (captions.rulesetWords[String(json)] ?? String(json ?? ''));
  const label = captions.ruleset[name] ?? captions.title;
  if (value === undefined) return undefined;
  if (name === 'stages')
    return always(
      line(
        name,
        label,
        document.stages
          .map((stage, index) => {
            const named = document.vocabulary?.find((one) => one.value === `stage:${stage}`);
            return `${index + 1}. ${named ? context.words.text(named.words) : stage}`;
          })
          .join(', '),
      ),
    );
  if (name === 'automatedProcessing' && document.automatedProcessing) {
    const { text, manualControl, legalBasis } = document.automatedProcessing;
    return always([
      ...textLines(context, 'text', label, text),
      ...textLines(context, 'manualControl', captions.manualControl, manualControl),
      ...line('basis', captions.source, basisWords(legalBasis)),
    ]);
  }
  if (isObject(value) && 'nb' in value) return always(textLines(context, name, label, value as unknown as Text));
  return isObject(value) ? undefined : always(line(name, label, plain(value)));
};

export const ownTextLines: { readonly [member: string]: Lines } = { texts, remedies, vocabulary, ruleset };

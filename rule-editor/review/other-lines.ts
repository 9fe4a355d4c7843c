import { isObject, type Json, type JsonObject, readObject } from '#engine/objects';
import type { TestCase } from '#engine/tools';
import { titleOf } from '../sentences/object-title.ts';
import { factsWords } from '../test-cases/facts-words.ts';
import { createOutcomeLines, expectationParts } from '../try-out/outcome-lines.ts';
import { always, type Context, type Line, line, type ObjectLines } from './lines.ts';

/** What a test case is about, and what shall come of it: that first. */
function caseLines({ document, captions, language }: Context, written: JsonObject): ObjectLines {
  const { title, facts, expect } = written as unknown as TestCase;
  const said = createOutcomeLines(document, language, '9999-12-31');
  return always([
    ...line('title', captions.title, title),
    ...expectationParts(expect).flatMap(({ part, value }) =>
      line(`expect/${part}`, captions.shallGive(said.part(part)), said.value(part, value).join('; ')),
    ),
    ...factsWords(document, facts, language).flatMap(({ name, lines }) => line(`fact/${name}`, name, lines.join('; '))),
  ]);
}

/** A demand as the sentence it is. */
const demandLines = ({ captions }: Context, written: JsonObject, sentence: string | undefined): ObjectLines =>
  always([
    ...line('title', captions.title, String(written['title'] ?? '')),
    ...line('sentence', captions.shallHold, sentence),
  ]);

/** Things in their order, by what they are called. */
function orderLines({ content, captions, language }: Context, member: string, names: readonly Json[]): ObjectLines {
  const order = names.map((name) => titleOf(content, `${member}/${String(name)}`, language));
  const own: Line = { key: 'order', label: captions.order, text: order.join('\n'), order };
  return always([own]);
}

/** What has lines that are not made of the rules: test cases, demands, the order of things. */
export function otherLines(
  context: Context,
  member: string,
  name: string,
  sentences: ReadonlyMap<string, string>,
): ObjectLines | undefined {
  const written = readObject(context.content, `${member}/${name}`);
  if (member === 'order') return Array.isArray(written) ? orderLines(context, name, written as Json[]) : undefined;
  if (!isObject(written)) return undefined;
  if (member === 'cases') return caseLines(context, written);
  return member === 'demands' ? demandLines(context, written, sentences.get(name)) : undefined;
}

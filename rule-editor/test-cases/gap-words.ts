import type { Condition, Outcome, RulesetDocument, Text } from '#engine';
import type { Gap } from '#engine/tools';
import { createWords } from '#engine/words';
import { dateWords } from '../app/format.ts';
import { type Language, textIn } from '../app/language.tsx';
import { createOutcomeLines } from '../try-out/outcome-lines.ts';
import { outcomeWords } from '../try-out/outcome-words.ts';
import { words } from './words.ts';

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** The member of a node that a place names; versions that are alone are not named, nor how conditions are joined. */
function stepInto(node: Node, step: string): unknown {
  if (Array.isArray(node)) {
    const named = (node as readonly unknown[]).find(
      (item) => isNode(item) && [item['id'], item['name'], item['condition'], item['list']].includes(step),
    );
    return named ?? (node as readonly unknown[])[Number(step)];
  }
  if (Object.hasOwn(node, step)) return node[step];
  if (['all', 'any', 'not', 'atLeast'].includes(step)) return node['of'];
  const [only] = Array.isArray(node['versions']) ? (node['versions'] as readonly Node[]) : [];
  const content = only?.['content'];
  return isNode(content) ? stepInto(content, step) : undefined;
}

/** What stands on the way to a place, as far as it can be followed. */
function wayTo(document: RulesetDocument, place: string): readonly unknown[] {
  const way: unknown[] = [];
  let node: unknown = document;
  for (const step of place.split('/').slice(1)) {
    if (!isNode(node)) break;
    node = stepInto(node, step);
    if (node === undefined) break;
    way.push(node);
  }
  return way;
}

function titleOf(node: unknown, language: Language): string | undefined {
  if (!isNode(node) || Array.isArray(node)) return undefined;
  const { title, text, versions, boundary } = node as {
    title?: Text;
    text?: Text;
    versions?: readonly { readonly content?: unknown }[];
    boundary?: { readonly date: string };
  };
  if (title ?? text) return textIn(title ?? text, language);
  if (boundary) return dateWords(boundary.date);
  return versions?.map(({ content }) => titleOf(content, language)).findLast((found) => found !== undefined);
}

/** What a gap in the cases is about: the title of the rule and its part, the limit in words, the reason, the outcome. */
export function gapWords(document: RulesetDocument, { id }: Gap, language: Language): string {
  const w = words[language];
  const o = outcomeWords[language];
  if (!id.startsWith('/')) {
    const recommended = /^recommended (approve|deny)$/.exec(id)?.[1] as 'approve' | 'deny' | undefined;
    if (recommended) return o.recommendation[recommended];
    return o.outcomes[id as Outcome] ?? createOutcomeLines(document, language, '9999-12-31').code(id);
  }
  const [place = '', side] = id.split('#');
  const way = wayTo(document, place);
  const titles = way.flatMap((node) => titleOf(node, language) ?? []);
  const last = way.at(-1);
  const isComparison = isNode(last) && last['op'] === 'compare';
  const list = place.startsWith('/entries/') ? place.split('/')[2] : undefined;
  const said = isComparison
    ? [createWords(document, language, '9999-12-31').inline(last as unknown as Condition, list)]
    : place.endsWith('/approve')
      ? [w.approval]
      : [];
  const told = [...new Set([...titles, ...said])].join(': ');
  return side === undefined ? told : `${told} (${side === 'limit' ? w.limit : w.beyond})`;
}

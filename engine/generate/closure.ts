import type { RulesetDocument } from '../ruleset-document.ts';

/** What a part of a document turns on: what is written there, and every definition that it names, through all of them. */
export type Closure = {
  /** Facts that are given, not derived. */
  readonly facts: ReadonlySet<string>;
  /** Addresses of the definitions: `facts/age`, `parameters/limit`, `conditions/inTime`, `entries/fees`. */
  readonly parts: ReadonlySet<string>;
  /** Every object in it, each once. */
  readonly nodes: readonly object[];
};

/** What no outcome turns on. */
const words: ReadonlySet<string> = new Set(['title', 'text', 'help', 'legalBasis', 'type', 'lookup']);

type Definition = { readonly part: string; readonly node?: object };

function definitionsIn(document: RulesetDocument): ReadonlyMap<string, readonly Definition[]> {
  const found = new Map<string, Definition[]>();
  const define = (key: string, definition: Definition) => found.set(key, [...(found.get(key) ?? []), definition]);
  for (const { name, derived } of document.facts)
    define(`fact ${name}`, { part: `facts/${name}`, ...(derived && { node: derived }) });
  for (const parameter of document.parameters)
    define(`parameter ${parameter.name}`, { part: `parameters/${parameter.name}`, node: parameter });
  for (const { name, condition } of document.conditions)
    define(`named ${name}`, { part: `conditions/${name}`, node: condition });
  for (const entries of document.entries) {
    define(`list ${entries.list}`, { part: `entries/${entries.list}`, node: entries });
    for (const { name, value } of entries.derived)
      define(`field ${name}`, { part: `entries/${entries.list}`, node: value });
  }
  return found;
}

/** A function that tells what parts of the document turn on. */
export function closures(document: RulesetDocument): (root: object) => Closure {
  const definitions = definitionsIn(document);
  const given = new Set(document.facts.filter(({ derived }) => derived === undefined).map(({ name }) => name));
  return (root) => {
    const [facts, parts, entered] = [new Set<string>(), new Set<string>(), new Set<string>()];
    const nodes = new Set<object>();
    const enter = (key: string) => {
      if (entered.has(key)) return;
      entered.add(key);
      for (const { part, node } of definitions.get(key) ?? []) {
        parts.add(part);
        visit(node);
      }
    };
    const visit = (node: unknown): void => {
      if (typeof node !== 'object' || node === null || nodes.has(node)) return;
      nodes.add(node);
      const { op, name, over } = node as { op?: unknown; name?: unknown; over?: unknown };
      if (typeof op === 'string' && typeof name === 'string') {
        if (op === 'fact' && given.has(name)) facts.add(name);
        enter(`${op} ${name}`);
      }
      if (typeof over === 'string') {
        facts.add(over);
        enter(`fact ${over}`);
        enter(`list ${over}`);
      }
      for (const [key, value] of Object.entries(node)) if (!words.has(key)) visit(value);
    };
    visit(root);
    return { facts, parts, nodes: [...nodes] };
  };
}

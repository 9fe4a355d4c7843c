import type { Facts } from '../../engine/evaluation.ts';
import type { Boundary, RulesetDocument } from '../../engine/ruleset-document.ts';

type Json = { readonly [key: string]: unknown };
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a boundary by a given date fact is certainly passed (or certainly not); undefined when that is not known. */
function isPassed({ by, date }: Boundary, facts: Facts): boolean | undefined {
  const value = by.op === 'fact' ? facts[by.name] : undefined;
  return typeof value === 'string' ? value >= date : undefined;
}

/** The versions that may be in force, as far as boundaries by given facts tell. */
function versionsInForce(versions: readonly Json[], facts: Facts): readonly Json[] {
  const passed = versions.map(({ boundary }) =>
    boundary === undefined ? undefined : isPassed(boundary as Boundary, facts),
  );
  return versions.filter((_, k) => passed[k] !== false && !passed.slice(k + 1).includes(true));
}

/**
 * The names of facts that anything in force reads: found by looking through the document for references, whatever they
 * mean, so that it is simpler than what it checks.
 */
export function factsRead(document: RulesetDocument, facts: Facts): ReadonlySet<string> {
  const { facts: declared, conditions, parameters, entries, systems: _systems, reasons: _reasons, ...rest } = document;
  const read = new Set<string>(['startedBy']);
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (isObject(node)) visitObject(node);
  };
  const enter = (
    what: string,
    name: string,
    items: readonly { readonly name?: string; readonly list?: string }[],
  ): void => {
    const key = `${what} ${name}`;
    if (read.has(key)) return;
    read.add(key);
    visit(items.filter((item) => (item.name ?? item.list) === name));
  };
  const visitObject = (node: Json): void => {
    const { versions, over, op, name, asked, grouping, ...others } = node;
    if (op === 'fact') read.add(String(name));
    if (op === 'fact') enter('fact', String(name), declared);
    if (op === 'named' || 'exceptions' in node) enter('condition', String(name), conditions);
    if (op === 'parameter') enter('parameter', String(name), parameters);
    if (typeof grouping === 'string') enter('parameter', grouping, parameters);
    if (typeof over === 'string') read.add(over);
    if (typeof over === 'string') enter('entries', over, entries);
    if (typeof asked === 'string') read.add(asked);
    if (typeof node['condition'] === 'string') enter('condition', node['condition'], conditions);
    if (Array.isArray(versions)) {
      visit(versionsInForce(versions as readonly Json[], facts));
      visit(versions.map(({ boundary }: Json) => boundary));
    }
    Object.values(others).forEach(visit);
    visit(over);
  };
  visit(rest);
  visit(entries);
  entries.forEach(({ list }) => read.add(list));
  return read;
}

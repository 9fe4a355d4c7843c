import { report, type Check } from './check.ts';
import { asWritten, say } from './say.ts';

/** Reports each circle of definitions once, at the one that was declared first. */
export function checkCycles(check: Check): void {
  const state = new Map<string, 'open' | 'done'>();
  const visit = (node: string, path: readonly string[]): void => {
    const definition = check.definitions.get(node);
    if (!definition || state.get(node) === 'done') return;
    if (state.get(node) === 'open') {
      const circle = [...path.slice(path.indexOf(node)), node];
      const found = asWritten(circle.map((each) => each.slice(each.indexOf(':') + 1)).join(' → '));
      report(check, 'CYCLE', definition.pointer, found, say('definitions that do not rest on themselves'));
      return;
    }
    state.set(node, 'open');
    for (const read of definition.reads) visit(read, [...path, node]);
    state.set(node, 'done');
  };
  for (const node of check.definitions.keys()) visit(node, []);
}

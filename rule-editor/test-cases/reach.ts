import type { RulesetDocument, Text } from '#engine';
import type { CaseRun } from './run-cases.ts';

/** A part of the rules that can decide, with the cases in which it did. */
export type Reach = {
  /** As reasons name it: `ropinirole/` (the approval), `ropinirole/days`, `d-number/`. */
  readonly key: string;
  readonly member: 'sections' | 'rules' | 'tables';
  readonly rule: string;
  readonly title: Text;
  readonly part: Text | 'approval' | undefined;
  readonly stage: string;
  readonly cases: readonly string[];
};

const newest = <T>(versions: readonly { readonly content: T | null }[]): T | undefined =>
  versions.findLast(({ content }) => content !== null)?.content ?? undefined;

/** Everything that can decide, in the order of the rules, with the cases that reach it. */
export function reachOf(document: RulesetDocument, runs: readonly CaseRun[]): readonly Reach[] {
  const cases = new Map<string, string[]>();
  for (const { id, reached } of runs)
    for (const key of reached) {
      const known = cases.get(key);
      if (known) known.push(id);
      else cases.set(key, [id]);
    }
  const reach = (of: Omit<Reach, 'cases'>): Reach => ({ ...of, cases: cases.get(of.key) ?? [] });

  const sections = document.sections.flatMap(({ id, stage, versions }) => {
    const content = newest(versions);
    if (!content) return [];
    const own = { member: 'sections', rule: id, title: content.title, stage } as const;
    const requirements = new Map(
      versions.flatMap((version) => version.content?.requirements ?? []).map((one) => [one.id, newest(one.versions)]),
    );
    return [
      ...[...requirements].flatMap(([part, requirement]) =>
        requirement ? [reach({ ...own, key: `${id}/${part}`, part: requirement.title })] : [],
      ),
      ...(content.approve ? [reach({ ...own, key: `${id}/`, part: 'approval' as const })] : []),
    ];
  });
  const rules = document.rules.flatMap(({ id, stage, versions }) => {
    const content = newest(versions);
    const own = { member: 'rules', rule: id, stage, key: `${id}/`, part: undefined } as const;
    return content ? [reach({ ...own, title: content.title })] : [];
  });
  const rows = document.tables.flatMap(({ id, stage, title, rows: all }) =>
    all.flatMap((row) => {
      const content = newest(row.versions);
      const own = { member: 'tables', rule: id, stage, title, key: `${id}/${row.id}` } as const;
      return content ? [reach({ ...own, part: content.title })] : [];
    }),
  );
  return [...sections, ...rules, ...rows];
}

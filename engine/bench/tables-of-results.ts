import type { Result } from './results.ts';

/** The results as a table for a terminal, and for README.md. */

const goalOf = ({ goal, met }: Result) => (goal === null ? '' : `${goal} ${met === null ? '?' : met ? '✓' : '✗'}`);
const spread = ({ low, high }: Result) =>
  low === undefined || high === undefined ? '' : `${figure(low)}–${figure(high)}`;
const figure = (n: number): string => (Math.abs(n) >= 1000 ? Math.round(n).toLocaleString('en-GB') : String(n));
const reached = ({ reached: value, unit }: Result) => (value === null ? 'not measured' : `${figure(value)} ${unit}`);

export function printTable(rows: readonly Result[]): string {
  const cells = [
    ['work', 'goal', 'reached', 'lowest–highest', 'note'],
    ...rows.map((row) => [row.work, goalOf(row), reached(row), spread(row), row.note ?? '']),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  return cells
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

type Told = {
  readonly machine: string;
  readonly date: string;
  readonly load: { readonly before: number; readonly after: number };
  readonly rows: readonly Result[];
};

export function readmeTable({ machine, date, load, rows }: Told): string {
  const busy = Math.max(load.before, load.after) > 1.5 ? ', while other work ran on it' : '';
  const lines = rows
    .filter(({ goal }) => goal !== null)
    .map((row) => `| ${row.work} | ${goalOf(row)} | ${reached(row)} |`);
  return [
    `Measured on ${date} (${machine}${busy}) by \`npm run bench\`; all figures, with their spread, stand in [bench-results.json](bench-results.json), the traps that were avoided in [engine/bench](engine/bench/README.md).`,
    '',
    '![Time of one evaluation of 42 rules, on a logarithmic axis](engine/bench/chart.svg)',
    '',
    '| work | goal | reached |',
    '|---|---|---|',
    ...lines,
    '',
  ].join('\n');
}

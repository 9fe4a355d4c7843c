import type { Result } from './results.ts';

/** The time of one evaluation of the 42-rule table, of everybody, as an SVG with a logarithmic axis. */

const bars = [
  { id: 'rules/hand-time', label: 'Hand-written TypeScript', color: '#8a8f98' },
  { id: 'rules/vedtak-time', label: 'Vedtak', color: '#0b6e4f' },
  { id: 'rules/zen-many-time', label: '@gorules/zen-engine, 64 in flight', color: '#8a8f98' },
  { id: 'rules/zen-time', label: '@gorules/zen-engine', color: '#8a8f98' },
  { id: 'rules/json-rules-engine-time', label: 'json-rules-engine', color: '#8a8f98' },
] as const;

const [left, width, rowHeight, top] = [230, 460, 34, 46] as const;

export function drawChart(rows: readonly Result[]): string {
  const shown = bars.flatMap((bar) => {
    const reached = rows.find(({ id }) => id === bar.id)?.reached;
    return reached === undefined || reached === null ? [] : [{ ...bar, reached }];
  });
  const exponents = shown.map(({ reached }) => Math.log10(reached));
  const from = Math.floor(Math.min(0, ...exponents));
  const to = Math.ceil(Math.max(1, ...exponents));
  const x = (time: number) => left + ((Math.log10(time) - from) / (to - from)) * width;
  const height = top + shown.length * rowHeight + 34;
  const ticks = Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i));
  const grid = ticks.map(
    (tick) =>
      `  <line x1="${x(tick)}" y1="${top - 6}" x2="${x(tick)}" y2="${height - 28}" stroke="#d5d8dd"/>\n` +
      `  <text x="${x(tick)}" y="${height - 12}" text-anchor="middle">${timeText(tick)}</text>`,
  );
  const drawn = shown.map(({ label, color, reached }, i) => {
    const y = top + i * rowHeight;
    const end = x(reached);
    const isLong = end > left + width - 70;
    return (
      `  <text x="${left - 10}" y="${y + 17}" text-anchor="end">${label}</text>\n` +
      `  <rect x="${left}" y="${y + 2}" width="${(end - left).toFixed(1)}" height="22" rx="2" fill="${color}"/>\n` +
      `  <text x="${(isLong ? end - 6 : end + 6).toFixed(1)}" y="${y + 17}"${isLong ? ' text-anchor="end" fill="#fff"' : ''}>${timeText(reached)}</text>`
    );
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${left + width + 40} ${height}" font-family="system-ui, sans-serif" font-size="13" fill="#1c2127" role="img">
  <title>Time of one evaluation of 42 rules, logarithmic</title>
  <rect width="100%" height="100%" fill="#fff"/>
  <text x="16" y="24" font-size="15" font-weight="600">One evaluation of 42 rules (logarithmic axis; shorter is better)</text>
${[...grid, ...drawn].join('\n')}
</svg>
`;
}

function timeText(microseconds: number): string {
  if (microseconds >= 1000) return `${Number((microseconds / 1000).toPrecision(3))} ms`;
  if (microseconds >= 1) return `${Number(microseconds.toPrecision(3))} µs`;
  return `${Number((microseconds * 1000).toPrecision(3))} ns`;
}

import { type Measured, median, type Runner } from './measure.js';

/**
 * A Markdown table of medians. A ratio is that of a round to the base's of the same round: their median, and in brackets
 * the lowest and the highest.
 */
export function toTable(title: string, counted: string, measured: Map<Runner, Measured[]>, base: Runner): string {
  const bases = measured.get(base) as Measured[];
  const rows = [...measured].map(([{ name }, rounds]) => {
    const of = (key: keyof Measured) => median(rounds.map((round) => round[key]));
    const ratios = rounds.map(({ perSecond }, round) => perSecond / (bases[round] as Measured).perSecond);
    return [
      name,
      `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`,
      of('perSecond').toFixed(0),
      of('serverCpu').toFixed(0),
      of('databaseCpu').toFixed(0),
      of('p50').toFixed(1),
      of('p99').toFixed(1),
    ];
  });
  const head = [`to ${base.name}`, `${counted}/s`, 'server, µs', 'database, µs', 'p50, ms', 'p99, ms'];
  return markdown([title, ...head], rows);
}

function markdown(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line), ''].join('\n');
}

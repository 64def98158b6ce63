import type { Contestant } from './contestants.js';
import { type Measured, median } from './measure.js';

const HEAD = [
  'requests/s',
  'to L',
  'lowest to highest',
  'CPU of the server, µs',
  'CPU of the database, µs',
  'p50, ms',
  'p99, ms',
];

/** A Markdown table: medians of the rounds; the ratio is that of each round to L's of the same round. */
export function toTable(title: string, measured: Map<Contestant, Measured[]>, base: Contestant): string {
  const bases = measured.get(base) as Measured[];
  const rows = [...measured].map(([{ name }, rounds]) => {
    const of = (key: keyof Measured) => median(rounds.map((round) => round[key]));
    const ratios = rounds.map(({ perSecond }, round) => perSecond / (bases[round] as Measured).perSecond);
    return [
      name,
      of('perSecond').toFixed(0),
      median(ratios).toFixed(2),
      `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`,
      of('serverCpu').toFixed(0),
      of('databaseCpu').toFixed(0),
      of('p50').toFixed(1),
      of('p99').toFixed(1),
    ];
  });
  return markdown([title, ...HEAD], rows);
}

export function markdown(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line), ''].join('\n');
}

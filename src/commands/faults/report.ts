import type { Spread } from './lags.js';
import type { Run } from './run.js';

/** What a run did and found, in lines for a terminal. */
export function report({ seconds, victims, ledger, logs, listeners, findings, lags, recoveries }: Run): string[] {
  const { entries, unanswered } = ledger;
  const having = (is: (entry: (typeof entries)[number]) => boolean) => counted(entries.filter(is).length);
  const total = (numbers: number[]) => counted(numbers.reduce((sum, number) => sum + number, 0));
  const kills = victims.map(({ name, kills }) => `${name} ${counted(kills)}`).join(', ');
  const rows: [string, string][] = [
    ['seconds', counted(Math.round(seconds))],
    ['kills', `${total(victims.map((victim) => victim.kills))}: ${kills}`],
    [
      'mutations',
      `${counted(entries.length)}: ${having(({ outcome }) => outcome === 'done')} acknowledged, ` +
        `${having(({ outcome }) => outcome === 'refused')} refused; ` +
        `${counted(unanswered)} answers never came, and ${having(({ wasDoneUnheard }) => wasDoneUnheard === true)} ` +
        'had been done all the same',
    ],
    ['events', `${total([...logs.values()].map((log) => log.length))} in ${logs.size} accounts`],
    [
      'deliveries',
      `${total(listeners.map(({ heard }) => heard.length))} to ${listeners.length} subscribers, who came back ` +
        `${total(listeners.map(({ drops }) => drops))} times`,
    ],
    ['lost', counted(findings.lost)],
    ['doubled', counted(findings.doubled)],
    ['wrong', counted(findings.wrong)],
  ];
  const phases = [...lags].map(([phase, { answers, deliveries }]) => {
    const back = recoveries.get(phase);
    const recovered = back === undefined ? '' : `; whole again after ${(back / 1_000).toFixed(1)} s`;
    return `${phase.padEnd(16)} answers ${told(answers)}; at the other server ${told(deliveries)} later${recovered}`;
  });
  return [...rows.map(([name, text]) => `${name.padEnd(11)} ${text}`), ...findings.texts, ...phases];
}

function told({ count, p50, p99 }: Spread): string {
  return `p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms (${counted(count)})`;
}

function counted(number: number): string {
  return number.toLocaleString('en-US');
}

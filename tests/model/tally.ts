import { type Act, type Answer, MUTATIONS } from './model.js';

/** What was compared. */
export class Tally {
  sequences = 0;
  groups = 0;
  events = 0;
  readonly mutations = new Map(Object.keys(MUTATIONS).map((name) => [name, { accepted: 0, refused: 0, dry: 0 }]));
  /** How often each was given. */
  readonly codes = new Map<string, number>();

  count(acts: Act[], answers: Answer[]): void {
    if (acts.length > 1) this.groups += 1;
    for (const [place, { mutation, input }] of acts.entries()) {
      const answer = answers[place] as Answer;
      const codes = 'thrown' in answer ? [answer.thrown] : codesOf(answer.payload);
      for (const code of codes) this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
      const counts = this.mutations.get(mutation) as { accepted: number; refused: number; dry: number };
      if (codes.some((code) => code !== 'SECRET_ALREADY_SHOWN')) counts.refused += 1;
      else if (input.dryRun) counts.dry += 1;
      else counts.accepted += 1;
    }
  }

  end(events: number): void {
    this.sequences += 1;
    this.events += events;
  }

  toString(): string {
    const rows = [...this.mutations].map(([name, { accepted, refused, dry }]) => row(name, accepted, refused, dry));
    const sum = (one: 'accepted' | 'refused' | 'dry') =>
      [...this.mutations.values()].reduce((total, counts) => total + counts[one], 0);
    return [
      `${this.sequences} sequences, ${this.groups} groups of mutations at once, ${this.events} events`,
      row('mutation', 'accepted', 'refused', 'dry'),
      ...rows,
      row('all', sum('accepted'), sum('refused'), sum('dry')),
      ...[...this.codes].sort(([, a], [, b]) => b - a).map(([code, times]) => `${code} ${times}`),
    ].join('\n');
  }
}

function codesOf({ userErrors }: Record<string, unknown>): string[] {
  return (userErrors as { code: string }[]).map(({ code }) => code);
}

function row(name: string, ...cells: (string | number)[]): string {
  return name.padEnd(22) + cells.map((cell) => String(cell).padStart(10)).join('');
}

const MOST_TEXTS = 20;

/** What a run must not find: counted, and the first ones told. */
export class Findings {
  lost = 0;
  doubled = 0;
  wrong = 0;
  readonly texts: string[] = [];

  add(what: 'lost' | 'doubled' | 'wrong', text: string, count = 1): void {
    if (count > 0 && this.texts.length < MOST_TEXTS) this.texts.push(`${what}: ${text}`);
    this[what] += count;
  }
}

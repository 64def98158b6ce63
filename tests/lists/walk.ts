import { expect } from '@jest/globals';
import type { PageInfoFieldsFragment } from '../generated/operations.js';

export interface Row {
  id: string;
  name?: string;
  startsAt?: string;
}

/** One answer about a list: a page of it, and all that the list has in that same state of the account. */
export interface Answer {
  page: {
    edges: { cursor: string; node: Row }[];
    nodes: Row[];
    pageInfo: PageInfoFieldsFragment;
    totalCount?: number;
  };
  whole: Row[];
}

export interface List {
  /** Where a walk begins: at the beginning, unless a cursor is given and the place it names. */
  start?: { after: string; place: string };
  ask(page: { first: number; after: string | null }): Promise<Answer>;
  /** What decides about a row's place in the list; of two places the smaller one is first. */
  placeOf(row: Row): string;
}

/** More pages than any list of these tests can have: who is not at the end by then goes in circles. */
const ENDLESS = 300;

/** A way through a list from its beginning to its end, a page at a time. */
export class Walk {
  readonly answers: Answer[] = [];
  /** The list's end was reached, and what came behind it since was asked for once more. */
  done = false;
  private after: string | null;

  constructor(
    readonly list: List,
    readonly first: number,
  ) {
    this.after = list.start?.after ?? null;
  }

  /** The row at which it stands, until it is done. */
  get front(): string | undefined {
    return this.done ? undefined : this.answers.flatMap(({ page }) => page.nodes).at(-1)?.id;
  }

  async step(): Promise<void> {
    if (this.done) return;
    const wasAtEnd = this.answers.at(-1)?.page.pageInfo.hasNextPage === false;
    const answer = await this.list.ask({ first: this.first, after: this.after });
    this.answers.push(answer);
    this.after = answer.page.pageInfo.endCursor ?? this.after;
    this.done = (wasAtEnd && !answer.page.pageInfo.hasNextPage) || this.answers.length === ENDLESS;
  }

  async toEnd(): Promise<void> {
    while (!this.done) await this.step();
  }

  /**
   * Whoever was in the list at each answer, and kept their place, is seen exactly once; and each page is what followed
   * the one before it, in the list's order. Returns how many stayed.
   */
  check(): number {
    expect(this.answers.length).toBeLessThan(ENDLESS);
    const { placeOf, start } = this.list;
    const seen = this.answers.flatMap(({ page }) => page.nodes);
    const stayed = this.stayed();
    expect({
      missed: stayed.filter((row) => !seen.some(({ id }) => id === row.id)),
      // who moved on may come again; they have another place then
      seenAgain: seen.filter((row, index) => seen.slice(0, index).some((one) => isSame(placeOf, one, row))),
      outOfOrder: seen.filter((row, index) => index > 0 && placeOf(row) <= placeOf(seen[index - 1] as Row)),
    }).toEqual({ missed: [], seenAgain: [], outOfOrder: [] });

    let place = start?.place ?? '';
    for (const { page, whole } of this.answers) {
      const following = whole.filter((row) => placeOf(row) > place).sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
      expect(page.nodes).toEqual(following.slice(0, this.first));
      expect(page.edges.map(({ node }) => node)).toEqual(page.nodes);
      expect(page.pageInfo.hasNextPage).toBe(following.length > this.first);
      if (page.totalCount !== undefined) expect(page.totalCount).toBe(whole.length);
      if (page.nodes.length > 0) place = placeOf(page.nodes.at(-1) as Row);
    }
    return stayed.length;
  }

  private stayed(): Row[] {
    const [beginning, ...later] = this.answers.map(({ whole }) => whole) as [Row[], ...Row[][]];
    const { placeOf, start } = this.list;
    return beginning.filter(
      (row) =>
        placeOf(row) > (start?.place ?? '') && later.every((whole) => whole.some((one) => isSame(placeOf, one, row))),
    );
  }
}

function isSame(placeOf: List['placeOf'], one: Row, other: Row): boolean {
  return one.id === other.id && placeOf(one) === placeOf(other);
}

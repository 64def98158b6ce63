import type { ASTNode } from 'graphql';
import { ArgsType, type ClassType, Extensions, Field, Int, ObjectType } from 'type-graphql';
import type { Values } from '../database/pools.js';
import { grouped } from '../database/rows.js';
import type { Read } from '../events/read-account.js';
import { badUserInput } from './errors.js';
import { decodeListCursor, encodeListCursor } from './list-cursors.js';

const FIRST = { nullable: true, description: 'How many, 1 to 100; else BAD_USER_INPUT.' };
const AFTER = {
  nullable: true,
  description: 'A cursor of this list: what follows it. That of another list, order or account is BAD_CURSOR.',
};

@ArgsType()
export class PageArgs {
  @Field(() => Int, { ...FIRST, defaultValue: 50 })
  first?: number | null;

  @Field(() => String, AFTER)
  after?: string | null;
}

@ObjectType({ description: 'Where a page of a list stands in it.' })
export class PageInfo {
  @Field({ description: 'More follows: ask again `after` endCursor.' })
  hasNextPage!: boolean;

  @Field({ description: 'Something precedes this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last edge, to ask `after`.' })
  endCursor!: string | null;
}

export interface Page<T> {
  edges: { cursor: string; node: T }[];
  nodes: T[];
  pageInfo: PageInfo;
}

export interface CountedPage<T> extends Page<T> {
  /** Asked only where `totalCount` is; pages of one statement share one more. */
  count(): Promise<number>;
}

/** The object types `<Name>Edge` and `<Name>Connection` of a list of nodes. */
export function connectionOf<T extends object>(node: abstract new () => T, name: string, options = { counted: true }) {
  const nodeType = () => node as ClassType<T>;

  @ObjectType(`${name}Edge`, { description: 'A place in a list.' })
  class Edge {
    @Field({ description: 'The place, to ask for what follows `after` it.' })
    cursor!: string;

    @Field(nodeType, { description: 'What stands there.' })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { description: 'A page of a list (GraphQL Cursor Connections, forward only).' })
  class Connection {
    @Field(() => [Edge], { description: 'The places of this page, in order.' })
    edges!: Edge[];

    @Field(() => [nodeType()], { description: 'What stands there, without the cursors.' })
    nodes!: T[];

    @Field(() => PageInfo, { description: 'Where this page stands in the list.' })
    pageInfo!: PageInfo;
  }
  if (options.counted) {
    Field(() => Int, { description: 'How many the whole list has.' })(Connection.prototype, 'totalCount');
    const totalCount = (pages: CountedPage<T>[]) => Promise.all(pages.map((page) => page.count()));
    Extensions({ link: totalCount })(Connection.prototype, 'totalCount');
  }
  return Connection as ClassType<Page<T>>;
}

/** Throws BAD_USER_INPUT; operations that ask for a page of another size are refused before they are executed. */
export function firstOf(args: { first?: number | null }, byDefault = 50, at?: ASTNode): number {
  const first = args.first ?? byDefault;
  if (first >= 1 && first <= 100) return first;
  throw badUserInput(`"first" must be from 1 to 100, not ${first}.`, at);
}

const MOST_IDS = 100;

/** Throws BAD_USER_INPUT; operations that name more are refused before they are executed. */
export function checkIds(ids: readonly unknown[], at?: ASTNode): void {
  if (ids.length > MOST_IDS) throw badUserInput(`"ids" must be at most ${MOST_IDS}, not ${ids.length}.`, at);
}

/** One list of the account, as its cursors and its statements know it. */
interface List<T> {
  /** Its name and order. */
  list: string;
  /** What decides about a row's place, the id last; the id alone if nothing is said. */
  keys?: (keyof T)[];
  /** Up to `limit` rows behind the place with these keys, in order; there are none before the first row. */
  rows(after: string[], limit: number): Promise<T[]>;
  count(): Promise<number>;
}

/** A page of a list. Throws BAD_USER_INPUT and BAD_CURSOR. */
export async function pageOf<T extends { id: string }>(
  read: Read,
  args: PageArgs,
  { list, keys = ['id'], rows, count }: List<T>,
): Promise<CountedPage<T>> {
  const first = firstOf(args);
  const after = args.after == null ? [] : decodeListCursor(list, read.accountId, keys.length, args.after);
  const cursorOf = (row: T) => encodeListCursor(list, read.accountId, keysOf(row, keys));
  return toPage(await rows(after, first + 1), first, args.after, cursorOf, count);
}

/** A list of each of several parents, such as the pages of some users. */
interface Lists<T> {
  /** The name and order of that of one parent. */
  list(parentId: string): string;
  parentOf(row: T): string;
  keys?: (keyof T)[];
  /** Up to `limit` rows of each of these parents, behind the place with these keys, in order. */
  rows(parentIds: string[], after: string[], limit: number): Promise<T[]>;
  count(parentIds: string[]): Promise<{ parentId: string; total: number }[]>;
}

/** A page of each list, in one statement. A cursor is of the list of one parent: for the others it is BAD_CURSOR. */
export async function pageOfEach<T extends { id: string }>(
  read: Read,
  parentIds: string[],
  args: PageArgs,
  { list, parentOf, keys = ['id'], rows, count }: Lists<T>,
): Promise<(CountedPage<T> | Error)[]> {
  const first = firstOf(args);
  const places = parentIds.map((parentId) => placeIn(list(parentId), read.accountId, keys.length, args.after));
  const asked = parentIds.filter((_, index) => !(places[index] instanceof Error));
  if (asked.length === 0) return places as Error[];
  const after = places.find((place) => !(place instanceof Error)) as string[];
  const own = grouped(await rows(asked, after, first + 1), parentOf);
  let totals: Promise<Map<string, number>> | undefined;
  const countAll = async () => new Map((await count(asked)).map(({ parentId, total }) => [parentId, total]));
  return parentIds.map((parentId, index) => {
    const place = places[index];
    if (place instanceof Error) return place;
    const cursorOf = (row: T) => encodeListCursor(list(parentId), read.accountId, keysOf(row, keys));
    const countOwn = async () => {
      totals ??= countAll();
      return (await totals).get(parentId) ?? 0;
    };
    return toPage(own.get(parentId) ?? [], first, args.after, cursorOf, countOwn);
  });
}

function placeIn(list: string, accountId: string, keys: number, after: string | null | undefined): string[] | Error {
  try {
    return after == null ? [] : decodeListCursor(list, accountId, keys, after);
  } catch (error) {
    return error as Error;
  }
}

function keysOf<T>(row: T, keys: (keyof T)[]): string[] {
  return keys.map((key) => {
    const value = row[key];
    return value instanceof Date ? value.toISOString() : String(value);
  });
}

/** What a statement has counted as `total`. */
export async function totalOf(read: Read, sql: string, values: Values): Promise<number> {
  const [row] = await read.query<{ total: number }>(sql, values);
  return row?.total ?? 0;
}

/** Cuts a page from rows of which one more than `first` was asked for. */
function toPage<T>(
  rows: T[],
  first: number,
  after: string | null | undefined,
  cursorOf: (row: T) => string,
  count: () => Promise<number>,
): CountedPage<T> {
  const hasNextPage = rows.length > first;
  return new PageOfRows(hasNextPage ? rows.slice(0, first) : rows, hasNextPage, after != null, cursorOf, count);
}

/** Of its parts most are not asked for, and a page of pages has many. */
class PageOfRows<T> implements CountedPage<T> {
  private places: Place<T>[] | undefined;

  constructor(
    readonly nodes: T[],
    private readonly hasNextPage: boolean,
    private readonly hasPreviousPage: boolean,
    private readonly cursorOf: (row: T) => string,
    readonly count: () => Promise<number>,
  ) {}

  get edges(): Place<T>[] {
    this.places ??= this.nodes.map((node) => new Place(node, this.cursorOf));
    return this.places;
  }

  get pageInfo(): PageInfo {
    const { nodes, hasNextPage, hasPreviousPage, cursorOf } = this;
    const cursorAt = (index: number) => {
      const node = nodes.at(index);
      return node === undefined ? null : cursorOf(node);
    };
    return {
      ...{ hasNextPage, hasPreviousPage },
      get startCursor() {
        return cursorAt(0);
      },
      get endCursor() {
        return cursorAt(-1);
      },
    };
  }
}

/** Most lists are asked for without their cursors. */
class Place<T> {
  constructor(
    readonly node: T,
    private readonly cursorOf: (row: T) => string,
  ) {}

  get cursor(): string {
    return this.cursorOf(this.node);
  }
}

// not from 'typeorm', which loads all that it has: a quarter of what the start of a process takes
import { Column } from 'typeorm/decorator/columns/Column.js';
import { PrimaryColumn } from 'typeorm/decorator/columns/PrimaryColumn.js';
import { Entity } from 'typeorm/decorator/entity/Entity.js';
import { getMetadataArgsStorage } from 'typeorm/globals.js';

export { Column, Entity, PrimaryColumn };

/** Ids, slugs and other technical words: compared byte by byte. */
export const ascii = (length: number) =>
  ({ type: 'varchar', length, charset: 'ascii', collation: 'ascii_bin' }) as const;

export const idColumn = ascii(30);

/** An instant with milliseconds; sessions run in UTC. */
export const instant = { type: 'datetime', precision: 3 } as const;

/** Words of people: ordered and compared without regard to case and accents. */
export const words = (length: number) =>
  ({ type: 'varchar', length, charset: 'utf8mb4', collation: 'utf8mb4_unicode_ci' }) as const;

/**
 * The select list that reads an entity's columns into its property names: `u.id, u.account_id AS accountId, ...`.
 * Rows stay plain objects of the entity's shape.
 */
export function columnsOf(entity: abstract new () => object, alias: string): string {
  const key = `${alias} ${entity.name}`;
  const list = lists.get(key) ?? listOf(entity, alias);
  lists.set(key, list);
  return list;
}

const lists = new Map<string, string>();

function listOf(entity: abstract new () => object, alias: string): string {
  const columns = getMetadataArgsStorage().columns.filter((column) => column.target === entity);
  if (columns.length === 0) throw new Error(`${entity.name} has no columns`);
  return columns.map(({ propertyName, options }) => `${alias}.${options.name} AS ${propertyName}`).join(', ');
}

export function tableOf(entity: abstract new () => object): string {
  const table = getMetadataArgsStorage().tables.find((candidate) => candidate.target === entity);
  if (table?.name === undefined) throw new Error(`${entity.name} has no table`);
  return table.name;
}

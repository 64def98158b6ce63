import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { sqlFromValues } from './sql-texts.js';

const files = ['src', 'migrations'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file)),
);

/**
 * The checks of `npm run invariants` are put together by small functions from names of events, tables and columns. That
 * happens when they are loaded, of what is in their files: there is no value that could get into them, see below.
 */
const EXCEPTED = /^src\/commands\/invariants\/(check|\w+-checks)\.ts$/;

describe('SQL', () => {
  it('is text of the code, in which every value is a "?"', () => {
    expect(files.filter((file) => !EXCEPTED.test(file)).flatMap((file) => sqlFromValues(file))).toEqual([]);
  });

  it('of the checks knows nothing but the entities', () => {
    const excepted = files.filter((file) => EXCEPTED.test(file));
    const imported = excepted.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/ from '([^']+)'|import\(|process\./g)].map(([all, from]) => from ?? all),
    );
    expect(new Set(imported)).toEqual(new Set(['../../entities/index.js', './check.js']));
    expect(excepted.length).toBeGreaterThan(5);
  });

  it.each([
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: code
    ['db.query(`/* a */ SELECT 1 FROM users WHERE id = ${id}`)'],
    ['db.query(`SELECT 1 FROM ${table}`)'],
    ["db.query('SELECT 1 FROM users WHERE id = ' + id)"],
    ["db.query('SELECT 1 '.concat(id))"],
    ['db.query(text)'],
    ['db.query({ sql: `SELECT ${id}`, timeout: 1 })'],
    ['connection.execute(`SELECT ${id}`, [])'],
    ['tx.write(`UPDATE users SET name = ${mysql.escape(name)}`, [])'],
    ["const where = `id = '${id}'`; db.query(`SELECT 1 FROM users WHERE ${where}`)"],
    ['const which = filter.sort; db.query(`SELECT 1 FROM users ORDER BY ${which}`)'],
    ['let which = `id`; which += id; db.query(`SELECT 1 FROM users ORDER BY ${which}`)'],
    ['db.query(`SELECT 1 FROM users ORDER BY ${isName ? "name" : filter.sort}`)'],
    ['db.query(`SELECT 1 FROM users WHERE ${conditions.join(" AND ")}`)'],
    ['db.query(`SELECT 1 FROM users WHERE ${ids.map((id) => `id = ${id}`).join(" OR ")}`)'],
    ['terms.push({ sql: `u.name LIKE ${prefix}`, values: [] })'],
    ['totalOf(read, `SELECT COUNT(*) FROM users WHERE ${where}`, [])'],
    ['function ask(socket, sql) { return sql; } ask(socket, `SELECT ${id}`)'],
    ['const later = `/* a */ SELECT ${id}`'],
    ['const sql = `SELECT ${id}`; db.query(sql)'],
    ["let sql = 'SELECT 1 WHERE id = '; sql += id; db.query(sql)"],
    ['options.sql = `SELECT ${id}`'],
    ['db.query(columnsNamed(id))'],
    ['db.query(`SELECT ${EventType}`)', "import { EventType } from '../entities/events.js';"],
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: code
  ])('that is not is found: %s', (statement, before = '') => {
    const found = sqlFromValues('src/database/planted.ts', `${before}\n${statement};\n`);
    expect(found).toContainEqual(expect.stringMatching(/^src\/database\/planted\.ts:2: /));
  });

  it('is found to be text where it is', () => {
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: code
    const code = [
      "import { HAS_EMAIL } from '../events/lock-account.js';",
      'const OLDEST = `SELECT MIN(id) FROM events`; const MS = 8;',
      'db.query(`/* a */ SELECT ${columnsOf(User, "u")}, ${HAS_EMAIL}, (${OLDEST}), ${MS} FROM ${tableOf(User)} ${',
      "  isName ? 'WHERE name = ?' : OLDEST}`, [name]);",
      'db.query(conditions.map(({ sql }) => sql).join(" AND "));',
      'socket.write(bytes);',
    ].join('\n');
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: code
    expect(sqlFromValues('src/database/planted.ts', code)).toEqual([]);
  });
});

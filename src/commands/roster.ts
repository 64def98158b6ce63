import { isUtf8 } from 'node:buffer';
import { type CsvError, type Options, parse } from 'csv-parse/sync';
import { checkEmail, checkName, LICENSE_KINDS, type LicenseKind, Role } from '../entities/index.js';

/** Somebody of a roster, with values that the server takes. */
export interface Person {
  /** The line of the file on which their row begins. */
  line: number;
  name: string;
  email: string;
  role: Role;
  /** In the order of the schema, each once. */
  licenses: LicenseKind[];
}

export interface Roster {
  /** In the order of the file. */
  people: Person[];
  /** What is wrong with the file, a line each: `line N: <column>: <reason>`. Nobody is to be imported then. */
  faults: string[];
}

interface Row {
  line: number;
  cells: string[];
}

const COLUMNS = ['name', 'email', 'role', 'licenses'] as const;
type Column = (typeof COLUMNS)[number];
const REQUIRED: readonly Column[] = ['name', 'email'];
const ROLES = Object.values(Role);

/**
 * Reads a CSV file of people and checks every row against the bounds of the product. Its first line names the columns,
 * in any order and case: `name` and `email`, and if wanted `role` (MEMBER when empty) and `licenses` (kinds, separated by
 * blanks, ";" or "|").
 */
export function parseRoster(bytes: Buffer): Roster {
  if (!isUtf8(bytes)) return broken('The file is not UTF-8: save it as "CSV UTF-8".');
  const { rows, fault } = readRows(bytes);
  const [header, ...rest] = rows;
  if (!header) return broken(fault ?? 'The file is empty.');

  const columns = header.cells.map((cell) => cell.toLowerCase());
  const misnamed = checkHeader(header, columns);
  if (misnamed.length > 0) return broken(...misnamed);

  const people: Person[] = [];
  const faults: string[] = [];
  const lines: EmailLines = new Map();
  for (const row of rest) {
    const { person, reasons } = readPerson(row, columns, lines);
    people.push(person);
    faults.push(...reasons.map((reason) => `line ${row.line}: ${reason}`));
  }
  if (fault !== undefined) faults.push(fault);
  else if (people.length === 0) faults.push('The file has no rows below its header.');
  return { people: faults.length > 0 ? [] : people, faults };
}

/**
 * E-mails with the same key are one, ignoring case (U4). Letter by letter, as the database does it: JavaScript alone would
 * write a capital sigma by its place in the word.
 */
export function emailKey(email: string): string {
  return Array.from(email.trim(), (letter) => (letter === 'İ' ? 'i' : letter.toLowerCase())).join('');
}

function broken(...faults: string[]): Roster {
  return { people: [], faults };
}

/** The rows that are not blank, the header first; where a quote is never closed, those before it and the fault. */
function readRows(bytes: Buffer): { rows: Row[]; fault?: string } {
  try {
    return readCells(bytes, (cell) => cell.trim(), { trim: true });
  } catch (error) {
    if (!MISPLACED_QUOTE.includes((error as CsvError).code)) throw error;
    return readCells(bytes, unwrapped, { ltrim: true, relax_quotes: true });
  }
}

const MISPLACED_QUOTE = [
  'INVALID_OPENING_QUOTE',
  'CSV_INVALID_CLOSING_QUOTE',
  'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE',
];

/**
 * For files with cells that are quoted in part; such a cell is taken as it is written: `"1815"@acme.example` is an e-mail.
 * What a stray quote swallows of the next rows is never taken for a value: none may have line breaks. The library takes
 * quotes for characters of the cell when blanks follow them.
 */
function unwrapped(cell: string): string {
  return cell.replace(/^"(.*)"\s+$/s, '$1').trim();
}

function readCells(bytes: Buffer, trimmed: (cell: string) => string, options: Options): ReturnType<typeof readRows> {
  const rows: Row[] = [];
  const lineAt = lineCounter(bytes);
  let end = 0;
  try {
    parse(bytes, {
      ...options,
      bom: true,
      skip_empty_lines: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      on_record: (cells, info) => {
        const row = { line: lineAt(end), cells: cells.map(trimmed) };
        if (row.cells.some((cell) => cell !== '')) rows.push(row);
        end = info.bytes;
        return null;
      },
    });
  } catch (error) {
    if ((error as CsvError).code !== 'CSV_QUOTE_NOT_CLOSED') throw error;
    return { rows, fault: `line ${lineAt(end)}: a quote is opened in the row that begins here, and never closed` };
  }
  return { rows };
}

/**
 * The line of the first thing to see from an offset on, asked in ascending order. The library's own count takes each CRLF
 * within quotes for two lines.
 */
function lineCounter(bytes: Buffer): (offset: number) => number {
  const [LF, CR] = [0x0a, 0x0d];
  let [at, line] = [0, 1];
  const isBreak = (place: number) => bytes[place] === LF || (bytes[place] === CR && bytes[place + 1] !== LF);
  // tab to CR, and blank
  const isBlank = (byte: number | undefined) => byte !== undefined && ((byte >= 0x09 && byte <= CR) || byte === 0x20);
  return (offset) => {
    for (; at < offset || isBlank(bytes[at]); at++) if (isBreak(at)) line += 1;
    return line;
  };
}

function checkHeader({ line, cells }: Row, columns: string[]): string[] {
  const separator = /[;\t]/.exec(cells[0] ?? '')?.[0];
  if (cells.length === 1 && separator !== undefined) {
    return [`line ${line}: the cells are separated by ${quoted(separator)}: save the file with commas`];
  }
  const known: readonly string[] = COLUMNS;
  return [
    ...cells
      .filter((cell) => !known.includes(cell.toLowerCase()))
      .map((cell) => `${quoted(cell)}: there is no such column; there are ${COLUMNS.join(', ')}`),
    ...COLUMNS.filter((column) => columns.indexOf(column) !== columns.lastIndexOf(column)).map(
      (column) => `${column}: the column is there more than once`,
    ),
    ...REQUIRED.filter((column) => !columns.includes(column)).map((column) => `${column}: the column is missing`),
  ].map((reason) => `line ${line}: ${reason}`);
}

/** By e-mail's key, the line on which it is first. */
type EmailLines = Map<string, number>;

function readPerson({ line, cells }: Row, columns: string[], lines: EmailLines): { person: Person; reasons: string[] } {
  const cell = (column: Column) => cells[columns.indexOf(column)] ?? '';
  const person: Person = { line, name: cell('name'), email: cell('email'), role: Role.MEMBER, licenses: [] };
  if (cells.length !== columns.length) {
    return { person, reasons: [`the row has ${cells.length} cells, the header ${columns.length}`] };
  }
  const reasons = [...checkName('name', person.name), ...checkEmail('email', person.email)].map(
    ({ field, message }) => `${field?.[0]}: ${message}`,
  );
  const key = emailKey(person.email);
  const earlier = lines.get(key);
  if (earlier === undefined) lines.set(key, line);
  else if (key !== '') reasons.push(`email: ${quoted(person.email)} is on line ${earlier} already.`);

  const role = cell('role').toUpperCase();
  if (isOneOf(ROLES, role)) person.role = role;
  else if (role !== '') reasons.push(`role: ${quoted(cell('role'))} is none; there are ${ROLES.join(', ')}.`);

  const wanted = cell('licenses').split(/[\s;|]+/);
  for (const kind of wanted.filter((word) => word !== '' && !isOneOf(LICENSE_KINDS, word.toUpperCase()))) {
    reasons.push(`licenses: ${quoted(kind)} is none; there are ${LICENSE_KINDS.join(', ')}.`);
  }
  person.licenses = LICENSE_KINDS.filter((kind) => wanted.some((word) => word.toUpperCase() === kind));
  return { person, reasons };
}

function isOneOf<T extends string>(values: readonly T[], value: string): value is T {
  return (values as readonly string[]).includes(value);
}

/** As a terminal may show it: in quotes, and short. */
function quoted(text: string): string {
  const letters = Array.from(text);
  const shown = letters.length > 60 ? `${letters.slice(0, 60).join('')}...` : text;
  return `"${printable(shown)}"`;
}

/** Without control characters, and others that make a line look like another one. */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/gu,
    (letter) => `\\u{${letter.codePointAt(0)?.toString(16)}}`,
  );
}

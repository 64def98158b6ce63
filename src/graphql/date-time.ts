import { GraphQLError, GraphQLScalarType, print } from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';

export const DateTimeISO = new GraphQLScalarType<Date, string | Date>({
  ...GraphQLDateTimeISO.toConfig(),
  description: 'An instant, ISO 8601 in UTC with milliseconds, such as 2026-11-24T09:30:00.000Z.',
  serialize: (value) => isoOf(value as Date),
  parseValue: (value) => instantBy(() => GraphQLDateTimeISO.parseValue(value), value),
  parseLiteral: (node) => instantBy(() => GraphQLDateTimeISO.parseLiteral(node, {}), print(node)),
});

/** Throws for what is no instant, leap seconds among them. */
function instantBy(parseDate: () => Date, written: unknown): Date {
  try {
    const instant = parseDate();
    if (!Number.isNaN(instant.getTime())) return instant;
  } catch {
    // the library's words do not say what an instant looks like
  }
  throw new GraphQLError(`An instant is written like "2026-11-24T09:30:00.000Z", not ${String(written).slice(0, 50)}.`);
}

const DAY_MS = 24 * 60 * 60 * 1_000;
const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));
let day = Number.NaN;
let dayText = '';

/** As `toISOString`, of what the database has, in a fraction of the time: answers hold thousands. */
export function isoOf(date: Date): string {
  const time = date.getTime();
  const days = Math.floor(time / DAY_MS);
  if (days !== day) {
    dayText = new Date(days * DAY_MS).toISOString().slice(0, -13);
    day = days;
  }
  const ms = time - days * DAY_MS;
  const seconds = Math.floor(ms / 1_000);
  const minutes = Math.floor(seconds / 60);
  const clock = `${TWO_DIGITS[Math.floor(minutes / 60)]}:${TWO_DIGITS[minutes % 60]}:${TWO_DIGITS[seconds % 60]}`;
  return `${dayText}${clock}.${String(ms % 1_000).padStart(3, '0')}Z`;
}

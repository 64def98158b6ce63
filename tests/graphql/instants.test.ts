import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isoOf } from '../../src/graphql/date-time.js';
import { openAcme } from '../accounts/acme.js';
import { startApp } from '../support/app.js';

it('an instant is told as `toISOString` does, in whatever order they come', () => {
  const [first, last] = [Date.UTC(1000, 0), Date.UTC(9999, 11, 31, 23, 59, 59, 999)];
  fc.assert(
    fc.property(fc.array(fc.date({ min: new Date(first), max: new Date(last), noInvalidDate: true })), (dates) => {
      expect(dates.map(isoOf)).toEqual(dates.map((date) => date.toISOString()));
    }),
    { examples: [[[new Date(0), new Date(-1), new Date(last), new Date(first), new Date(86_399_999)]]] },
  );
});

describe('an instant', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  let acme: Awaited<ReturnType<typeof openAcme>>;
  beforeAll(async () => {
    app = await startApp();
    acme = await openAcme(app);
  });
  afterAll(() => app.close());

  const byLiteral = (written: string) => acme.ada.send(`{ bookings(from: ${JSON.stringify(written)}) { totalCount } }`);
  const byVariable = (written: unknown) =>
    acme.ada.send('query ($from: DateTimeISO) { bookings(from: $from) { totalCount } }', { from: written });

  it.each(['2026-11-24T09:30:00.000Z', '2026-11-24T09:30:00Z', '2026-11-24T10:30:00+01:00'])(
    'may be %s',
    async (written) => {
      for (const ask of [byLiteral, byVariable]) {
        expect(await ask(written)).toMatchObject({ errors: [], data: { bookings: { totalCount: 0 } } });
      }
    },
  );

  it.each([
    'yesterday',
    '',
    '2026-11-24',
    '2026-11-24T09:30:00',
    '2026-13-24T09:30:00Z',
    '2016-12-31T23:59:60Z',
    '1764000000',
  ])('is not %j: the error says how one is written', async (written) => {
    for (const ask of [byLiteral, byVariable]) {
      const { errors } = await ask(written);
      expect(errors).toHaveLength(1);
      expect(errors[0]?.message).toContain('An instant is written like "2026-11-24T09:30:00.000Z"');
    }
  });

  it('is no number either', async () => {
    for (const { errors } of [await byVariable(true), await acme.ada.send('{ bookings(from: 7) { totalCount } }')]) {
      expect(errors[0]?.message).toContain('An instant is written like');
    }
  });
});

import { randomBytes } from 'node:crypto';
import { newId } from '../../src/entities/index.js';

// Rows as the database has them, for tests that go behind the servers' backs; `more` says whose they are.

const TOMORROW = Date.now() + 24 * 60 * 60 * 1_000;

/** Tomorrow, so many minutes later. */
export function at(minutes: number): Date {
  return new Date(TOMORROW + minutes * 60_000);
}

/** A confirmed booking of half an hour. */
export function newBooking(more: { account_id: string; host_id: string; [column: string]: unknown }) {
  return {
    ...{ id: newId('bkg'), page_id: newId('pag'), page_slug: 'introduction', page_title: 'Introduction' },
    ...{ host_name: 'Grace', guest_name: 'Bob', guest_email: 'bob@guests.example' },
    ...{ starts_at: at(0), ends_at: at(30), cancel_token_hash: randomBytes(32) },
    ...more,
  };
}

/** A conversation that waits. */
export function newConversation(more: { account_id: string; [column: string]: unknown }) {
  return {
    ...{ id: newId('cnv'), kind: 'LIVE_CHAT', visitor_name: 'Bob', started_at: new Date() },
    visitor_token_hash: randomBytes(32),
    ...more,
  };
}

import { expect } from '@jest/globals';
import type { Seen } from './player.js';

/** The rules that hold at every instant, of what the API shows and whatever the model thinks. */
export function expectRules({ state, log }: Seen): void {
  const broken: string[] = [];
  const holds = (rule: string, isSo: boolean) => {
    if (!isSo) broken.push(rule);
  };
  const held = new Set<string>();
  for (const { kind, capacity, assigned, available, licenses } of state.licensePools) {
    const holders = licenses.nodes.flatMap(({ holder }: { holder: { id: string } | null }) => holder?.id ?? []);
    for (const holder of holders) held.add(`${holder} ${kind}`);
    holds(`L1: ${kind} has ${capacity} licenses`, licenses.nodes.length === capacity);
    holds(`L1: ${kind} counts those held`, holders.length === assigned && available === capacity - assigned);
    holds(`L2: nobody holds two of ${kind}`, new Set(holders).size === holders.length);
  }
  holds(
    'U3: there is an Administrator',
    state.users.nodes.some(({ role }: { role: string }) => role === 'ADMINISTRATOR'),
  );
  for (const { id, enabled, owner } of state.bookingPages.nodes) {
    holds(`P2: the owner of ${id} is licensed`, !enabled || held.has(`${owner.id} SCHEDULED_MEETING`));
  }
  for (const { id, status, agent } of state.conversations.nodes) {
    holds(`C2: the agent of ${id} is licensed`, status !== 'ACTIVE' || held.has(`${agent?.id} LIVE_ENGAGEMENT`));
  }
  const confirmed = state.bookings.nodes.filter(({ status }: { status: string }) => status === 'CONFIRMED');
  const ends = new Map<string, string>();
  for (const { id, host, startsAt, endsAt } of confirmed) {
    // they come in the order of their beginnings
    holds(`B2: ${id} overlaps no other of its host`, (ends.get(host.id) ?? '') <= startsAt);
    ends.set(host.id, endsAt);
  }
  holds(
    'E2: the log counts 1, 2, 3, ...',
    log.every(({ sequence }, place) => sequence === place + 1),
  );
  expect(broken).toEqual([]);
}

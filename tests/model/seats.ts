import type { Change } from './change.js';
import {
  type Conversation,
  freeOf,
  isActive,
  type Kind,
  type License,
  licenseOf,
  poolName,
  type User,
} from './world.js';

// What happens to a license: steps of the mutations, which record them.

/** L3: the license that the user holds, or the one longest free; undefined if there is none. */
export function giveLicense(change: Change, user: User, kind: Kind): License | undefined {
  const held = licenseOf(change.world, user.id, kind);
  const [next] = freeOf(change.world, kind);
  if (held || !next) return held;
  next.holder = user.id;
  next.assignedAt = change.now;
  change.record('SeatAssigned', {
    ...seat(next),
    holder: user.id,
    holderName: user.name,
    availableAfter: freeOf(change.world, kind).length,
  });
  return next;
}

export function freeLicense(change: Change, license: License, user: User): void {
  license.holder = null;
  license.assignedAt = null;
  license.freeSince = change.now;
  change.record('SeatFreed', {
    ...seat(license),
    formerHolder: user.id,
    formerHolderName: user.name,
    availableAfter: freeOf(change.world, license.kind).length,
  });
}

/** L7: it is never free in between. */
export function moveLicense(change: Change, license: License, giver: User, receiver: User): void {
  license.holder = receiver.id;
  license.assignedAt = change.now;
  change.record('SeatTransferred', {
    ...seat(license),
    holder: receiver.id,
    holderName: receiver.name,
    formerHolder: giver.id,
    formerHolderName: giver.name,
  });
}

/** L5: no visitor is lost. */
export function requeueConversations(change: Change, agent: User): Conversation[] {
  const active = change.world.conversations.filter((one) => isActive(one) && one.agent === agent.id);
  for (const conversation of active) {
    const about = { conversation: conversation.id, formerAgent: agent.id, formerAgentName: agent.name };
    conversation.agent = null;
    conversation.agentName = null;
    change.record('ConversationRequeued', about);
  }
  return active;
}

function seat({ id, kind }: License) {
  return { license: id, pool: poolName(kind) };
}

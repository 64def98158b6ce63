import type { Follower } from '../events/follower.js';
import { Audience, isFit, type Listener } from './audience.js';

/** The audiences of a server. */
export class Audiences {
  private readonly all = new Map<string, Audience>();

  /** Joins those who ask the same with the same sight; null when it cannot be told with others now. */
  join(subscription: Subscription): Audience | null {
    if (!tellsEvents(subscription)) return null;
    const { live, payloads } = subscription;
    live.skipUnheard();
    if (live.position !== live.follower.head || payloads.isOwn || !isFit(subscription)) return null;
    const known = this.all.get(payloads.group);
    // one whose last listeners left while it made a message may have a follower that hears nothing any more
    const audience = known?.follower === live.follower ? known : this.open(payloads.group, live.follower);
    audience.join(subscription);
    return audience;
  }

  private open(group: string, follower: Follower): Audience {
    const audience: Audience = new Audience(follower, () => {
      if (this.all.get(group) === audience) this.all.delete(group);
    });
    this.all.set(group, audience);
    return audience;
  }
}

/** Only of streams of events is it known what they tell. */
export type Subscription = Omit<Listener, 'live' | 'payloads'> & {
  readonly live: Listener['live'] | null;
  readonly payloads: Listener['payloads'] | null;
};

function tellsEvents(subscription: Subscription): subscription is Listener {
  return subscription.live !== null && subscription.payloads !== null;
}

import { Arg, Int, Resolver, Root, Subscription } from 'type-graphql';
import { LogHead, Role } from '../entities/index.js';
import { streamHead } from '../events/stream-head.js';
import { viewerOf } from '../graphql/context.js';
import { badUserInput } from '../graphql/errors.js';
import { RequiresRole } from '../graphql/requires-role.js';

const SECONDS = { byDefault: 15, least: 5, most: 300 };

@Resolver(() => LogHead)
export class LogHeadResolver {
  @RequiresRole(Role.MEMBER)
  @Subscription(() => LogHead, {
    description:
      "The log's newest position: at once, after changes (bursts folded) and at least every `everySeconds`. So a client of a filtered stream knows how far it is complete, and from where to resume: before a head is sent, every event up to it was sent that the subscriptions have to tell which were asked for on this socket before `logHead`. Events after it may have been sent already: resume after the furthest of both.",
    subscribe: ({ context, args }) =>
      streamHead(context, viewerOf(context).accountId, secondsOf(args.everySeconds ?? SECONDS.byDefault)),
  })
  logHead(
    @Root() head: LogHead,
    @Arg('everySeconds', () => Int, {
      nullable: true,
      defaultValue: SECONDS.byDefault,
      description: 'Seconds after which it is told again where nothing has changed, 5 to 300; else BAD_USER_INPUT.',
    })
    _everySeconds: number | null,
  ): LogHead {
    return head;
  }
}

function secondsOf(seconds: number): number {
  const { least, most } = SECONDS;
  if (seconds >= least && seconds <= most) return seconds;
  throw badUserInput(`"everySeconds" must be from ${least} to ${most}, not ${seconds}.`);
}

import fc from 'fast-check';
import { parse, print, visit } from 'graphql';
import { type Root, rootsOf } from '../isolation/emitted-schema.js';
import { operationsOf } from '../isolation/walk.js';

export interface RandomSubscription {
  root: Root;
  query: string;
  /** All but where it begins. */
  variables: { first?: number; kind?: string };
  /** The variable that says where it begins. */
  position: string;
}

/** How likely a field stays, the more lead to others the fewer of them do. */
const STAYS = { leaf: 60, branch: 45 };
/** Of all events, those that who waits is told with. */
const WAITING = ['ConversationStarted', 'ConversationRequeued'];
/** What moves by itself, and so is not the same for who looks a moment later. */
const MOVING = 'lastUsedAt';

/** Parts of all that subscriptions to events can ask for, one root field after the other; of one seed always the same. */
export function randomSubscriptions(count: number, seed: number): RandomSubscription[] {
  const whole = rootsOf('subscription')
    .filter(({ field }) => field.args.some(({ name }) => name === 'after'))
    .flatMap((root) => operationsOf(root).map((operation) => ({ ...operation, root })))
    .filter(({ root, on }) => root.name !== 'conversationWaiting' || on === undefined || WAITING.includes(on));
  const each = fc.record({
    which: fc.nat(),
    chances: fc.infiniteStream(fc.nat(99)),
    first: fc.constantFrom(undefined, 1, 2),
    kind: fc.constantFrom(undefined, 'LIVE_ENGAGEMENT', 'SCHEDULED_MEETING'),
    position: fc.constantFrom('after', 'since'),
    fails: fc.nat(5).map((chance) => chance === 0),
  });
  const names = [...new Set(whole.map(({ root }) => root.name))];
  return fc.sample(each, { numRuns: count, seed }).map(({ which, chances, first, kind, position, fails }, index) => {
    const ofRoot = whole.filter(({ root }) => root.name === names[index % names.length]);
    const { root, query } = ofRoot[which % ofRoot.length] as (typeof whole)[number];
    let part = partOf(query, root, chances).replaceAll('$after', `$${position}`);
    // a cursor that no list has: an error at its place
    if (fails) part = part.replace('(first: 8)', '(first: 8, after: "no cursor")');
    if (first && part.includes('first: 8')) {
      part = part.replaceAll('first: 8', 'first: $first').replace('(', '($first: Int, ');
    }
    const variables = {
      ...(part.includes('$first') && { first }),
      ...(part.includes('$kind') && kind && { kind }),
    };
    return { root, query: part, variables, position };
  });
}

function partOf(query: string, root: Root, chances: fc.Stream<number>): string {
  const document = visit(parse(query), {
    Field(node) {
      const name = node.name.value;
      if (name === root.name || name === '__typename') return undefined;
      const stays = node.selectionSet ? STAYS.branch : STAYS.leaf;
      return name === MOVING || (chances.next().value as number) >= stays ? null : undefined;
    },
    InlineFragment: { leave: (node) => (node.selectionSet.selections.length > 0 ? undefined : null) },
  });
  return print(document);
}

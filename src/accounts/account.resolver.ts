import { Ctx, Query, Resolver } from 'type-graphql';
import { Account, columnsOf, encodeEventCursor, Role } from '../entities/index.js';
import type { Read } from '../events/read-account.js';
import type { Context } from '../graphql/context.js';
import { Link } from '../graphql/links.js';
import { RequiresRole } from '../graphql/requires-role.js';

@Resolver(() => Account)
export class AccountResolver {
  @RequiresRole(Role.MEMBER)
  @Query(() => Account, { description: "The caller's account." })
  account(@Ctx() ctx: Context): Promise<Account> {
    return findAccount(ctx.reads);
  }

  @Link(() => String, {
    description:
      'The cursor of the newest event. Read it with a snapshot, subscribe `after` it, and nothing is missed.',
  })
  async eventCursor(accounts: Account[], read: Read): Promise<string[]> {
    const { epoch, accountId } = read;
    const sequence = await read.version();
    return accounts.map(() => encodeEventCursor({ epoch, accountId, sequence }));
  }
}

/** The caller's own: there is no other for them. */
export async function findAccount(read: Read): Promise<Account> {
  const [account] = await read.query<Account>(
    `/* findAccount */ SELECT ${columnsOf(Account, 'a')} FROM accounts a WHERE a.id = ?`,
    [read.accountId],
  );
  return account as Account;
}

import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { ApiKey, type ApiKeyUse, Role, User } from '../entities/index.js';
import type { Read } from '../events/read-account.js';
import { carryOut } from '../graphql/carry-out.js';
import type { Context } from '../graphql/context.js';
import { Link } from '../graphql/links.js';
import { usersByIds } from '../graphql/loaders.js';
import { connectionOf, type Page, PageArgs } from '../graphql/pagination.js';
import { RequiresRole } from '../graphql/requires-role.js';
import { CreateApiKeyInput, CreateApiKeyPayload, RevokeApiKeyInput, RevokeApiKeyPayload } from './api-key.inputs.js';
import { listApiKeys } from './api-key.reads.js';
import { createApiKey } from './create-api-key.js';
import { revokeApiKey } from './revoke-api-key.js';

const ApiKeyConnection = connectionOf(ApiKey, 'ApiKey');

const INPUT = { description: 'What to do.' };

@Resolver(() => ApiKey)
export class ApiKeyResolver {
  @RequiresRole(Role.ADMINISTRATOR)
  @Query(() => ApiKeyConnection, {
    description: "The account's keys, without their secrets: also revoked and expired ones; the oldest first.",
  })
  apiKeys(@Ctx() ctx: Context, @Args(() => PageArgs) args: PageArgs): Promise<Page<ApiKey>> {
    return listApiKeys(ctx.reads, args);
  }

  @Link(() => User, { description: 'As whom the key acts.' })
  user(keys: ApiKey[], read: Read): Promise<(User | null)[]> {
    return usersByIds(
      read,
      keys.map((key) => key.userId),
    );
  }

  @Link(() => Date, {
    nullable: true,
    description: 'When it was last used, to the minute; null until then.',
  })
  async lastUsedAt(keys: ApiKey[], read: Read): Promise<(Date | null)[]> {
    read.isVolatile = true;
    const uses = await read.query<ApiKeyUse>(
      '/* lastUsedAt */ SELECT key_id AS keyId, used_at AS usedAt FROM api_key_uses WHERE account_id = ? AND key_id IN (?)',
      [read.accountId, keys.map((key) => key.id)],
    );
    const usedAt = new Map(uses.map((use) => [use.keyId, use.usedAt]));
    return keys.map((key) => usedAt.get(key.id) ?? null);
  }

  @RequiresRole(Role.ADMINISTRATOR)
  @Mutation(() => CreateApiKeyPayload, {
    description:
      "A key acts as one user of the account, with that user's role of the moment. Its secret is shown once. Records ApiKeyCreated.",
  })
  async createApiKey(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateApiKeyInput, INPUT) input: CreateApiKeyInput,
  ): Promise<CreateApiKeyPayload> {
    return carryOut(ctx, CreateApiKeyPayload, createApiKey, input);
  }

  @RequiresRole(Role.ADMINISTRATOR)
  @Mutation(() => RevokeApiKeyPayload, {
    description:
      'Ends a key for good: its requests are refused, its open sockets closed with 4403. Records ApiKeyRevoked.',
  })
  async revokeApiKey(
    @Ctx() ctx: Context,
    @Arg('input', () => RevokeApiKeyInput, INPUT) input: RevokeApiKeyInput,
  ): Promise<RevokeApiKeyPayload> {
    return carryOut(ctx, RevokeApiKeyPayload, revokeApiKey, input);
  }
}

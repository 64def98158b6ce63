import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ApiKey, ApiKeyScope, USER_ERRORS, UserError } from '../entities/index.js';
import { KeyedInput } from '../graphql/keyed-input.js';

@InputType({ description: 'A key to create.' })
export class CreateApiKeyInput extends KeyedInput {
  @Field(() => ID, { description: 'As whom it acts.' })
  userId!: string;

  @Field({ description: 'What it is for: 1 to 200 characters.' })
  label!: string;

  @Field(() => Date, { nullable: true, description: 'From when on it is refused, in the future; never by default.' })
  expiresAt?: Date | null;

  @Field(() => ApiKeyScope, { nullable: true, defaultValue: ApiKeyScope.FULL, description: 'What it allows.' })
  scope?: ApiKeyScope | null;
}

@ObjectType({ description: 'The answer of `createApiKey`.' })
export class CreateApiKeyPayload {
  @Field(() => ApiKey, { nullable: true, description: 'The new key; null when refused.' })
  apiKey: ApiKey | null = null;

  @Field(() => String, {
    nullable: true,
    description: 'The text to send as "Authorization: Bearer <secret>". It is told this once and not stored.',
  })
  secret: string | null = null;

  @Field(() => [UserError], USER_ERRORS)
  userErrors: UserError[] = [];
}

@InputType({ description: 'A key to revoke.' })
export class RevokeApiKeyInput extends KeyedInput {
  @Field(() => ID, { description: 'The key.' })
  apiKeyId!: string;
}

@ObjectType({ description: 'The answer of `revokeApiKey`.' })
export class RevokeApiKeyPayload {
  @Field(() => ApiKey, { nullable: true, description: 'The key as it is now; null when refused.' })
  apiKey: ApiKey | null = null;

  @Field(() => [UserError], USER_ERRORS)
  userErrors: UserError[] = [];
}

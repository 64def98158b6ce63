import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { ascii, Column, Entity, idColumn, instant, PrimaryColumn, words } from './columns.js';
import { Node } from './node.js';

export enum ConversationKind {
  LIVE_CHAT = 'LIVE_CHAT',
  INSTANT_CALL = 'INSTANT_CALL',
}

registerEnumType(ConversationKind, {
  name: 'ConversationKind',
  description: 'What a visitor asked for.',
  valuesConfig: {
    LIVE_CHAT: { description: 'A chat in writing.' },
    INSTANT_CALL: { description: 'A call at once.' },
  },
});

export enum ConversationStatus {
  WAITING = 'WAITING',
  ACTIVE = 'ACTIVE',
  ENDED = 'ENDED',
}

registerEnumType(ConversationStatus, {
  name: 'ConversationStatus',
  description: 'Where a conversation stands.',
  valuesConfig: {
    WAITING: { description: 'The visitor waits for somebody to join.' },
    ACTIVE: { description: 'A holder of a LIVE_ENGAGEMENT license has it (C1, C2).' },
    ENDED: { description: 'It is over.' },
  },
});

@ObjectType({
  implements: Node,
  description: 'A live chat or instant call: a visitor waits until the first licensed user joins (C1).',
})
@Entity('conversations')
export class Conversation {
  @PrimaryColumn({ ...idColumn, name: 'account_id' })
  accountId!: string;

  @PrimaryColumn({ ...idColumn, name: 'id' })
  id!: string;

  @Field(() => ConversationKind, { description: 'What the visitor asked for.' })
  @Column({ ...ascii(20), name: 'kind' })
  kind!: ConversationKind;

  @Field({ description: 'As the visitor wrote it: 1 to 200 characters.' })
  @Column({ ...words(200), name: 'visitor_name' })
  visitorName!: string;

  @Column({ ...idColumn, name: 'agent_id', nullable: true })
  agentId!: string | null;

  @Field(() => String, { nullable: true, description: "The agent's name when they joined; null while it waits." })
  @Column({ ...words(200), name: 'agent_name', nullable: true })
  agentName!: string | null;

  @Field({ description: 'When the visitor asked for it.' })
  @Column({ ...instant, name: 'started_at' })
  startedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it ended; null until then.' })
  @Column({ ...instant, name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column({ type: 'binary', length: 32, name: 'visitor_token_hash' })
  visitorTokenHash!: Buffer;

  /** The database derives it: ENDED by `endedAt`, else ACTIVE with an agent. */
  @Field(() => ConversationStatus, { description: 'Where it stands.' })
  @Column({ ...ascii(20), name: 'status', nullable: true })
  status!: ConversationStatus;
}

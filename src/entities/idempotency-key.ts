import { Column, Entity, idColumn, instant, PrimaryColumn } from './columns.js';

/** What became of a change that may be asked for again. It is no part of the account's data, and no event tells of it. */
@Entity('idempotency_keys')
export class IdempotencyKey {
  @PrimaryColumn({ ...idColumn, name: 'account_id' })
  accountId!: string;

  @PrimaryColumn({ ...idColumn, name: 'id' })
  id!: string;

  /** A hash of who asked, and of their key. */
  @Column({ type: 'binary', length: 32, name: 'scope' })
  scope!: Buffer;

  /** A hash of what they asked for. */
  @Column({ type: 'binary', length: 32, name: 'input_hash' })
  inputHash!: Buffer;

  /** JSON text: the ids and numbers of the result. */
  @Column({ type: 'json', name: 'result' })
  result!: string;

  @Column({ ...instant, name: 'created_at' })
  createdAt!: Date;
}

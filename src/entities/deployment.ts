import { ascii, Column, Entity, PrimaryColumn } from './columns.js';

/** The one row that tells this installation from every other. */
@Entity('deployment')
export class Deployment {
  @PrimaryColumn({ type: 'tinyint', name: 'only' })
  only!: number;

  /** Part of the doorbell's channel: two installations that share a Redis never hear each other. */
  @Column({ ...ascii(26), name: 'id' })
  id!: string;

  /** Part of every cursor: a new one, after an older dump was restored, makes the cursors of the lost time void. */
  @Column({ ...ascii(26), name: 'epoch' })
  epoch!: string;
}

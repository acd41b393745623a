import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type RetentionState } from './retention.state.js';

/** The money of a campaign that has succeeded, while it is with us. */
@Entity('retentions')
export class Retention {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @Column('text')
  state!: RetentionState;

  /** The first deadline whose cards were charged. Business time, like all instants here. */
  @Column('timestamptz')
  since!: Date;

  /** When it is looked at next: on the day of the warning, and on the last one. */
  @Column('timestamptz', { name: 'due_at', nullable: true })
  dueAt!: Date | null;

  @Column('uuid', { name: 'proposed_by', nullable: true })
  proposedBy!: string | null;

  /** The second person. */
  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy!: string | null;
}

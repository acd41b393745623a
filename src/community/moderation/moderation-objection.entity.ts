import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody objects to a decision (art. 20), and somebody else than who took it decides. */
@Entity('moderation_objections')
export class ModerationObjection {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'decision_id' })
  decisionId!: string;

  /** Who took the decision: a CHECK keeps them from deciding about the objection. */
  @Column('uuid', { name: 'first_by' })
  firstBy!: string;

  /** By whose report the objection comes; null when it comes from whoever wrote it. */
  @Column('uuid', { name: 'report_id', nullable: true })
  reportId!: string | null;

  /** Null once they were erased. */
  @Column('text', { nullable: true })
  words!: string | null;

  /** Business time, as the other. */
  @Column('timestamptz', { name: 'made_at' })
  madeAt!: Date;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt!: Date | null;

  @Column('text', { nullable: true })
  outcome!: 'upheld' | 'reversed' | null;

  @Column('text', { nullable: true })
  reason!: string | null;
}

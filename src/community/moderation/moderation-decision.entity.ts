import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Basis, type Ground, type Outcome, type SubjectKind } from './moderation.rules.js';

/** What a moderator decided about something, and why: a statement of reasons (art. 17). Never changed; another reverses it. */
@Entity('moderation_decisions')
export class ModerationDecision {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('text')
  kind!: SubjectKind;

  @Column('uuid', { name: 'subject_id' })
  subjectId!: string;

  /** Who wrote it, and may object. */
  @Column('uuid', { name: 'author_id', nullable: true })
  authorId!: string | null;

  /** What it said when it was decided about. */
  @Column('uuid', { name: 'original_id' })
  originalId!: string;

  @Column('text')
  outcome!: Outcome;

  /** Null where nothing was done, as the next. */
  @Column('text', { nullable: true })
  ground!: Ground | null;

  @Column('text', { nullable: true })
  basis!: Basis | null;

  /** In the moderator's words; read by reporters and by whoever wrote it. */
  @Column('text')
  reason!: string;

  @Column('uuid', { name: 'decided_by' })
  decidedBy!: string;

  /** Business time. */
  @Column('timestamptz', { name: 'decided_at' })
  decidedAt!: Date;

  /** The decision that this one reverses, on an objection. */
  @Column('uuid', { name: 'reverses_id', nullable: true })
  reversesId!: string | null;
}

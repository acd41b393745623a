import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Locale } from '../../users/index.js';
import { type Ground, type SubjectKind } from './moderation.rules.js';

/** Somebody says that something should not be here (art. 16), or complains about the service. */
@Entity('moderation_reports')
export class ModerationReport {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('text')
  kind!: SubjectKind;

  /** A complaint is its own subject. */
  @Column('uuid', { name: 'subject_id' })
  subjectId!: string;

  /** What it said when it was reported. */
  @Column('uuid', { name: 'original_id' })
  originalId!: string;

  @Column('text')
  ground!: Ground;

  /** In the reporter's words; null once they were erased. */
  @Column('text', { nullable: true })
  explanation!: string | null;

  /** Null for those without an account. */
  @Column('uuid', { name: 'reporter_id', nullable: true })
  reporterId!: string | null;

  @Column('text', { nullable: true })
  name!: string | null;

  /** In lower case. Null for members, who have one with their account, and for those who give none. */
  @Column('text', { nullable: true })
  email!: string | null;

  @Column('text')
  locale!: Locale;

  /** Business time. */
  @Column('timestamptz', { name: 'made_at' })
  madeAt!: Date;

  /** Null while nobody has decided. */
  @Column('uuid', { name: 'decision_id', nullable: true })
  decisionId!: string | null;

  /** Until when name and address are kept; null while nobody has decided, and where there is none. Business time. */
  @Column('timestamptz', { name: 'contact_until', nullable: true })
  contactUntil!: Date | null;
}

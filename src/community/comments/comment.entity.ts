import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A question or comment on a campaign, or an answer to one. */
@Entity('comments')
export class Comment {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  /** The question; null when it is one. Nothing answers an answer. */
  @Column('uuid', { name: 'answer_to', nullable: true })
  answerTo!: string | null;

  @Column('uuid', { name: 'author_id' })
  authorId!: string;

  /** By the link of which pledge it was asked; null for what somebody wrote with their account. */
  @Column('uuid', { name: 'pledge_id', nullable: true })
  pledgeId!: string | null;

  /** Whether its author was owner or deputy when it was written. */
  @Column('boolean', { name: 'by_creator' })
  byCreator!: boolean;

  /** Plain text; empty once its author has taken it back. */
  @Column('text')
  body!: string;

  /** Business time, as the others. */
  @Column('timestamptz', { name: 'written_at' })
  writtenAt!: Date;

  @Column('timestamptz', { name: 'corrected_at', nullable: true })
  correctedAt!: Date | null;

  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;

  /** When a moderator hid it; its words stay for them alone. */
  @Column('timestamptz', { name: 'hidden_at', nullable: true })
  hiddenAt!: Date | null;
}

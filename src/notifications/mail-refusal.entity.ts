import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type MailTopic } from './topic.rules.js';

/** Letters of this topic are neither written to this person nor sent. No row: they are. */
@Entity('mail_refusals')
export class MailRefusal {
  @PrimaryColumn('uuid', { name: 'user_id' })
  userId!: string;

  @PrimaryColumn('text')
  topic!: MailTopic;

  /** Business time. */
  @Column('timestamptz', { name: 'refused_at' })
  refusedAt!: Date;
}

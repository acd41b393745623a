import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Locale } from '../../users/index.js';

export const messageAudiences = ['all', 'reward', 'uncollected'] as const;

/** Everybody whose pledge holds, those of them with one reward, or those whose charge has not succeeded. */
export type MessageAudience = (typeof messageAudiences)[number];

/** What the people of a campaign wrote to its backers. It was sent when it was written; nothing of it changes. */
@Entity('backer_messages')
export class BackerMessage {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @Column('uuid', { name: 'author_id' })
  authorId!: string;

  @Column('text')
  audience!: MessageAudience;

  /** With the audience `reward`, and only then. */
  @Column('uuid', { name: 'reward_id', nullable: true })
  rewardId!: string | null;

  /** The language that it was first written in, to which other readers fall back. */
  @Column('text', { name: 'default_locale' })
  defaultLocale!: Locale;

  /** How many people get it. */
  @Column('integer')
  recipients!: number;

  /** Business time. */
  @Column('timestamptz', { name: 'sent_at' })
  sentAt!: Date;
}

/** Whom a message is for. */
export type MessageFor = Readonly<Pick<BackerMessage, 'campaignId' | 'audience' | 'rewardId'>>;

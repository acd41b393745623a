import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Locale } from '../users/index.js';

export const audiences = ['everyone', 'backers'] as const;
export type Audience = (typeof audiences)[number];

/** What the people of a project tell of a campaign: a draft until it is published, and never taken back by them. */
@Entity('updates')
export class Update {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @Column('uuid', { name: 'author_id' })
  authorId!: string;

  @Column('text')
  audience!: Audience;

  /** The language that it was first written in, to which other readers fall back. */
  @Column('text', { name: 'default_locale' })
  defaultLocale!: Locale;

  /** Business time, as the other two. */
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt!: Date | null;

  /** When a text last changed or was added after it was published. */
  @Column('timestamptz', { name: 'corrected_at', nullable: true })
  correctedAt!: Date | null;

  /** Since when moderators hide it from everybody but its people and staff; null while it is shown. */
  @Column('timestamptz', { name: 'hidden_at', nullable: true })
  hiddenAt!: Date | null;
}

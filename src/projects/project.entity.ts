import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Locale } from '../users/index.js';

/** The work that money is raised for. It may have several campaigns over time. */
@Entity('projects')
export class Project {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  /** Of the first title, with random characters behind it; never changes, so that links last. */
  @Column('text')
  slug!: string;

  @Column('uuid', { name: 'owner_id' })
  ownerId!: string;

  /** Who takes over when the owner falls silent; null until somebody accepted. */
  @Column('uuid', { name: 'deputy_id', nullable: true })
  deputyId!: string | null;

  @Column('timestamptz', { name: 'deputy_accepted_at', nullable: true })
  deputyAcceptedAt!: Date | null;

  /** The address that is invited to be deputy; emptied when its member accepts. The deputy before stays until then. */
  @Column('text', { name: 'deputy_email', nullable: true })
  deputyEmail!: string | null;

  @Column('text')
  category!: string;

  @Column('text', { array: true, default: [] })
  tags!: string[];

  @Column('text', { default: '' })
  place!: string;

  /** Where that lies, WGS84, in degrees; null while nobody said which place it is. Both are null or neither. */
  @Column('double precision', { nullable: true })
  latitude!: number | null;

  @Column('double precision', { nullable: true })
  longitude!: number | null;

  /** The language of the text that every project has; others fall back to it. */
  @Column('text', { name: 'default_locale' })
  defaultLocale!: Locale;

  /** The picture that stands for it; null while the one drawn from its name does. */
  @Column('uuid', { name: 'cover_id', nullable: true })
  coverId!: string | null;

  /** When a campaign of it first went live; null while it is private. */
  @Column('timestamptz', { name: 'public_since', nullable: true })
  publicSince!: Date | null;

  /** Since when everybody sees that a campaign of it is coming; null while its owner tells nobody. */
  @Column('timestamptz', { name: 'announced_at', nullable: true })
  announcedAt!: Date | null;

  /** Since when moderators have taken that page away; null while they have not. */
  @Column('timestamptz', { name: 'announcement_hidden_at', nullable: true })
  announcementHiddenAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** When texts, category, tags or place last changed: an approval before it is void. */
  @Column('timestamptz', { name: 'content_changed_at' })
  contentChangedAt!: Date;
}

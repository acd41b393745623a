import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A letter as it was written, in its reader's language; sent at least once, or kept where there is no SMTP. */
@Entity('mails')
export class Mail {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  /** What happened, and to whom it is told: 'pledge_made:<pledge>'. Unique, so that no occasion is told twice. */
  @Column('text')
  occasion!: string;

  /** The name of the letter in the catalogues. */
  @Column('text')
  kind!: string;

  /** Null when the address is of nobody that we know, as of an invited deputy. */
  @Column('uuid', { name: 'user_id', nullable: true })
  userId!: string | null;

  /** The pledge, campaign, payout, grant or challenge that it is about. */
  @Column('uuid', { name: 'about_id', nullable: true })
  aboutId!: string | null;

  @Column('text')
  address!: string;

  @Column('text')
  locale!: string;

  @Column('text')
  subject!: string;

  /** Plain text. */
  @Column('text')
  body!: string;

  /** Of a letter that its reader may switch off; null for those that must be sent. */
  @Column('text', { nullable: true })
  topic!: string | null;

  /** Where a mail program ends letters like this with one click (RFC 8058); null where they cannot be ended. */
  @Column('text', { name: 'unsubscribe_url', nullable: true })
  unsubscribeUrl!: string | null;

  /** Business time; the other two are real time. */
  @Column('timestamptz', { name: 'written_at' })
  writtenAt!: Date;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt!: Date | null;

  /** How often sending it was begun. */
  @Column('integer', { default: 0 })
  tries!: number;

  /** Nobody else sends it before this; a process that dies while sending leaves it to be sent again then. */
  @Column('timestamptz', { name: 'retry_at', default: () => "'-infinity'" })
  retryAt!: Date;

  @Column('text', { name: 'last_error', nullable: true })
  lastError!: string | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Locale } from '../../users/index.js';

/** A message in one language. */
@Entity('backer_message_texts')
export class BackerMessageText {
  @PrimaryColumn('uuid', { name: 'message_id' })
  messageId!: string;

  @PrimaryColumn('text')
  locale!: Locale;

  @Column('text')
  subject!: string;

  /** Plain text. */
  @Column('text')
  body!: string;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Locale } from '../users/index.js';

/** An update in one language. */
@Entity('update_texts')
export class UpdateText {
  @PrimaryColumn('uuid', { name: 'update_id' })
  updateId!: string;

  @PrimaryColumn('text')
  locale!: Locale;

  @Column('text')
  title!: string;

  /** Markdown. */
  @Column('text')
  body!: string;
}

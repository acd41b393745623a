import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Locale } from '../users/index.js';

/** What a published update said before it was corrected. */
@Entity('update_versions')
export class UpdateVersion {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'update_id' })
  updateId!: string;

  @Column('text')
  locale!: Locale;

  @Column('text')
  title!: string;

  @Column('text')
  body!: string;

  @Column('uuid', { name: 'replaced_by' })
  replacedBy!: string;

  /** Business time. */
  @Column('timestamptz', { name: 'replaced_at' })
  replacedAt!: Date;
}

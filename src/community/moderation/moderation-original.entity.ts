import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type SubjectText } from './moderated-kinds.js';
import { type SubjectKind } from './moderation.rules.js';

/** What something said when it was reported or decided about; kept as it was, once for equal texts. */
@Entity('moderation_originals')
export class ModerationOriginal {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('text')
  kind!: SubjectKind;

  @Column('uuid', { name: 'subject_id' })
  subjectId!: string;

  @Column('uuid', { name: 'author_id', nullable: true })
  authorId!: string | null;

  @Column('jsonb')
  texts!: readonly SubjectText[];

  /** Of the texts, so that equal ones are kept once. */
  @Column('text')
  digest!: string;

  /** Business time. */
  @Column('timestamptz', { name: 'taken_at' })
  takenAt!: Date;
}

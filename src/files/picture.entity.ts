import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a picture is for. */
export type PicturePurpose = 'cover' | 'text';

/** A picture that somebody sent, as it is kept: drawn anew from its pixels, in several widths. */
@Entity('pictures')
export class Picture {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  /** Begins the names of its files. Nobody can guess it, so a picture is public only once a page shows it. */
  @Column('text')
  digest!: string;

  /** Of the largest copy, in pixels, as the picture is seen. */
  @Column('integer')
  width!: number;

  @Column('integer')
  height!: number;

  /** The widths in which it is kept, ascending. */
  @Column('integer', { array: true })
  widths!: number[];

  @Column('text')
  purpose!: PicturePurpose;

  /** Whose texts may show it; null for a cover. */
  @Column('uuid', { name: 'project_id', nullable: true })
  projectId!: string | null;

  /** What is to be seen, for those who do not see it, by language. */
  @Column('jsonb')
  alt!: Readonly<Record<string, string>>;

  @Column('uuid', { name: 'uploaded_by' })
  uploadedBy!: string;

  @Column('timestamptz', { name: 'uploaded_at' })
  uploadedAt!: Date;

  /** Since when nothing shows it; a day later it is removed with its files. Null while something does. */
  @Column('timestamptz', { name: 'orphaned_at', nullable: true })
  orphanedAt!: Date | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The free text of an entry. Deleting the row erases it; without the salt nobody can guess it from the commitment. */
@Entity('audit_texts')
export class AuditTextRow {
  @PrimaryColumn('uuid', { name: 'entry_id' })
  entryId!: string;

  /** 32 random bytes. */
  @Column('bytea')
  salt!: Buffer;

  @Column('text')
  body!: string;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a creator showed for a tranche. Append-only: a refusal is answered with another row. */
@Entity('tranche_evidence')
export class TrancheEvidence {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'tranche_id' })
  trancheId!: string;

  @Column('text')
  text!: string;

  /** Where more is to be seen. */
  @Column('text', { array: true })
  urls!: string[];

  @Column('uuid', { name: 'handed_in_by' })
  handedInBy!: string;

  /** Business time. */
  @Column('timestamptz', { name: 'handed_in_at' })
  handedInAt!: Date;
}

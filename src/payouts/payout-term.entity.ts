import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One term of a payout's sum, with the ledger account that it was posted against. */
@Entity('payout_terms')
export class PayoutTerm {
  @PrimaryColumn('uuid', { name: 'payout_id' })
  payoutId!: string;

  @PrimaryColumn('smallint')
  position!: number;

  @Column('text')
  term!: string;

  @Column('text')
  account!: string;

  /** Minor units; negative for what is taken off. */
  @Column('bigint')
  amount!: string;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The sum of what was folded so far; the balance is this plus the postings that are not folded yet. */
@Entity('ledger_balances')
export class LedgerBalanceRow {
  @PrimaryColumn('text', { collation: 'C' })
  account!: string;

  @PrimaryColumn('text')
  currency!: string;

  /** Minor units, negative where more left than came. Arrives as a string. */
  @Column('bigint')
  amount!: string;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One movement of a transaction, in its currency. */
@Entity('ledger_postings')
export class LedgerPostingRow {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { name: 'transaction_id' })
  transactionId!: string;

  @Column('text', { name: 'from_account' })
  fromAccount!: string;

  @Column('text', { name: 'to_account' })
  toAccount!: string;

  /** Minor units, always above zero; a reversal swaps the ends. Arrives as a string. */
  @Column('bigint')
  amount!: string;
}

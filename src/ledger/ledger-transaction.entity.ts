import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What happened, once for ever; its postings say what it moved. */
@Entity('ledger_transactions')
export class LedgerTransactionRow {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  /** '<what happened>-<id>'; unique, so that a replay posts nothing. */
  @Column('text')
  reference!: string;

  @Column('text')
  currency!: string;

  /** Business time. */
  @Column('timestamptz')
  at!: Date;

  /** When the batch added its postings to `ledger_balances` (real time); the only column that ever changes. */
  @Column('timestamptz', { name: 'folded_at', nullable: true })
  foldedAt!: Date | null;
}

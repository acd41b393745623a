import { Module } from '@nestjs/common';
import { FoldBalances } from './fold-balances.js';
import { LedgerJobs } from './ledger.jobs.js';
import { LedgerRepository } from './ledger.repository.js';
import { Ledger } from './ledger.js';

/**
 * Owns where the money is: transactions of postings {from, to, amount}, and the balance of every account.
 * Guarantees that nothing unbalanced can be written, that nothing written ever changes (the database refuses it),
 * that one reference posts once however often it is replayed, and that a balance is the sum of its postings.
 * Takes no locks: balances are folded by a batch, so no two payments meet on an account's row.
 * Emits nothing; whoever moves money posts in the transaction that records it.
 */
@Module({ providers: [Ledger, LedgerRepository, FoldBalances, LedgerJobs], exports: [Ledger, FoldBalances] })
export class LedgerModule {}

import { Injectable, Logger } from '@nestjs/common';
import { accounts, Ledger } from '../ledger/index.js';
import { Clock } from '../platform/clock.js';
import { type Tx } from '../platform/database/index.js';
import { BalanceTransactionsRepository } from './balance-transactions.repository.js';
import { CompareStatement } from './compare-statement.js';
import { type LockedPayment, PaymentsRepository } from './payments.repository.js';
import { ProviderMode } from './provider-mode.js';
import { type ProviderBalanceTransaction, type ProviderCharge } from './provider-objects.js';
import { collectedReference } from './record-payment-intents.js';

/** What became of one charge. */
export type RecordedCharge = 'recorded' | 'no_news' | 'unrelated' | `mismatch:${string}`;

type Known = { held: LockedPayment; transaction: ProviderBalanceTransaction };

/**
 * Books the provider's fee of charges once their balance transactions exist, which is some time after the success: the
 * fee is what the provider says it is, never a formula of ours. Any number at once; each fee once.
 */
@Injectable()
export class RecordCharges {
  private readonly logger = new Logger(RecordCharges.name);

  constructor(
    private readonly payments: PaymentsRepository,
    private readonly balanceTransactions: BalanceTransactionsRepository,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly mode: ProviderMode,
    private readonly compareStatement: CompareStatement,
  ) {}

  async execute(tx: Tx, charges: readonly ProviderCharge[]): Promise<RecordedCharge[]> {
    const locked = await this.payments.lock(tx, { providerIds: charges.flatMap(({ paymentId }) => paymentId ?? []) });
    const held = new Map(locked.map((payment) => [payment.providerId, payment]));
    const known: Known[] = [];
    const recorded = charges.map((charge): RecordedCharge => {
      const payment = held.get(charge.paymentId);
      if (!payment) return 'unrelated';
      const transaction = charge.balanceTransaction;
      // A charge that failed on the way to the one that succeeded moved no money.
      if (!charge.succeeded || !transaction || payment.feeKnownAt !== null) return 'no_news';
      const field = mismatchOf(payment, charge, transaction, this.mode.live);
      if (field) {
        this.logger.error({ message: 'a charge differs from our row and was not recorded', charge: charge.id, field });
        return `mismatch:${field}`;
      }
      this.compareStatement.execute(charge);
      known.push({ held: payment, transaction });
      return 'recorded';
    });
    if (known.length > 0) await this.write(tx, known, await this.clock.now(tx));
    return recorded;
  }

  private async write(tx: Tx, known: readonly Known[], now: Date): Promise<void> {
    await this.balanceTransactions.insert(
      tx,
      known.map(({ held, transaction }) => ({ transaction, ledgerReference: collectedReference(held.itemId) })),
    );
    await this.ledger.post(
      tx,
      known.map(({ held, transaction }) => ({
        reference: `provider-fee-${transaction.id}`,
        currency: transaction.currency,
        at: now,
        postings: [{ from: accounts.campaignFeesDue(held.campaignId), to: accounts.outside, amount: transaction.fee }],
      })),
    );
    await this.payments.feesKnown(
      tx,
      known.map(({ held }) => held.id),
      now,
    );
  }
}

function mismatchOf(
  payment: LockedPayment,
  charge: ProviderCharge,
  transaction: ProviderBalanceTransaction,
  livemode: boolean,
): string | null {
  if (charge.livemode !== livemode) return 'livemode';
  if (charge.amount !== payment.amount + payment.tip) return 'amount';
  if (charge.currency !== payment.currency) return 'currency';
  // Another currency on our balance means that Stripe converted, which no campaign's currency allows.
  if (transaction.currency !== payment.currency) return 'balance-currency';
  if (transaction.amount !== charge.amount) return 'balance-amount';
  return null;
}

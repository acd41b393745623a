import { randomUUID } from 'node:crypto';
import { accounts, type Ledger } from '../../../src/ledger/index.js';
import { type Clock } from '../../../src/platform/clock.js';
import { type PaymentsRepository } from '../../../src/payments/payments.repository.js';
import { RecordPaymentIntents } from '../../../src/payments/record-payment-intents.js';

interface Inside {
  readonly payments: PaymentsRepository;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

/** A success is booked each time somebody brings the news: answer, webhook and catch-up. */
const execute = RecordPaymentIntents.prototype.execute;

RecordPaymentIntents.prototype.execute = async function (this: RecordPaymentIntents, tx, receipts) {
  const { payments, ledger, clock } = this as unknown as Inside;
  const known = await payments.lock(tx, { providerIds: receipts.map(({ payment }) => payment.id) });
  const again = known.filter(({ state }) => state === 'succeeded');
  const at = await clock.now(tx);
  await ledger.post(
    tx,
    again.map(({ campaignId, amount, currency }) => ({
      reference: `again-${randomUUID()}`,
      currency,
      at,
      postings: [{ from: accounts.outside, to: accounts.campaignFunds(campaignId), amount }],
    })),
  );
  return execute.call(this, tx, receipts);
};

import { Injectable, Logger } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { type CampaignUnderLock } from '../../campaigns/index.js';
import { Ledger } from '../../ledger/index.js';
import { Payments, type PaymentView, type ProviderDispute } from '../../payments/index.js';
import { Database, type Tx } from '../../platform/database/index.js';
import { systemCaller } from '../../platform/http/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { birth, history } from '../../platform/states/index.js';
import { RefundFacts } from '../refund-facts.js';
import { DisputeBooks } from './dispute-books.js';
import { DisputeWaits } from './dispute.errors.js';
import { disputeClosed, disputeOpened } from './dispute.events.js';
import { type LockedDispute, stepTo } from './dispute.rules.js';
import { type DisputeState, undecidedStates } from './dispute.state.js';
import { DisputesRepository } from './disputes.repository.js';

const dayMs = 86_400_000;

/** What a dispute is recorded on, under the campaign's lock. */
interface Held {
  readonly locked: CampaignUnderLock;
  readonly payment: PaymentView;
  readonly isUnexpected: boolean;
}

/**
 * The one function for every word about disputes, whoever brought it: webhook, nightly catch-up, daily question. The row
 * moves forward only, and each movement of money is booked once.
 */
@Injectable()
export class RecordDisputes {
  private readonly logger = new Logger(RecordDisputes.name);

  constructor(
    private readonly database: Database,
    private readonly facts: RefundFacts,
    private readonly payments: Payments,
    private readonly disputes: DisputesRepository,
    private readonly ledger: Ledger,
    private readonly books: DisputeBooks,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /**
   * Does nothing for a charge that is not ours, and nothing the second time.
   *
   * @throws DisputeWaits when the charge or a refund of it has to be recorded first: ask again in a moment
   */
  async execute(word: ProviderDispute): Promise<void> {
    const payment = word.paymentId === null ? null : await this.payments.ofProvider(word.paymentId);
    if (!payment) return;
    const field = mismatchOf(payment, word);
    if (field)
      return this.logger.error({
        message: 'a dispute differs from its charge and was not recorded',
        id: word.id,
        field,
      });
    await this.database.inTransaction(async (tx) => this.record(tx, await this.hold(tx, payment, word), word));
  }

  private async hold(tx: Tx, { pledgeId, campaignId, itemId }: PaymentView, { id }: ProviderDispute): Promise<Held> {
    const { locked, pledgeState } = await this.facts.holdPledge(tx, campaignId, pledgeId);
    const payment = await this.payments.ofPledge(tx, pledgeId);
    if (payment?.state !== 'succeeded') throw new DisputeWaits(id, 'its charge');
    if (pledgeState === 'collected') return { locked, payment, isUnexpected: false };
    const apart = await this.ledger.postings(tx, `unexpected-receipt-${itemId}`);
    if (apart.length === 0) throw new DisputeWaits(id, 'the result of its charge');
    return { locked, payment, isUnexpected: true };
  }

  private async record(tx: Tx, held: Held, word: ProviderDispute): Promise<void> {
    const { locked } = held;
    const { now: at } = locked;
    const before = await this.disputes.ofProvider(tx, word.id);
    const step = before ? stepTo(before.state, word.status) : word.status;
    const state = step ?? before?.state ?? word.status;
    if (!before) await this.disputes.insert(tx, { ...newOf(held), state, word });
    const dispute = before ?? (await this.disputes.ofProvider(tx, word.id));
    if (!dispute) throw new Error('Postgres did not return the dispute it inserted');
    const dueAt = undecidedStates.includes(state) ? new Date(at.getTime() + dayMs) : null;
    await this.disputes.change(tx, dispute.id, { state, word, dueAt });
    await this.books.move(tx, { ...held, dispute: { ...dispute, state } }, word.movements);
    if (step === null) return;
    await this.books.returnShare(tx, locked, { ...dispute, state });
    const about = { entity: 'dispute', entityId: dispute.id, at, actorId: null, reason: word.reason };
    await history.record(tx, [{ ...about, from: before?.state ?? birth, to: step }]);
    await this.tell(tx, dispute, before?.state ?? null, step);
  }

  private async tell(tx: Tx, dispute: LockedDispute, from: DisputeState | null, to: DisputeState): Promise<void> {
    const { id: disputeId, campaignId } = dispute;
    const caller = systemCaller('disputes.record');
    const details = { campaignId, pledgeId: dispute.pledgeId };
    await this.audit.record(tx, [
      { caller, action: `dispute.${to}`, subject: 'dispute', subjectId: disputeId, details },
    ]);
    const about = { disputeId, campaignId };
    if (!undecidedStates.includes(to)) await this.outbox.emit(tx, [disputeClosed(about)]);
    else if (from === null || isMoreSerious(from, to)) await this.outbox.emit(tx, [disputeOpened(about)]);
  }
}

/** An inquiry has become a dispute. */
const isMoreSerious = (from: DisputeState, to: DisputeState): boolean =>
  from.startsWith('warning_') && !to.startsWith('warning_');

const newOf = ({ payment, isUnexpected }: Held) => ({
  campaignId: payment.campaignId,
  pledgeId: payment.pledgeId,
  paymentId: payment.id,
  currency: payment.currency,
  isUnexpected,
});

/** The first thing in which it is not about our charge. A bank may dispute a part, never more than was charged. */
function mismatchOf(payment: PaymentView, { currency, amount, movements }: ProviderDispute): string | null {
  if (currency !== payment.currency) return 'currency';
  if (movements.some((movement) => movement.currency !== payment.currency)) return 'balance-currency';
  return amount > payment.amount + payment.tip ? 'amount' : null;
}

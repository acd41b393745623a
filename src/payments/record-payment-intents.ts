import { Injectable, Logger } from '@nestjs/common';
import { accounts, Ledger } from '../ledger/index.js';
import { Clock } from '../platform/clock.js';
import { type Tx } from '../platform/database/index.js';
import { isUuid } from '../platform/http/index.js';
import { type OutboxEvent, Outbox } from '../platform/outbox/index.js';
import { history } from '../platform/states/index.js';
import { PaymentAttemptsRepository } from './payment-attempts.repository.js';
import {
  paymentCancelled,
  paymentDeclined,
  paymentNeedsAuthentication,
  type PaymentNews,
  paymentProcessing,
  paymentSucceeded,
} from './payment.events.js';
import { type AttemptOutcome, decideReceipt, type PaymentMove, type PaymentReceipt } from './payment.rules.js';
import { type PaymentState } from './payment.state.js';
import { type LockedPayment, type PaymentChange, PaymentsRepository } from './payments.repository.js';
import { ProviderMode } from './provider-mode.js';

/** What became of one receipt, in the order they were given. */
export interface RecordedPayment {
  /** Null when the payment is none of ours. */
  readonly itemId: string | null;
  readonly state: PaymentState | null;
  /** The field in which the provider's object differs from our row: nothing was recorded. */
  readonly mismatch: string | null;
  /** The end that this receipt gave to the open attempt. */
  readonly ended: AttemptOutcome | null;
  /** The attempt that is still without an end. */
  readonly openAttempt: number | null;
}

type Moved = { held: LockedPayment; receipt: PaymentReceipt; move: Extract<PaymentMove, { kind: 'moves' }> };

const hour = 3_600_000;

/**
 * The one function for every answer, webhook, return page and catch-up about payments: finds the row by our item in the
 * metadata or by the provider's id, checks mode, amount, currency and customer, moves it forward only, and books and
 * tells the success in the same transaction. Any number at once, in the same few statements.
 */
@Injectable()
export class RecordPaymentIntents {
  private readonly logger = new Logger(RecordPaymentIntents.name);

  constructor(
    private readonly payments: PaymentsRepository,
    private readonly attempts: PaymentAttemptsRepository,
    private readonly ledger: Ledger,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly mode: ProviderMode,
  ) {}

  async execute(tx: Tx, receipts: readonly PaymentReceipt[]): Promise<RecordedPayment[]> {
    const found = await this.payments.lock(tx, {
      itemIds: receipts.flatMap(({ payment }) => (payment.itemId && isUuid(payment.itemId) ? [payment.itemId] : [])),
      providerIds: receipts.map(({ payment }) => payment.id),
    });
    const held = new Map(found.map((payment) => [payment.itemId, payment]));
    const byProviderId = new Map(found.map((payment) => [payment.providerId, payment]));
    const moved: Moved[] = [];
    const recorded = receipts.map((receipt) => {
      const { payment } = receipt;
      const itemId = payment.itemId ?? byProviderId.get(payment.id)?.itemId;
      const row = itemId === undefined ? undefined : held.get(itemId);
      if (!row) return unknownPayment;
      const move = decideReceipt(row, receipt, this.mode.live);
      if (move.kind === 'mismatch') return this.refuse(row, payment.id, move.field);
      if (move.kind === 'nothing') return standing(row);
      moved.push({ held: row, receipt, move });
      // A second receipt for the same payment in this group is judged by what the first one left.
      const left = after(row, payment.id, move);
      held.set(row.itemId, left);
      return { ...standing(left), ended: row.openAttempt === null ? null : move.attempt };
    });
    if (moved.length > 0) await this.write(tx, moved, await this.clock.now(tx));
    return recorded;
  }

  private refuse(row: LockedPayment, providerId: string, field: string): RecordedPayment {
    this.logger.error({
      message: 'a payment differs from our row and was not recorded',
      item: row.itemId,
      providerId,
      field,
    });
    return { ...standing(row), mismatch: field };
  }

  private async write(tx: Tx, moved: readonly Moved[], now: Date): Promise<void> {
    // The last receipt of a payment is what its row becomes; each step on the way has its history and its events.
    const changes = new Map(moved.map((step) => [step.held.id, changeOf(step, now)]));
    await this.payments.change(tx, [...changes.values()]);
    for (const steps of rounds(moved)) {
      await this.attempts.finish(
        tx,
        steps.flatMap(({ held, move }) =>
          held.openAttempt === null ? [] : [{ ...move.attempt, paymentId: held.id, number: held.openAttempt }],
        ),
        now,
      );
    }
    await history.record(
      tx,
      moved.flatMap(({ held, move, receipt }) => historyOf(held, move.to, receipt, now)),
    );
    await this.ledger.post(
      tx,
      moved.filter(({ move }) => move.to === 'succeeded').map(({ held }) => collected(held, now)),
    );
    await this.outbox.emit(tx, moved.flatMap(eventsOf));
  }
}

const unknownPayment: RecordedPayment = { itemId: null, state: null, mismatch: null, ended: null, openAttempt: null };

const standing = ({ itemId, state, openAttempt }: LockedPayment): RecordedPayment => ({
  itemId,
  state,
  mismatch: null,
  ended: null,
  openAttempt,
});

/** The row as this move leaves it. */
const after = (row: LockedPayment, providerId: string, move: Moved['move']): LockedPayment => ({
  ...row,
  state: move.to,
  providerId,
  declinedChargeId: move.declinedChargeId,
  openAttempt: move.attempt.outcome === 'processing' ? row.openAttempt : null,
});

function changeOf({ held, receipt, move }: Moved, now: Date): PaymentChange {
  const succeeded = move.to === 'succeeded';
  return {
    id: held.id,
    state: move.to,
    providerId: receipt.payment.id,
    chargeId: succeeded ? receipt.payment.chargeId : null,
    declinedChargeId: move.declinedChargeId,
    succeededAt: succeeded ? now : null,
    askAt: askAt(held, move.to, now),
  };
}

/** When to ask by ourselves: a debit daily, a fee an hour after the charge. Usually a webhook comes first. */
function askAt(held: LockedPayment, to: PaymentState, now: Date): Date | null {
  if (to === 'processing') return new Date(now.getTime() + 24 * hour);
  if (to === 'succeeded' && held.feeKnownAt === null) return new Date(now.getTime() + hour);
  return null;
}

/** Rounds in which each payment comes once: one statement cannot update a row twice. Nearly always a single round. */
function rounds(moved: readonly Moved[]): Moved[][] {
  const result: Moved[][] = [];
  const seen = new Map<string, number>();
  for (const step of moved) {
    const round = seen.get(step.held.id) ?? 0;
    seen.set(step.held.id, round + 1);
    (result[round] ??= []).push(step);
  }
  return result;
}

const historyOf = (held: LockedPayment, to: PaymentState, receipt: PaymentReceipt, at: Date) =>
  held.state === to
    ? []
    : [
        {
          entity: 'payment',
          entityId: held.id,
          from: held.state,
          to,
          at,
          actorId: null,
          reason: receipt.refusal?.code ?? receipt.payment.lastDecline?.code ?? receipt.payment.status,
        },
      ];

/** Gross to the campaign, the tip to the platform. The provider's fee is booked when its balance transaction comes. */
const collected = (held: LockedPayment, at: Date) => ({
  reference: collectedReference(held.itemId),
  currency: held.currency,
  at,
  postings: [
    { from: accounts.outside, to: accounts.campaignFunds(held.campaignId), amount: held.amount },
    { from: accounts.outside, to: accounts.platformTips, amount: held.tip },
  ],
});

export const collectedReference = (itemId: string): string => `pledge-collected-${itemId}`;

function eventsOf({ held, move }: Moved): OutboxEvent[] {
  const news: PaymentNews = {
    paymentId: held.id,
    itemId: held.itemId,
    pledgeId: held.pledgeId,
    campaignId: held.campaignId,
  };
  const { outcome, code, declineCode, adviceCode } = move.attempt;
  const attempt = held.openAttempt;
  switch (outcome) {
    case 'succeeded':
      return [paymentSucceeded(news)];
    case 'cancelled':
      return [paymentCancelled(news)];
    case 'processing':
      return [paymentProcessing(news)];
    case 'authentication_required':
      // Without an attempt of ours the backer is at it in person, and the page says what happened.
      return attempt === null ? [] : [paymentNeedsAuthentication({ ...news, attempt })];
    case 'soft_decline':
    case 'hard_decline':
      return attempt === null
        ? []
        : [paymentDeclined({ ...news, attempt, kind: outcome, code: code ?? 'declined', declineCode, adviceCode })];
  }
}

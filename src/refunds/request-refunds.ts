import { Injectable } from '@nestjs/common';
import { Campaigns, type CampaignUnderLock } from '../campaigns/index.js';
import { Payments, type PaymentView } from '../payments/index.js';
import { Database, type Tx } from '../platform/database/index.js';
import { birth, history } from '../platform/states/index.js';
import { Pledges } from '../pledges/index.js';
import { type RefundCause } from './refund.state.js';
import { type NewRefund, RefundsRepository } from './refunds.repository.js';
import { SetAside } from './set-aside.js';

const pageSize = 1_000;

/** Writes down what goes back by itself, before anybody is called: one row per charge, all that is left, tip included. */
@Injectable()
export class RequestRefunds {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly payments: Payments,
    private readonly pledges: Pledges,
    private readonly refunds: RefundsRepository,
    private readonly setAside: SetAside,
  ) {}

  /**
   * Of a campaign that gives everything back, or has, and has paid nothing out: every charge of a collected pledge. Harmless
   * when repeated.
   */
  async everything(campaignId: string): Promise<void> {
    for (let after: string | undefined; ;) {
      const page = await this.payments.ofCampaign(null, campaignId, {
        state: 'succeeded',
        ...(after && { after }),
        limit: pageSize,
      });
      await this.database.inTransaction((tx) => this.ofCampaign(tx, campaignId, page));
      after = page.at(-1)?.id;
      if (page.length < pageSize) return;
    }
  }

  /** Of charges that succeeded while their campaign was already refunding. */
  async late(campaignId: string, itemIds: readonly string[]): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      await this.ofCampaign(tx, campaignId, await this.payments.ofItems(tx, itemIds));
    });
  }

  /** Of money that came for pledges which were no longer open; it is booked apart and no part of any total. */
  async unexpected(campaignId: string, itemIds: readonly string[]): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const locked = await this.campaigns.lock(tx, campaignId, 'group');
      await this.insert(tx, locked, 'unexpected_receipt', await this.payments.ofItems(tx, itemIds));
    });
  }

  private async ofCampaign(tx: Tx, campaignId: string, page: readonly PaymentView[]): Promise<void> {
    const locked = await this.campaigns.lock(tx, campaignId, 'group');
    // After its end a bank may still give back what was lost.
    if (!['refunding', 'cancelled', 'unsuccessful'].includes(locked.campaign.state)) return;
    // Then what is unpaid goes back, to each their part (`ReturnCalledOff`).
    if (await this.refunds.isPaidOut(tx, campaignId)) return;
    // What came for a dropped pledge is an unexpected receipt, with a row and an account of its own.
    const cards = await this.pledges.cardsOf(page.map(({ pledgeId }) => pledgeId), tx); // prettier-ignore
    const collected = new Set(cards.filter(({ state }) => state === 'collected').map(({ pledgeId }) => pledgeId));
    const cause = locked.campaign.refundReason ?? 'cancelled';
    await this.insert(tx, locked, cause, page.filter(({ pledgeId }) => collected.has(pledgeId))); // prettier-ignore
  }

  private async insert(tx: Tx, locked: CampaignUnderLock, cause: RefundCause, payments: readonly PaymentView[]) {
    if (payments.length === 0) return;
    const { now } = locked;
    const ids = await this.refunds.insert(tx, cause, payments.map(toRefund), now);
    await history.record(
      tx,
      ids.map((entityId) => ({
        entity: 'refund',
        entityId,
        from: birth,
        to: 'requested',
        at: now,
        actorId: null,
        reason: cause,
      })),
    );
    if (cause !== 'unexpected_receipt') await this.setAside.all(tx, locked, await this.refunds.lock(tx, ids));
  }
}

const toRefund = ({ campaignId, pledgeId, id, amount, tip, currency }: PaymentView): NewRefund => ({
  campaignId,
  pledgeId,
  paymentId: id,
  amount,
  tip,
  currency,
});

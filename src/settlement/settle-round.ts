import { Injectable } from '@nestjs/common';
import { Campaigns, type CampaignUnderLock, type Step } from '../campaigns/index.js';
import { accounts, Ledger } from '../ledger/index.js';
import { Database, type Tx } from '../platform/database/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { ItemSums } from './item-sums.js';
import { decideShortfall, platformFee } from './outcome.rules.js';
import { type RoundRef } from './rounds.repository.js';
import { assertAgree } from './settlement.errors.js';
import { campaignRefunding, campaignSettled, roundEnded } from './settlement.events.js';

/** When every item is collected or dropped: keep it by the declared policy and take the platform's fee, or refund all. */
@Injectable()
export class SettleRound {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly sums: ItemSums,
    private readonly ledger: Ledger,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Does nothing while an item is not final or the campaign suspended, and nothing the second time.
   *
   * @throws BooksDisagree when items, totals and ledger do not name the same sum: then nothing is settled.
   */
  async execute({ campaignId, round: number }: RoundRef): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const locked = await this.campaigns.lock(tx, campaignId, 'close');
      const { campaign, round, now } = locked;
      if (round.number !== number || round.state !== 'collecting') return;
      const sums = await this.sums.of(tx, { campaignId, round: number });
      if (sums.unfinished > 0) return;
      const step = { at: now, actorId: null };
      if (campaign.state === 'refunding') return this.failRound(tx, locked, { ...step, reason: 'called off' });
      if (campaign.state !== 'collecting') return;
      await this.assertBooks(tx, locked, sums);
      const decision = decideShortfall({
        model: campaign.model,
        policy: campaign.shortfallPolicy,
        toleranceBps: campaign.toleranceBps,
        target: round.target,
        collected: sums.collected,
        // Match that the collected pledges confirmed joins here when pools exist.
        matched: 0n,
      });
      if (decision === 'settle') await this.settle(tx, locked, { ...step, reason: 'settled' });
      else await this.refund(tx, locked, { ...step, reason: 'shortfall' });
    });
  }

  /** The same money, counted in three ways by three modules. */
  private async assertBooks(
    tx: Tx,
    { campaign, totals }: CampaignUnderLock,
    sums: { collected: bigint; dropped: bigint },
  ): Promise<void> {
    const funds = await this.ledger.balance(accounts.campaignFunds(campaign.id), campaign.currency, tx);
    assertAgree(`funds and collected items of campaign ${campaign.id}`, funds, sums.collected);
    assertAgree(`collected total and items of campaign ${campaign.id}`, totals.collected, sums.collected);
    assertAgree(`dropped total and items of campaign ${campaign.id}`, totals.dropped, sums.dropped);
    assertAgree(`chargeable total of campaign ${campaign.id} and nothing`, totals.chargeable, 0n);
  }

  private async settle(tx: Tx, { campaign, round, totals, now }: CampaignUnderLock, step: Step): Promise<void> {
    const { fee, vat } = platformFee(totals.collected, campaign);
    const funds = accounts.campaignFunds(campaign.id);
    await this.ledger.post(tx, [
      {
        reference: `platform-fee-${campaign.id}-${round.number}`,
        currency: campaign.currency,
        at: now,
        postings: [
          { from: funds, to: accounts.platformFees, amount: fee },
          { from: funds, to: accounts.platformVat, amount: vat },
        ],
      },
    ]);
    const { number } = round;
    await this.campaigns.advanceRound(tx, {
      ...step,
      campaignId: campaign.id,
      number,
      from: 'collecting',
      to: 'settled',
    });
    await this.campaigns.advanceCampaign(tx, { ...step, id: campaign.id, from: 'collecting', to: 'successful' });
    const about = { campaignId: campaign.id, round: number };
    await this.outbox.emit(tx, [campaignSettled(about), roundEnded(about)]);
  }

  private async refund(tx: Tx, locked: CampaignUnderLock, step: Step): Promise<void> {
    const { id } = locked.campaign;
    await this.failRound(tx, locked, step);
    await this.campaigns.advanceCampaign(tx, {
      ...step,
      id,
      from: 'collecting',
      to: 'refunding',
      refundReason: 'shortfall',
    });
    await this.outbox.emit(tx, [campaignRefunding({ campaignId: id, round: locked.round.number })]);
  }

  private async failRound(tx: Tx, { campaign, round }: CampaignUnderLock, step: Step): Promise<void> {
    const { number } = round;
    await this.campaigns.advanceRound(tx, {
      ...step,
      campaignId: campaign.id,
      number,
      from: 'collecting',
      to: 'failed',
    });
    await this.outbox.emit(tx, [roundEnded({ campaignId: campaign.id, round: number })]);
  }
}

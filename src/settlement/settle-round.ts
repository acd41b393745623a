import { Injectable } from '@nestjs/common';
import {
  Campaigns,
  type CampaignState,
  type CampaignUnderLock,
  collectingStates,
  endsUncharged,
  gained,
  inRound,
  needsTarget,
  roundsOf,
  roundStatesAfter,
  stateOf,
  type Step,
} from '../campaigns/index.js';
import { accounts, Ledger } from '../ledger/index.js';
import { Database, type Tx } from '../platform/database/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { Pledges } from '../pledges/index.js';
import { ItemSums, type Sums } from './item-sums.js';
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
    private readonly pledges: Pledges,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Does nothing while an item is not final or the campaign suspended, and nothing the second time.
   *
   * @throws BooksDisagree when items, totals and ledger do not name the same sum: then nothing is settled.
   */
  async execute({ campaignId, round: number }: RoundRef): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const locked = inRound(await this.campaigns.lock(tx, campaignId, 'close'), number);
      if (locked?.round.state !== 'collecting') return;
      const { campaign, round, now } = locked;
      const sums = await this.sums.of(tx, { campaignId, round: number });
      if (sums.unfinished > 0) return;
      const step = { at: now, actorId: null };
      if (campaign.state === 'refunding') return this.failRound(tx, locked, { ...step, reason: 'called off' });
      if (!isCollecting(campaign.state)) return;
      await this.assertBooks(tx, locked, sums);
      const decision = decideShortfall({
        needsTarget: needsTarget(campaign.model, number),
        policy: campaign.shortfallPolicy,
        toleranceBps: campaign.toleranceBps,
        target: round.target,
        collected: sums.collected,
        // Match that the collected pledges confirmed joins here when pools exist.
        matched: 0n,
      });
      if (decision === 'settle') await this.settle(tx, locked, { ...step, reason: 'settled' });
      else if (number === 1) await this.refund(tx, locked, { ...step, reason: 'shortfall' });
      else await this.endWithoutMoney(tx, locked, { ...step, reason: 'nothing collected' });
    });
  }

  /**
   * The same money, counted in three ways by three modules. The funds are those of both rounds; what left them since, as a
   * fee or back to a backer, does not make them disagree.
   */
  private async assertBooks(
    tx: Tx,
    { campaign, totals, others }: CampaignUnderLock,
    sums: Pick<Sums, 'collected' | 'dropped' | 'shipping'>,
  ): Promise<void> {
    let expected = gained(sums);
    for (const other of others) {
      expected += gained(await this.sums.of(tx, { campaignId: campaign.id, round: other.round.number }));
    }
    const flows = await this.ledger.flows(accounts.campaignFunds(campaign.id), campaign.currency, tx);
    const booked = flows
      .filter(({ kind }) => kind === 'pledge-collected' || kind === 'unexpected-receipt')
      .reduce((sum, { amount }) => sum + amount, 0n);
    assertAgree(`funds and collected items of campaign ${campaign.id}`, booked, expected);
    assertAgree(`collected total and items of campaign ${campaign.id}`, totals.collected, sums.collected);
    assertAgree(`shipping total and items of campaign ${campaign.id}`, totals.shipping, sums.shipping);
    assertAgree(`dropped total and items of campaign ${campaign.id}`, totals.dropped, sums.dropped);
    assertAgree(`chargeable total of campaign ${campaign.id} and nothing`, totals.chargeable, 0n);
  }

  private async settle(tx: Tx, locked: CampaignUnderLock, step: Step): Promise<void> {
    const { campaign, round, totals, now } = locked;
    const { fee, vat } = platformFee(gained(totals), campaign);
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
    await this.follow(tx, locked, 'settled', step);
    const about = { campaignId: campaign.id, round: number };
    await this.outbox.emit(tx, [campaignSettled(about), roundEnded(about)]);
  }

  /** The whole campaign goes back. A second round that is still uncharged fails with the first, and releases its pledges. */
  private async refund(tx: Tx, locked: CampaignUnderLock, step: Step): Promise<void> {
    const { id, state: from } = locked.campaign;
    await this.failRound(tx, locked, step);
    for (const { round } of roundsOf(locked).filter((other) => endsUncharged(other.round.state))) {
      const { number, state } = round;
      await this.campaigns.advanceRound(tx, { ...step, campaignId: id, number, from: state, to: 'failed' });
      await this.pledges.releaseRound(tx, id, number, step);
    }
    await this.campaigns.advanceCampaign(tx, { ...step, id, from, to: 'refunding', refundReason: 'shortfall' });
    await this.outbox.emit(tx, [campaignRefunding({ campaignId: id, round: locked.round.number })]);
  }

  /** Of a second round nothing came: there is nothing to give back, and the first one is not touched. */
  private async endWithoutMoney(tx: Tx, locked: CampaignUnderLock, step: Step): Promise<void> {
    await this.failRound(tx, locked, step);
    await this.follow(tx, locked, 'failed', step);
  }

  /** The campaign moves on when this round was what it waited for. */
  private async follow(tx: Tx, locked: CampaignUnderLock, state: 'settled' | 'failed', step: Step): Promise<void> {
    const { id, state: from } = locked.campaign;
    const to = stateOf(roundStatesAfter(locked, state));
    if (to !== from) await this.campaigns.advanceCampaign(tx, { ...step, id, from, to });
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

const isCollecting = (state: CampaignState): boolean => (collectingStates as readonly CampaignState[]).includes(state);

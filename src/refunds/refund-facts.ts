import { Injectable } from '@nestjs/common';
import { Campaigns, type CampaignUnderLock, roundsOf } from '../campaigns/index.js';
import { Payments, type PaymentView } from '../payments/index.js';
import { type Tx } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { PledgeNotFound, type PledgePlace, Pledges, type PledgeState } from '../pledges/index.js';
import { isPartyOf, type Project, Projects } from '../projects/index.js';
import { Users } from '../users/index.js';
import { ChargeDisputed } from './disputes/dispute.errors.js';
import { type Part } from './ordering.rules.js';
import { EverythingIsRefunded, NothingToRefund, RefundFeeNotKnown, RefundTooEarly } from './refund.errors.js';
import { RefundsRepository } from './refunds.repository.js';

/** What a refund is decided on, under the campaign's lock. */
export interface HeldCharge {
  readonly locked: CampaignUnderLock;
  readonly project: Project;
  readonly payment: PaymentView;
  /** What was not asked back yet. */
  readonly left: Part;
}

/** People, money and time that orders of refunds are judged by. */
@Injectable()
export class RefundFacts {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly projects: Projects,
    private readonly pledges: Pledges,
    private readonly payments: Payments,
    private readonly users: Users,
    private readonly refunds: RefundsRepository,
  ) {}

  /** The pledge, for the people of its project and finance; to others it does not exist. @throws PledgeNotFound */
  async pledge(id: string, caller: Caller): Promise<PledgePlace> {
    const place = await this.pledges.placeOf(id);
    if (!place) throw new PledgeNotFound();
    const campaign = await this.campaigns.find(place.campaignId);
    const project = campaign && (await this.projects.get(campaign.projectId));
    if (!project || (!isPartyOf(project, caller) && !caller.roles.includes('finance'))) throw new PledgeNotFound();
    return place;
  }

  /** Asks once more who orders, now that nothing moves. @throws RoleMissing, RefundTooEarly, EverythingIsRefunded, NothingToRefund, ChargeDisputed */
  async hold(tx: Tx, place: PledgePlace, caller: Caller): Promise<HeldCharge> {
    const { locked, project } = await this.lockWithProject(tx, place.campaignId);
    if (!isPartyOf(project, caller)) await this.users.assertRole(tx, caller, 'finance');
    return this.chargeOf(tx, place, { locked, project });
  }

  /** The same, where it follows from what its backer may ask by law. @throws RefundTooEarly, EverythingIsRefunded, NothingToRefund, ChargeDisputed */
  async holdCharge(tx: Tx, place: PledgePlace): Promise<HeldCharge> {
    return this.chargeOf(tx, place, await this.lockWithProject(tx, place.campaignId));
  }

  private async lockWithProject(tx: Tx, campaignId: string): Promise<Pick<HeldCharge, 'locked' | 'project'>> {
    const locked = await this.campaigns.lock(tx, campaignId, 'group');
    return { locked, project: await this.projects.get(locked.campaign.projectId, tx) };
  }

  private async chargeOf(
    tx: Tx,
    place: PledgePlace,
    { locked, project }: Pick<HeldCharge, 'locked' | 'project'>,
  ): Promise<HeldCharge> {
    const payment = await this.paymentOf(tx, place.id);
    if ((await this.pledges.placeOf(place.id, tx))?.state !== 'collected') throw new NothingToRefund();
    if (locked.campaign.state === 'refunding') throw new EverythingIsRefunded();
    const round = roundsOf(locked).find((one) => one.round.number === place.round);
    if (round?.round.state !== 'settled') throw new RefundTooEarly();
    await this.assertUndisputed(tx, payment);
    return { locked, project, payment, left: await this.left(tx, payment) };
  }

  /** @throws ChargeDisputed */
  async assertUndisputed(tx: Tx, payment: PaymentView): Promise<void> {
    if (await this.refunds.isBarred(tx, payment.id)) throw new ChargeDisputed();
  }

  /** @throws NothingToRefund */
  async paymentOf(tx: Tx, pledgeId: string): Promise<PaymentView> {
    const payment = await this.payments.ofPledge(tx, pledgeId);
    if (payment?.state !== 'succeeded') throw new NothingToRefund();
    return payment;
  }

  /** @throws RoleTooYoung */
  assertSeasoned(tx: Tx, caller: Caller): Promise<void> {
    return this.users.assertSeasonedRole(tx, caller, 'finance');
  }

  /** What was neither asked back nor taken by a bank. */
  async left(tx: Tx, payment: PaymentView): Promise<Part> {
    const live = await this.refunds.live(tx, payment.id);
    return { amount: payment.amount - live.amount, tip: payment.tip - live.tip };
  }

  /** The campaign under its lock, and how far its pledge is. */
  async holdPledge(
    tx: Tx,
    campaignId: string,
    pledgeId: string,
  ): Promise<{ locked: CampaignUnderLock; pledgeState: PledgeState | undefined }> {
    const locked = await this.campaigns.lock(tx, campaignId, 'group');
    return { locked, pledgeState: (await this.pledges.placeOf(pledgeId, tx))?.state };
  }

  /** The campaign under its lock, once the provider has told the fee of every charge. @throws RefundFeeNotKnown */
  async holdWithFees(tx: Tx, campaignId: string): Promise<CampaignUnderLock> {
    const locked = await this.campaigns.lock(tx, campaignId, 'group');
    if ((await this.payments.feesUnknown(tx, campaignId)) > 0) throw new RefundFeeNotKnown();
    return locked;
  }

  /** The campaign and its project under the lock, for who decides as finance. @throws RoleMissing */
  async holdForFinance(
    tx: Tx,
    campaignId: string,
    caller: Caller,
  ): Promise<{ locked: CampaignUnderLock; project: Project }> {
    const held = await this.lockWithProject(tx, campaignId);
    await this.users.assertRole(tx, caller, 'finance');
    return held;
  }
}

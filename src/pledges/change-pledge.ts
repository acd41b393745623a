import { Injectable } from '@nestjs/common';
import { type Caller } from '../platform/http/index.js';
import { assertConsent, type ShownConsent } from './consent.js';
import { type GroupDraft } from './group-draft.js';
import { type HeldPledge, totalOf } from './held-pledge.js';
import { type Visibility } from './pledge.entity.js';
import { pledgeChanged } from './pledge.events.js';
import { assertChangeable, assertMayTakeAway, assertOpen, assertWish, type ChosenReward } from './pledge.rules.js';
import { PledgeGroups } from './pledge-groups.js';

/** What is to be different; what is absent stays. Amounts in minor units. */
export interface PledgeChange {
  readonly amount?: bigint;
  readonly currency?: string;
  readonly tip?: bigint;
  readonly rewards?: readonly ChosenReward[];
  /** The country to which its rewards are sent. */
  readonly destination?: string | null;
  readonly visibility?: Visibility;
  readonly consent?: ShownConsent;
}

/** Changes amount, tip, rewards, destination or visibility until the deadline. A higher total needs a new consent. */
@Injectable()
export class ChangePledge {
  constructor(private readonly groups: PledgeGroups) {}

  /** @throws the errors of `MakePledge`, and PledgeNotFound, PledgeNotOpen, WouldMissTarget, ConsentMissing */
  async execute(pledge: { id: string; campaignId: string }, change: PledgeChange, caller: Caller): Promise<HeldPledge> {
    return this.groups.submit({
      caller,
      pledgeId: pledge.id,
      campaignId: pledge.campaignId,
      decide: (draft) => decideChange(draft, pledge.id, change),
    });
  }
}

function decideChange(draft: GroupDraft, id: string, change: PledgeChange): HeldPledge {
  const campaign = draft.situation;
  const pledge = draft.pledge(id);
  assertChangeable(pledge.state);
  assertOpen(campaign);
  const shelf = draft.shelf;
  const rewards = change.rewards?.map((chosen) => ({ ...chosen, price: shelf.get(chosen.rewardId)?.price ?? 0n }));
  const wanted: HeldPledge = {
    ...pledge,
    amount: change.amount ?? pledge.amount,
    tip: change.tip ?? pledge.tip,
    destination: change.destination ?? pledge.destination,
    visibility: change.visibility ?? pledge.visibility,
    rewards: rewards ?? pledge.rewards,
  };
  const wish = { ...wanted, currency: change.currency ?? pledge.currency };
  const next = { ...wanted, ...assertWish(wish, campaign.currency, shelf, pledge.rewards) };
  if (pledge.state === 'active') assertMayTakeAway(campaign, pledge.amount - next.amount);
  const total = totalOf(next);
  const asks = total > pledge.consentedTotal || change.consent !== undefined;
  const consent = asks ? assertConsent(campaign, total, pledge.locale, change.consent) : undefined;
  draft.change({ ...next, consentedTotal: consent?.total ?? pledge.consentedTotal }, consent);
  draft.tell(pledgeChanged({ pledgeId: id, campaignId: pledge.campaignId, at: campaign.now.toISOString() }));
  return draft.pledge(id);
}

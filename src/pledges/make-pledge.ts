import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type Caller } from '../platform/http/index.js';
import { type AddressInput, addressIn } from './address.rules.js';
import { normaliseEmail } from '../users/index.js';
import { assertConsent, type ShownConsent } from './consent.js';
import { type ConsentLocale } from './consent.rules.js';
import { DenialsRepository } from './denials.repository.js';
import { type GroupDraft } from './group-draft.js';
import { type Guest, type HeldPledge, totalOf } from './held-pledge.js';
import { type Visibility } from './pledge.entity.js';
import { AddressDenied, BackerUnknown } from './pledge.errors.js';
import { pledgeMade } from './pledge.events.js';
import { assertOpen, assertWish, holdUntil, type Wish } from './pledge.rules.js';
import { PledgeGroups } from './pledge-groups.js';

export interface NewPledge extends Wish {
  readonly visibility: Visibility;
  readonly locale: ConsentLocale;
  readonly consent: ShownConsent;
  /** Where its rewards are sent; it can be written down later, too. */
  readonly address?: AddressInput;
  readonly guest?: Omit<Guest, 'locale'>;
}

/** Takes a pledge as `pending`: it holds its rewards for 30 minutes while the backer saves a card. */
@Injectable()
export class MakePledge {
  constructor(
    private readonly groups: PledgeGroups,
    private readonly denials: DenialsRepository,
  ) {}

  /**
   * @throws BackerUnknown, AddressDenied, CampaignNotFound, CampaignNotAcceptingPledges, DeadlinePassed, WrongCurrency,
   *   AmountNotChargeable, AmountBetweenSteps, RewardNotOffered, AmountBelowRewards, RewardSoldOut, DestinationMissing,
   *   RewardNotShippedThere, PostalCodeWrong, ConsentOutdated
   */
  async execute(campaignId: string, pledge: NewPledge, caller: Caller): Promise<HeldPledge> {
    if (!caller.userId) await this.assertGuest(pledge.guest);
    return this.groups.submit({ campaignId, caller, decide: (draft) => decideMake(draft, pledge, caller) });
  }

  private async assertGuest(guest: NewPledge['guest']): Promise<void> {
    if (!guest) throw new BackerUnknown();
    if (await this.denials.isBlocked(normaliseEmail(guest.email))) throw new AddressDenied();
  }
}

function decideMake(draft: GroupDraft, wanted: NewPledge, caller: Caller): HeldPledge {
  const campaign = draft.situation;
  assertOpen(campaign);
  const shelf = draft.shelf;
  const shipment = assertWish(wanted, campaign.currency, shelf);
  const total = totalOf({ ...wanted, ...shipment });
  const consent = assertConsent(campaign, total, wanted.locale, wanted.consent);
  const pledge: HeldPledge = {
    id: uuidv7(),
    campaignId: campaign.campaignId,
    round: campaign.round,
    backerId: caller.userId ?? '',
    state: 'pending',
    amount: wanted.amount,
    tip: wanted.tip,
    ...shipment,
    currency: campaign.currency,
    visibility: wanted.visibility,
    locale: wanted.locale,
    madeAt: campaign.now,
    holdUntil: holdUntil(campaign.now, campaign.deadline),
    card: null,
    activatedAt: null,
    rewards: wanted.rewards.map((chosen) => ({ ...chosen, price: shelf.get(chosen.rewardId)?.price ?? 0n })),
    consentedTotal: consent.total,
  };
  const { destination } = shipment;
  const address = wanted.address && destination !== null ? addressIn(destination, wanted.address) : undefined;
  const guest = !caller.userId && wanted.guest ? { ...wanted.guest, locale: wanted.locale } : undefined;
  draft.add(pledge, consent, caller.userId, guest);
  if (address) draft.addresses.set(pledge.id, address);
  draft.tell(pledgeMade({ pledgeId: pledge.id, campaignId: pledge.campaignId }));
  return pledge;
}

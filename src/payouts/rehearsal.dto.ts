import { money, type MoneyJson, toJson } from '../money/index.js';
import {
  ChoiceField,
  FlagField,
  IdField,
  InstantField,
  IntegerField,
  MoneyField,
  NestedField,
  NestedListField,
  TextField,
} from '../platform/http/index.js';
import { PayoutTermResponse } from './payouts.dto.js';
import { type Share } from './rehearsal.rules.js';
import { type RehearsalView } from './rehearse-campaign.js';

const sum = { min: 0, max: Number.MAX_SAFE_INTEGER };
const count = { min: 0, max: 2 ** 31 - 1 };

export class ShareResponse {
  @IntegerField(count)
  pledges!: number;

  @MoneyField(sum)
  amount!: MoneyJson;
}

/** Of the open round's pledges, by its real deadline. */
export class RehearsedCardsResponse {
  @NestedField(() => ShareResponse, { description: 'The provider has forgotten the card.' })
  removed!: ShareResponse;

  @NestedField(() => ShareResponse)
  expired!: ShareResponse;

  @NestedField(() => ShareResponse)
  expireBeforeDeadline!: ShareResponse;

  @NestedField(() => ShareResponse, { description: 'Good at the deadline, not to the end of the collection window.' })
  expireWhileCollecting!: ShareResponse;
}

export class FeeEstimateResponse {
  @MoneyField({ ...sum, nullable: true, description: 'Null when no fee in this currency is known yet.' })
  amount!: MoneyJson | null;

  @IntegerField({ ...count, description: 'Of how many charges the provider has told what it kept.' })
  fromCharges!: number;

  @MoneyField({ ...sum, description: 'The sum of those charges.' })
  charged!: MoneyJson;

  @MoneyField({ ...sum, description: 'What it kept of them; the estimate is in this proportion.' })
  kept!: MoneyJson;
}

export class RehearsedLineResponse {
  @IdField({ nullable: true, description: 'Null while nobody is named who receives the money.' })
  recipientId!: string | null;

  @TextField({ max: 200, nullable: true })
  legalName!: string | null;

  @FlagField({ description: 'Whether the provider lets money be transferred to the account now.' })
  ready!: boolean;

  @MoneyField(sum)
  amount!: MoneyJson;
}

/** What would happen if the campaign ended now. Nothing of it is decided by being shown. */
export class RehearsalResponse {
  @IdField()
  campaignId!: string;

  @InstantField()
  at!: string;

  @IntegerField({ min: 1, max: 2 })
  round!: number;

  @ChoiceField(['collect', 'unsuccessful'])
  outcome!: 'collect' | 'unsuccessful';

  @NestedField(() => ShareResponse)
  pledged!: ShareResponse;

  @NestedField(() => ShareResponse, {
    description: 'Still waiting for a card: asked about at closing, not counted here.',
  })
  pending!: ShareResponse;

  @MoneyField({ ...sum, description: 'What would be charged, without tips; of an earlier round what is still open.' })
  chargeable!: MoneyJson;

  @MoneyField({ ...sum, description: 'Tips to the platform that are charged with it; no part of any other sum here.' })
  tips!: MoneyJson;

  @MoneyField({ ...sum, description: 'What would be charged with it for sending rewards, and is the campaign’s.' })
  shipping!: MoneyJson;

  @NestedField(() => RehearsedCardsResponse)
  cards!: RehearsedCardsResponse;

  @NestedField(() => ShareResponse, { description: 'Would be dropped, since the card cannot be charged now.' })
  dropped!: ShareResponse;

  @MoneyField({
    ...sum,
    description: 'What would be left to collect. Banks decline some good cards: that nobody can foresee.',
  })
  collected!: MoneyJson;

  @ChoiceField(['settle', 'refund'], { nullable: true, description: 'What the shortfall policy says to it.' })
  afterCollecting!: 'settle' | 'refund' | null;

  @MoneyField(sum)
  platformFee!: MoneyJson;

  @MoneyField({ ...sum, description: 'VAT on that fee.' })
  vat!: MoneyJson;

  @NestedField(() => FeeEstimateResponse, { description: 'What the provider would keep: an estimate, or unknown.' })
  processingFees!: FeeEstimateResponse;

  @NestedListField(() => PayoutTermResponse, {
    max: 20,
    description: 'As a payout names them; without processing fees that are unknown.',
  })
  terms!: PayoutTermResponse[];

  @NestedListField(() => RehearsedLineResponse, { max: 100 })
  lines!: RehearsedLineResponse[];

  @InstantField({ description: 'No payout would be prepared before.' })
  earliestPayout!: string;
}

export function toRehearsalResponse(view: RehearsalView): RehearsalResponse {
  const { currency, recipient, feesSoFar, rehearsal } = view;
  const inMoney = (amount: bigint): MoneyJson => toJson(money(amount, currency));
  const share = ({ pledges, amount }: Share): ShareResponse => ({ pledges, amount: inMoney(amount) });
  const { cards, processingFees, terms, payout } = rehearsal;
  const line = {
    recipientId: recipient?.id ?? null,
    legalName: recipient?.legalName ?? null,
    ready: recipient?.transfers === 'active',
    amount: inMoney(payout > 0n ? payout : 0n),
  };
  return {
    campaignId: view.campaignId,
    at: view.now.toISOString(),
    round: rehearsal.round,
    outcome: rehearsal.outcome,
    pledged: share(rehearsal.pledged),
    pending: share(rehearsal.pending),
    chargeable: inMoney(rehearsal.chargeable),
    tips: inMoney(rehearsal.tips),
    shipping: inMoney(rehearsal.shipping),
    cards: {
      removed: share(cards.removed),
      expired: share(cards.expired),
      expireBeforeDeadline: share(cards.expireBeforeDeadline),
      expireWhileCollecting: share(cards.expireWhileCollecting),
    },
    dropped: share(rehearsal.dropped),
    collected: inMoney(rehearsal.collected),
    afterCollecting: rehearsal.afterCollecting,
    platformFee: inMoney(rehearsal.platformFee),
    vat: inMoney(rehearsal.vat),
    processingFees: {
      amount: processingFees === null ? null : inMoney(processingFees),
      fromCharges: feesSoFar.charges,
      charged: inMoney(feesSoFar.charged),
      kept: inMoney(feesSoFar.fees),
    },
    terms: terms.map(({ term, account, amount }) => ({ term, account, amount: inMoney(amount) })),
    lines: payout > 0n ? [line] : [],
    earliestPayout: view.earliestPayout.toISOString(),
  };
}

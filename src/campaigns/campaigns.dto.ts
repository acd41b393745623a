import { type MoneyJson } from '../money/index.js';
import {
  BasisPointsField,
  ChoiceField,
  CurrencyField,
  FlagField,
  IdField,
  InstantField,
  IntegerField,
  MoneyField,
  NestedField,
  NestedListField,
  PatternField,
  TextField,
  TimeZoneField,
} from '../platform/http/index.js';
import { type Locale, locales } from '../users/index.js';
import { type CampaignModel, campaignModels, shortfallPolicies, type ShortfallPolicy } from './campaign.entity.js';
import { campaignTransitions, type CampaignState, roundTransitions, type RoundState } from './campaign.state.js';
import {
  NeedRequest,
  QuestionRequest,
  RewardRequest,
  ShippingRateRequest,
  TrancheRequest,
  withdrawalNotes,
} from './drafts.dto.js';
import { maxQuestions } from './question.rules.js';
import { maxTranches } from './tranche.rules.js';
import { withdrawalRights, type WithdrawalRight } from './withdrawal.rules.js';

const states = Object.keys(campaignTransitions);
const sum = { min: 0, max: Number.MAX_SAFE_INTEGER };
const count = { min: 0, max: 2 ** 31 - 1 };

export class TitleResponse {
  @IdField()
  id!: string;

  @TextField({ max: 80 })
  slug!: string;

  @ChoiceField(locales)
  locale!: Locale;

  @TextField({ max: 120 })
  title!: string;

  @TextField({ max: 300 })
  summary!: string;
}

/** The five public totals, and how many promised. After closing: pledged = chargeable + collected + dropped. */
export class TotalsResponse {
  @MoneyField({ ...sum, description: 'While open the sum of active pledges; frozen at closing.' })
  pledged!: MoneyJson;

  @MoneyField({ ...sum, description: 'Of these, what is neither collected nor dropped yet.' })
  chargeable!: MoneyJson;

  @MoneyField({ ...sum, description: 'Successful charges; never falls.' })
  collected!: MoneyJson;

  @MoneyField(sum)
  dropped!: MoneyJson;

  @MoneyField({ ...sum, description: 'Refunded or disputed.' })
  refunded!: MoneyJson;

  @MoneyField({ ...sum, description: 'Paid for sending rewards, with what was collected; in no other total.' })
  shipping!: MoneyJson;

  @IntegerField(count)
  pledges!: number;

  @IntegerField({ ...count, description: 'People; who pledged in both rounds counts in both.' })
  backers!: number;
}

export class RoundResponse {
  @IntegerField({ min: 1, max: 2 })
  number!: number;

  @ChoiceField(Object.keys(roundTransitions))
  state!: RoundState;

  @MoneyField(sum)
  target!: MoneyJson;

  @InstantField({ nullable: true })
  openedAt!: string | null;

  @InstantField()
  deadline!: string;

  @TextField({ max: 40, description: 'The deadline as people of the zone write it, with its offset.' })
  deadlineLocal!: string;

  @InstantField({ nullable: true, description: 'When the last attempt to charge has been made.' })
  collectingEndsAt!: string | null;

  @InstantField({ nullable: true })
  decidedAt!: string | null;

  @NestedField(() => TotalsResponse)
  totals!: TotalsResponse;
}

export class NeedResponse extends NeedRequest {
  @IdField()
  id!: string;
}

export class TrancheResponse extends TrancheRequest {
  @IntegerField({ min: 1, max: maxTranches })
  number!: number;
}

export class QuestionResponse extends QuestionRequest {
  @IdField()
  id!: string;
}

export class RewardResponse extends RewardRequest {
  @FlagField({ description: 'Whether it is pledged only beside another reward.' })
  override isAddOn!: boolean;

  @NestedListField(() => QuestionResponse, { max: maxQuestions })
  override questions!: QuestionResponse[];

  @NestedListField(() => ShippingRateRequest, { max: 250 })
  override shipping!: ShippingRateRequest[];

  @ChoiceField(withdrawalRights, withdrawalNotes)
  override withdrawal!: WithdrawalRight;

  @IdField()
  id!: string;

  @IntegerField({ ...count, nullable: true, description: 'How many are left; null for no limit.' })
  left!: number | null;
}

/** What only owner, deputy and staff see. */
export class PreparationResponse {
  @InstantField({ nullable: true })
  submittedAt!: string | null;

  @InstantField({ nullable: true, description: 'Void when the project has changed since.' })
  approvedAt!: string | null;

  @InstantField({ nullable: true })
  suspendedAt!: string | null;

  @ChoiceField(states, { nullable: true })
  suspendedFrom!: CampaignState | null;
}

export class CampaignSummaryResponse {
  @IdField()
  id!: string;

  @NestedField(() => TitleResponse)
  project!: TitleResponse;

  @ChoiceField(states)
  state!: CampaignState;

  @ChoiceField(campaignModels)
  model!: CampaignModel;

  @CurrencyField()
  currency!: string;

  @TimeZoneField()
  zone!: string;

  @InstantField({ description: 'Of the current round.' })
  deadline!: string;

  @MoneyField({ ...sum, description: 'Of the current round.' })
  target!: MoneyJson;

  @NestedField(() => TotalsResponse, { description: 'Of all rounds together.' })
  totals!: TotalsResponse;

  @InstantField()
  createdAt!: string;
}

export class CampaignResponse extends CampaignSummaryResponse {
  @ChoiceField(shortfallPolicies)
  shortfallPolicy!: ShortfallPolicy;

  @IntegerField({ min: 9_000, max: 10_000, nullable: true })
  toleranceBps!: number | null;

  @BasisPointsField({ description: 'The platform’s fee on what is collected.' })
  feeBps!: number;

  @BasisPointsField({ description: 'VAT on that fee.' })
  vatBps!: number;

  @BasisPointsField({ description: 'What of each payout is kept back for later refunds and disputes.' })
  reserveBps!: number;

  @IntegerField({ min: 30, max: 90, description: 'For how many days that is kept back.' })
  reserveDays!: number;

  @ChoiceField(['shortfall', 'cancelled'], { nullable: true })
  refundReason!: 'shortfall' | 'cancelled' | null;

  @InstantField({ nullable: true, description: 'When it is, or was, planned to open.' })
  opensAt!: string | null;

  @FlagField({ description: 'Whether a pledge made now would count.' })
  acceptsPledges!: boolean;

  @MoneyField({ ...sum, description: 'The sum of the required needs.' })
  minimum!: MoneyJson;

  @MoneyField({ ...sum, description: 'The sum of all needs.' })
  optimum!: MoneyJson;

  @NestedListField(() => RoundResponse, {
    max: 2,
    description: 'Of two rounds the second is there from the instant at which it opens; its target is the optimum.',
  })
  rounds!: RoundResponse[];

  @NestedListField(() => NeedResponse, { max: 50 })
  needs!: NeedResponse[];

  @NestedListField(() => TrancheResponse, {
    max: maxTranches,
    description: 'In which parts the money is paid out; empty when in one.',
  })
  tranches!: TrancheResponse[];

  @NestedListField(() => RewardResponse, { max: 50 })
  rewards!: RewardResponse[];

  @NestedField(() => PreparationResponse, { nullable: true, description: 'Owner, deputy and staff only.' })
  preparation!: PreparationResponse | null;
}

/** One step in the life of a campaign or of a round of it. */
export class HistoryEntryResponse {
  @ChoiceField(['campaign', 'round'])
  of!: 'campaign' | 'round';

  @PatternField(/^[a-z_-]+$/, 'must be a state', { description: '`-` where it began.' })
  from!: string;

  @PatternField(/^[a-z_]+$/, 'must be a state')
  to!: string;

  @InstantField()
  at!: string;

  @IdField({
    nullable: true,
    description: 'Who did it, for owner, deputy and staff; null when the service did it itself.',
  })
  actorId!: string | null;

  @TextField({ max: 100 })
  reason!: string;
}

import { type MoneyJson } from '../money/index.js';
import {
  ChoiceField,
  CurrencyField,
  DayField,
  FlagField,
  InstantField,
  IntegerField,
  MoneyField,
  NestedListField,
  PatternField,
  TextField,
  TextListField,
  TimeZoneField,
} from '../platform/http/index.js';
import { type CampaignModel, campaignModels, shortfallPolicies, type ShortfallPolicy } from './campaign.entity.js';
import { localTimeForm } from './deadline.rules.js';
import { type NeedKind, needKinds } from './need.entity.js';
import { maxChoices, maxQuestions } from './question.rules.js';
import { maxTranches } from './tranche.rules.js';
import { withdrawalRights, type WithdrawalRight } from './withdrawal.rules.js';

const localTime = [localTimeForm, 'must be a local date and time such as 2026-12-01T20:00'] as const;
const deadlineNotes = {
  description:
    'Local date and time in `zone`. In a night when clocks are turned it needs the offset: 2026-10-25T02:30+01:00.',
  example: '2026-12-01T20:00',
};
const openingNotes = { nullable: true, description: 'When it is to open; at once when it is scheduled, if left out.' };
const toleranceNotes = { min: 9_000, max: 10_000, nullable: true, description: 'Basis points of the target.' };

export class NeedRequest {
  @TextField({ max: 200 })
  label!: string;

  @ChoiceField(needKinds)
  kind!: NeedKind;

  @MoneyField()
  amount!: MoneyJson;

  @FlagField({ description: 'The sum of the required needs is the target.' })
  required!: boolean;

  @IntegerField({
    min: 1,
    max: maxTranches,
    optional: true,
    nullable: true,
    description: 'The tranche that pays for it, when there are any: its place in the list.',
  })
  tranche?: number | null;
}

/** A part in which the money is paid out. */
export class TrancheRequest {
  @TextField({
    max: 1_000,
    lines: true,
    optional: true,
    nullable: true,
    description: 'What will be shown before it is paid. Only the first may be paid without.',
  })
  evidence?: string | null;

  @DayField({ optional: true, nullable: true, description: 'The last day on which that is expected, in `zone`.' })
  dueOn?: string | null;
}

const trancheNotes = { max: maxTranches, optional: true, description: 'In the order of payment; none pays in one.' };

export class ShippingRateRequest {
  @TextListField({ max: 250, each: { max: 2 }, description: 'ISO 3166 codes; `*` is everywhere else.' })
  countries!: string[];

  @MoneyField({ min: 0, description: 'For one piece.' })
  price!: MoneyJson;
}

export const withdrawalNotes = {
  description:
    'Whether the seller is a trader, and which right of withdrawal the law gives (Directive 2011/83/EU). `not_a_trader` unless told; all others are a trader’s: 14 days from receiving goods, or from the charge of a service; `sealed` (art. 16 e, i) until received; none for `custom_made` (16 c), `perishable` (16 d), `dated` (16 l) and `digital` (16 m).',
};

export class QuestionRequest {
  @TextField({ max: 200 })
  question!: string;

  @TextListField({
    max: maxChoices,
    each: { max: 80 },
    description: 'One of them is the answer; none for a short text.',
  })
  choices!: string[];

  @FlagField({ description: 'Whether backers are reminded of it. No charge waits for an answer.' })
  required!: boolean;
}

export class RewardRequest {
  @TextField({ max: 120 })
  title!: string;

  @TextField({ max: 2_000, lines: true })
  description!: string;

  @MoneyField({ description: 'What a pledge has to be at least for one of it.' })
  price!: MoneyJson;

  @IntegerField({
    min: 1,
    max: 1_000_000,
    optional: true,
    nullable: true,
    description: 'How many there are; null for no limit.',
  })
  stock?: number | null;

  @PatternField(/^20\d{2}-(0[1-9]|1[0-2])$/, 'must be a month such as 2027-06', { optional: true, nullable: true })
  promisedMonth?: string | null;

  @FlagField({ optional: true, description: 'Whether it is pledged only beside another reward; no, unless told.' })
  isAddOn?: boolean;

  @NestedListField(() => ShippingRateRequest, {
    max: 60,
    optional: true,
    description:
      'What sending it costs, by country. It is not sent where no price is for; nothing is sent when it is empty.',
  })
  shipping?: ShippingRateRequest[];

  @ChoiceField(withdrawalRights, { ...withdrawalNotes, optional: true })
  withdrawal?: WithdrawalRight;

  @NestedListField(() => QuestionRequest, {
    max: maxQuestions,
    optional: true,
    description: 'What its creator has to know from whoever chooses it.',
  })
  questions?: QuestionRequest[];
}

export class SetNeedsRequest {
  @NestedListField(() => NeedRequest, { max: 50 })
  needs!: NeedRequest[];

  @NestedListField(() => TrancheRequest, trancheNotes)
  tranches?: TrancheRequest[];
}

export class SetRewardsRequest {
  @NestedListField(() => RewardRequest, { max: 50 })
  rewards!: RewardRequest[];
}

export class DraftCampaignRequest {
  @ChoiceField(campaignModels)
  model!: CampaignModel;

  @CurrencyField()
  currency!: string;

  @TimeZoneField({ optional: true, description: 'Europe/Brussels unless told.' })
  zone?: string;

  @PatternField(...localTime, deadlineNotes)
  deadline!: string;

  @InstantField({ ...openingNotes, optional: true })
  opensAt?: string | null;

  @ChoiceField(shortfallPolicies, { optional: true })
  shortfallPolicy?: ShortfallPolicy;

  @IntegerField({ ...toleranceNotes, optional: true })
  toleranceBps?: number | null;

  @NestedListField(() => NeedRequest, { max: 50, optional: true })
  needs?: NeedRequest[];

  @NestedListField(() => TrancheRequest, trancheNotes)
  tranches?: TrancheRequest[];

  @NestedListField(() => RewardRequest, { max: 50, optional: true })
  rewards?: RewardRequest[];
}

/** What is left out stays as it is. */
export class EditCampaignRequest {
  @ChoiceField(campaignModels, { optional: true })
  model?: CampaignModel;

  @CurrencyField({ optional: true })
  currency?: string;

  @TimeZoneField({ optional: true })
  zone?: string;

  @PatternField(localTime[0], localTime[1], { ...deadlineNotes, optional: true })
  deadline?: string;

  @InstantField({ ...openingNotes, optional: true })
  opensAt?: string | null;

  @ChoiceField(shortfallPolicies, { optional: true })
  shortfallPolicy?: ShortfallPolicy;

  @IntegerField({ ...toleranceNotes, optional: true })
  toleranceBps?: number | null;
}

export class SubmitRequest {
  @TextField({
    max: 20,
    optional: true,
    description: 'The version of the terms that are accepted with it.',
    example: '2026-11',
  })
  acceptTerms?: string;
}

export class ScheduleRequest {
  @InstantField({ optional: true, description: 'When it opens; as planned, or at once, if left out.' })
  opensAt?: string;
}

export class CancelRequest {
  @TextField({ max: 1_000, lines: true, optional: true, description: 'Needed once backers have seen the campaign.' })
  reason?: string;
}

import { maxTranches } from '../campaigns/index.js';
import { money, type MoneyJson, toJson } from '../money/index.js';
import { ChoiceField, IdField, InstantField, MoneyField, NestedListField, TextField } from '../platform/http/index.js';
import { payoutLineTransitions, payoutTransitions } from './payout.state.js';
import { type PayoutView, type Timeline } from './payout-views.js';
import { type LineRow, type PayoutRow } from './payouts.repository.js';
import { waits } from './sending.rules.js';
import { CampaignTrancheResponse, toTrancheResponse } from './tranches/tranches.dto.js';

const sum = { min: 0, max: Number.MAX_SAFE_INTEGER };
const signed = { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER };

export class RejectPayoutRequest {
  @TextField({ max: 1_000, description: 'Why; kept in the audit trail.' })
  reason!: string;
}

export class PayoutSummary {
  @IdField()
  id!: string;

  @IdField()
  campaignId!: string;

  @ChoiceField(Object.keys(payoutTransitions))
  state!: string;

  @IdField({ nullable: true, description: 'The tranche that it pays, when the campaign is paid out in parts.' })
  trancheId!: string | null;

  @MoneyField(sum)
  amount!: MoneyJson;

  @IdField()
  preparedBy!: string;

  @InstantField()
  preparedAt!: string;

  @IdField({ nullable: true, description: 'Who approved or rejected it; null also when it became void by itself.' })
  decidedBy!: string | null;

  @InstantField({ nullable: true })
  decidedAt!: string | null;
}

export class PayoutTermResponse {
  @TextField({
    max: 40,
    description:
      'collected, refunds, platform_fee, vat, processing_fees, paid_before, debt, reserve, later_tranches, not_returned …',
  })
  term!: string;

  @TextField({ max: 100, description: 'The ledger account on the other side.' })
  account!: string;

  @MoneyField({ ...signed, description: 'Negative for what is taken off. The terms add up to the amount.' })
  amount!: MoneyJson;
}

export class PayoutLineResponse {
  @IdField()
  id!: string;

  @IdField()
  recipientId!: string;

  @TextField({ max: 100, description: 'The account at the provider, frozen when it was prepared.' })
  accountId!: string;

  @MoneyField(sum)
  amount!: MoneyJson;

  @ChoiceField(Object.keys(payoutLineTransitions))
  state!: string;

  @TextField({ max: 100, nullable: true })
  transferId!: string | null;

  @InstantField({ nullable: true })
  sentAt!: string | null;

  @TextField({ max: 100, nullable: true, description: 'Why the provider refused it, or what it waits for.' })
  failureCode!: string | null;

  @TextField({ max: 100, nullable: true, description: 'The provider’s payout to the recipient’s bank.' })
  bankPayoutId!: string | null;

  @InstantField({ nullable: true, description: 'When it reached the recipient’s bank.' })
  bankArrivedAt!: string | null;
}

export class PayoutResponse extends PayoutSummary {
  @MoneyField({ ...sum, description: 'What it keeps back besides for later refunds and disputes.' })
  reserved!: MoneyJson;

  @InstantField({ nullable: true, description: 'Until when; null while it has not left, or keeps nothing back.' })
  reservedUntil!: string | null;

  @NestedListField(() => PayoutTermResponse, { max: 20 })
  terms!: PayoutTermResponse[];

  @NestedListField(() => PayoutLineResponse, { max: 100 })
  lines!: PayoutLineResponse[];
}

export class TimelineResponse {
  @InstantField({ description: 'No payout is prepared before.' })
  earliest!: string;

  @ChoiceField(waits, { description: 'What the money waits for, a list; empty when it has arrived or never will.' })
  waitsFor!: string[];

  @MoneyField({ ...signed, description: 'What no payout has taken yet and can be sent.' })
  left!: MoneyJson;

  @NestedListField(() => CampaignTrancheResponse, {
    max: maxTranches,
    description: 'In their order; none pays in one.',
  })
  tranches!: CampaignTrancheResponse[];

  @NestedListField(() => PayoutResponse, { max: 100, description: 'Newest first.' })
  data!: PayoutResponse[];
}

export const toPayoutSummary = (payout: PayoutRow): PayoutSummary => ({
  id: payout.id,
  campaignId: payout.campaignId,
  state: payout.state,
  trancheId: payout.trancheId,
  amount: toJson(money(payout.amount, payout.currency)),
  preparedBy: payout.preparedBy,
  preparedAt: payout.preparedAt.toISOString(),
  decidedBy: payout.decidedBy,
  decidedAt: payout.decidedAt?.toISOString() ?? null,
});

const toLineResponse = (line: LineRow): PayoutLineResponse => ({
  id: line.id,
  recipientId: line.recipientId,
  accountId: line.providerAccountId,
  amount: toJson(money(line.amount, line.currency)),
  state: line.state,
  transferId: line.transferId,
  sentAt: line.sentAt?.toISOString() ?? null,
  failureCode: line.failureCode,
  bankPayoutId: line.bankPayoutId,
  bankArrivedAt: line.bankArrivedAt?.toISOString() ?? null,
});

export const toPayoutResponse = ({ payout, terms, lines }: PayoutView): PayoutResponse => ({
  ...toPayoutSummary(payout),
  reserved: toJson(money(payout.reserved, payout.currency)),
  reservedUntil: payout.reserveDueAt?.toISOString() ?? null,
  terms: terms.map(({ term, account, amount }) => ({ term, account, amount: toJson(money(amount, payout.currency)) })),
  lines: lines.map(toLineResponse),
});

export const toTimelineResponse = ({
  earliest,
  waitsFor,
  left,
  currency,
  tranches,
  payouts,
}: Timeline): TimelineResponse => ({
  earliest: earliest.toISOString(),
  waitsFor: [...waitsFor],
  left: toJson(money(left, currency)),
  tranches: tranches.map(toTrancheResponse),
  data: payouts.map(toPayoutResponse),
});

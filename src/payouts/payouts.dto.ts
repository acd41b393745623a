import { money, type MoneyJson, toJson } from '../money/index.js';
import { PatternField, TextField } from '../platform/http/index.js';
import { type Recipient } from '../projects/index.js';
import { type PayoutView } from './payout-views.js';
import { type PayoutRow } from './payouts.repository.js';

export class CreateRecipientRequest {
  @TextField({ max: 200, description: 'As the law knows the person or organisation, and as the page shows it.' })
  legalName!: string;

  @PatternField(/^[A-Z]{2}$/, 'must be an ISO 3166-1 code such as BE')
  country!: string;
}

export class RejectPayoutRequest {
  @TextField({ max: 1_000, description: 'Why; kept in the audit trail.' })
  reason!: string;
}

export interface RecipientResponse {
  id: string;
  legalName: string;
  country: string;
  transfers: string;
  checkedAt: string | null;
}

export const toRecipientResponse = ({
  id,
  legalName,
  country,
  transfers,
  checkedAt,
}: Recipient): RecipientResponse => ({
  id,
  legalName,
  country,
  transfers,
  checkedAt: checkedAt?.toISOString() ?? null,
});

export interface PayoutSummary {
  id: string;
  campaignId: string;
  state: string;
  amount: MoneyJson;
  preparedBy: string;
  preparedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
}

export interface PayoutResponse extends PayoutSummary {
  /** What the sum is made of; negative for what is taken off. */
  terms: { term: string; account: string; amount: MoneyJson }[];
  lines: {
    id: string;
    recipientId: string;
    accountId: string;
    amount: MoneyJson;
    state: string;
    transferId: string | null;
    failureCode: string | null;
    bankArrivedAt: string | null;
  }[];
}

export const toPayoutSummary = (payout: PayoutRow): PayoutSummary => ({
  id: payout.id,
  campaignId: payout.campaignId,
  state: payout.state,
  amount: toJson(money(payout.amount, payout.currency)),
  preparedBy: payout.preparedBy,
  preparedAt: payout.preparedAt.toISOString(),
  decidedBy: payout.decidedBy,
  decidedAt: payout.decidedAt?.toISOString() ?? null,
});

export const toPayoutResponse = ({ payout, terms, lines }: PayoutView): PayoutResponse => ({
  ...toPayoutSummary(payout),
  terms: terms.map(({ term, account, amount }) => ({ term, account, amount: toJson(money(amount, payout.currency)) })),
  lines: lines.map((line) => ({
    id: line.id,
    recipientId: line.recipientId,
    accountId: line.providerAccountId,
    amount: toJson(money(line.amount, payout.currency)),
    state: line.state,
    transferId: line.transferId,
    failureCode: line.failureCode,
    bankArrivedAt: line.bankArrivedAt?.toISOString() ?? null,
  })),
});

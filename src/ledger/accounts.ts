/**
 * Every account of the ledger by its full name. An account's balance is what went to it minus what left it, so money
 * that came from the outside world makes `outside` negative and what we owe a campaign makes `campaign:<id>:funds`
 * positive. Each exists once per currency.
 */
export type Account =
  | 'outside'
  | 'bank'
  | 'provider:balance'
  | 'platform:fees'
  | 'platform:vat'
  | 'platform:tips'
  | 'platform:costs'
  | 'unexpected_receipts'
  | `campaign:${string}:funds`
  | `campaign:${string}:refunds`
  | `campaign:${string}:fees_due`
  | `campaign:${string}:reserve`
  | `creator:${string}:receivable`
  | `recipient:${string}:paid`;

/** Names the accounts, so that no module spells one by hand. */
export const accounts = {
  /** Everybody's cards and banks: what backers pay comes from here, what the provider keeps goes here. */
  outside: 'outside',
  /** The operator's own bank account. */
  bank: 'bank',
  /** What the operator holds at the provider. */
  providerBalance: 'provider:balance',
  /** The fee of the platform, once per settled round. */
  platformFees: 'platform:fees',
  /** The VAT on that fee, owed to the state. */
  platformVat: 'platform:vat',
  /** What backers gave to the platform itself. */
  platformTips: 'platform:tips',
  /** What the platform bears: negative by the provider's fees of campaigns that were refunded. */
  platformCosts: 'platform:costs',
  /** Money that arrived for a pledge that was no longer open, until it is sent back. */
  unexpectedReceipts: 'unexpected_receipts',
  /** What is owed to the campaign: collected and not yet refunded, taken as fee or paid out. Never below zero. */
  campaignFunds: (campaignId: string): Account => `campaign:${campaignId}:funds`,
  /** Set aside for refunds that were asked for and have not left yet. */
  campaignRefunds: (campaignId: string): Account => `campaign:${campaignId}:refunds`,
  /** Negative by the provider's fees that nobody has covered yet. */
  campaignFeesDue: (campaignId: string): Account => `campaign:${campaignId}:fees_due`,
  /** Kept back of payouts for later refunds and disputes. Never below zero. */
  campaignReserve: (campaignId: string): Account => `campaign:${campaignId}:reserve`,
  /** Negative by what a creator owes the platform after a refund or dispute that the funds could not cover. */
  creatorReceivable: (creatorId: string): Account => `creator:${creatorId}:receivable`,
  /** What was transferred to a recipient. */
  recipientPaid: (recipientId: string): Account => `recipient:${recipientId}:paid`,
} as const;

/** The beginning that all accounts of one campaign share, for `Ledger.balances`. */
export const campaignAccounts = (campaignId: string): string => `campaign:${campaignId}:`;

import { type DemoCampaign } from './campaigns.js';
import { type CampaignNow, type PayoutNow } from './ending.js';
import { type Parts } from './parts.js';
import { programAnswer } from './program-answer.js';

export interface Summary {
  readonly outcome: string;
  readonly currency: string;
  readonly pledged: number;
  readonly chargeable: number;
  readonly collected: number;
  readonly dropped: number;
  readonly refunded: number;
  readonly tips: number;
  readonly fees: { readonly platform: number; readonly vat: number; readonly processing: number };
  readonly payout: number;
  readonly ledgerSum: number;
  /** Violations by invariant; all zero. */
  readonly invariants: Readonly<Record<string, number>>;
  /** What does not agree; empty when all is well. */
  readonly wrong: readonly string[];
}

interface CheckAnswer {
  readonly ledgerSum: Readonly<Record<string, number>>;
  readonly invariants: readonly { readonly view: string; readonly violations: number }[];
  readonly audit: { readonly ok: boolean };
}

interface Books {
  readonly balanced: boolean;
  readonly payment_intents: readonly {
    readonly charged: number;
    readonly refunded: number;
    readonly fee: number;
    readonly succeeded_charges: number;
  }[];
  readonly accounts: Readonly<
    Record<string, Readonly<Record<string, { readonly net: number; readonly payouts: number }>>>
  >;
}

interface PayoutTerms {
  readonly terms: readonly { readonly term: string; readonly amount: { readonly amount: number } }[];
  readonly lines: readonly { readonly accountId: string }[];
}

/** The five totals, fees and payout, held against the provider's own books and against every invariant. */
export async function summarise(
  parts: Parts,
  campaign: DemoCampaign,
  now: CampaignNow,
  payout: PayoutNow & PayoutTerms,
  tips: number,
): Promise<Summary> {
  const check = await programAnswer<CheckAnswer>('check', parts.databaseUrl);
  const group = encodeURIComponent(`campaign_${campaign.id}`);
  const books = await parts.provider.get<Books>(`/_sandbox/books?transfer_group=${group}`);
  const total = (name: keyof CampaignNow['totals']) => now.totals[name].amount;
  const term = (name: string) => Math.abs(payout.terms.find((found) => found.term === name)?.amount.amount ?? 0);
  const add = (of: 'charged' | 'refunded' | 'fee') =>
    books.payment_intents.reduce((sum, intent) => sum + intent[of], 0);
  const fees = { platform: term('platform_fee'), vat: term('vat'), processing: term('processing_fees') };
  const ledgerSum = Object.values(check.ledgerSum).reduce((sum, part) => sum + Math.abs(part), 0);
  const differ = (what: string, ours: number, theirs: number) =>
    ours === theirs ? [] : [`${what}: ${ours} here, ${theirs} there`];
  const wrong = [
    ...differ('collected with tips against the provider’s charges', total('collected') + tips, add('charged')),
    ...differ('refunded against the provider’s refunds', total('refunded'), add('refunded')),
    ...differ('processing fees against the provider’s fees', fees.processing, add('fee')),
    ...differ(
      'pledged against chargeable, collected and dropped',
      total('pledged'),
      total('chargeable') + total('collected') + total('dropped'),
    ),
    ...differ(
      'payout against its terms',
      payout.amount.amount,
      total('collected') - fees.platform - fees.vat - fees.processing,
    ),
    ...differ(
      'payout against what the provider transferred',
      payout.amount.amount,
      transferred(books, payout, campaign.currency),
    ),
    ...differ(
      'charges per payment, twice or more',
      books.payment_intents.filter((intent) => intent.succeeded_charges > 1).length,
      0,
    ),
    ...(books.balanced ? [] : ['the provider’s books do not balance']),
    ...(check.audit.ok ? [] : ['the audit chain is broken']),
    ...(ledgerSum === 0 ? [] : [`the ledger does not add up to zero: ${ledgerSum}`]),
    ...check.invariants
      .filter(({ violations }) => violations > 0)
      .map(({ view, violations }) => `${view}: ${violations} violations`),
  ];
  return {
    outcome: now.state,
    currency: campaign.currency,
    pledged: total('pledged'),
    chargeable: total('chargeable'),
    collected: total('collected'),
    dropped: total('dropped'),
    refunded: total('refunded'),
    tips,
    fees,
    payout: payout.amount.amount,
    ledgerSum,
    invariants: Object.fromEntries(check.invariants.map(({ view, violations }) => [view, violations])),
    wrong,
  };
}

/** What reached the recipient's account at the provider, there still or paid out to the bank since; minor units. */
function transferred(books: Books, payout: PayoutTerms, currency: string): number {
  return payout.lines
    .map(({ accountId }) => books.accounts[accountId]?.[currency.toLowerCase()])
    .reduce((sum, lines) => sum + (lines ? lines.net - lines.payouts : 0), 0);
}

export function tellSummary(summary: Summary, money: (amount: number) => string): string[] {
  const { fees } = summary;
  return [
    `Outcome: ${summary.outcome}`,
    `Pledged ${money(summary.pledged)}, collected ${money(summary.collected)}, dropped ${money(summary.dropped)}, refunded ${money(summary.refunded)}, still chargeable ${money(summary.chargeable)}`,
    `Tips ${money(summary.tips)}; fees: platform ${money(fees.platform)}, VAT ${money(fees.vat)}, processing ${money(fees.processing)}`,
    `Payout ${money(summary.payout)}; ledger sum ${summary.ledgerSum}; ${Object.keys(summary.invariants).length} invariants checked`,
    ...(summary.wrong.length
      ? ['Wrong:', ...summary.wrong.map((line) => `  ${line}`)]
      : ['Everything agrees with the provider’s books to the cent.']),
  ];
}

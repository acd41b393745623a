import { type DemoCampaign } from '../../src/demo/campaigns.js';
import { type CampaignNow } from '../../src/demo/ending.js';
import { type Parts } from '../../src/demo/parts.js';
import { programAnswer } from '../../src/demo/program-answer.js';

interface Books {
  readonly balanced: boolean;
  readonly payment_intents: readonly {
    readonly metadata: Readonly<Record<string, string>>;
    readonly charged: number;
    readonly succeeded_charges: number;
  }[];
}

interface CheckAnswer {
  readonly ledgerSum: Readonly<Record<string, number>>;
  readonly invariants: readonly {
    readonly view: string;
    readonly violations: number;
    readonly offenders: readonly string[];
  }[];
}

/** What the faults have broken, one line each; nothing when the money is right on both sides. */
export async function verdict(parts: Parts, campaign: DemoCampaign, now: CampaignNow): Promise<string[]> {
  const group = encodeURIComponent(`campaign_${campaign.id}`);
  const books = await parts.provider.get<Books>(`/_sandbox/books?transfer_group=${group}`);
  const check = await programAnswer<CheckAnswer>('check', parts.databaseUrl);
  const charges = new Map<string, number>();
  for (const { metadata, succeeded_charges: count } of books.payment_intents) {
    const item = metadata['item'] ?? '?';
    charges.set(item, (charges.get(item) ?? 0) + count);
  }
  const twice = [...charges].filter(([, count]) => count > 1);
  const charged = books.payment_intents.reduce((sum, intent) => sum + intent.charged, 0);
  const { pledged, chargeable, collected, dropped } = now.totals;
  return [
    ...(twice.length > 0
      ? [`${twice.length} people were charged twice or more, item ${twice[0]?.[0]} among them`]
      : []),
    ...(charged === collected.amount ? [] : [`collected ${collected.amount} here, ${charged} at the provider`]),
    ...(chargeable.amount === 0 ? [] : [`${chargeable.amount} are still chargeable`]),
    ...(pledged.amount === collected.amount + dropped.amount ? [] : ['pledged is not collected and dropped together']),
    ...(now.state === 'successful' ? [] : [`the campaign is ${now.state}`]),
    ...(books.balanced ? [] : ['the provider’s books do not balance']),
    ...Object.entries(check.ledgerSum).flatMap(([currency, sum]) =>
      sum === 0 ? [] : [`the ledger sums to ${sum} ${currency}`],
    ),
    ...check.invariants.flatMap(({ view, violations, offenders }) =>
      violations === 0 ? [] : [`${view}: ${violations} violations, such as ${offenders[0] ?? '?'}`],
    ),
  ];
}

import { isUuid } from '../../../platform/http/index.js';

/** What of the ledger is shown; what was typed wrong is left out and named. */
export interface LedgerFilter {
  readonly account: string | null;
  readonly campaignId: string | null;
  readonly reference: string | null;
  /** `2026-11-27`. */
  readonly day: string | null;
  readonly wrong: readonly ('campaign' | 'day')[];
}

type Asked = Readonly<Record<'account' | 'campaign' | 'reference' | 'day', string | undefined>>;

export function ledgerFilter({ account, campaign, reference, day }: Asked): LedgerFilter {
  const isDay = day !== undefined && /^[12]\d{3}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day));
  return {
    account: account ?? null,
    campaignId: isUuid(campaign) ? campaign.toLowerCase() : null,
    reference: reference ?? null,
    day: isDay ? day : null,
    wrong: [
      ...(campaign !== undefined && !isUuid(campaign) ? (['campaign'] as const) : []),
      ...(day !== undefined && !isDay ? (['day'] as const) : []),
    ],
  };
}

export const isFiltered = ({ account, campaignId, reference, day }: LedgerFilter): boolean =>
  [account, campaignId, reference, day].some((part) => part !== null);

/** Kinds of references whose id `/staff/find` knows. */
const findable =
  /^(pledge-collected|unexpected-receipt|refund|set-aside|set-aside-back|payout-line|platform-fee|reserve-kept|debt-covered)-/;

/** The id of what an entry is of, when there is a page for it. */
export function idIn(reference: string): string | undefined {
  const [provided] = /\btxn_\w+/.exec(reference) ?? [];
  if (provided) return provided;
  const [id] = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(reference) ?? [];
  return findable.test(reference) ? id : undefined;
}

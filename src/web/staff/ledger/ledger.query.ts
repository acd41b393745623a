import { Injectable } from '@nestjs/common';
import { accounts } from '../../../ledger/index.js';
import { Database } from '../../../platform/database/index.js';
import { decodeCursor, type Page, toPage } from '../../../platform/http/index.js';
import { rowsPerPage } from '../frame/office.js';
import { homeZone } from '../../language/home-zone.js';
import { type LedgerFilter } from './ledger-filter.rules.js';

/** What was booked once, under one reference. Minor units. */
export interface LedgerEntry {
  readonly id: string;
  readonly reference: string;
  readonly currency: string;
  readonly at: Date;
  readonly postings: readonly { readonly from: string; readonly to: string; readonly amount: string }[];
}

export interface AccountBalance {
  readonly account: string;
  readonly currency: string;
  readonly amount: string;
}

/** Accounts that belong to nobody in particular. */
const ofEverybody: readonly string[] = [
  accounts.outside, accounts.providerBalance, accounts.bank, accounts.platformFees, accounts.platformVat,
  accounts.platformTips, accounts.platformCosts, accounts.unexpectedReceipts,
]; // prettier-ignore

const ofCampaign = (id: string): readonly string[] => [
  accounts.campaignFunds(id),
  accounts.campaignRefunds(id),
  accounts.campaignFeesDue(id),
  accounts.campaignReserve(id),
];

/**
 * Entries that touch one of these accounts. Those of one campaign or person are few, and found by their index; nearly
 * every entry touches an account of everybody's, so there the newest are walked until a page is full.
 */
const touches = (parameter: string, areMany: boolean): string =>
  areMany
    ? `exists (select from ledger_postings p where p.transaction_id = t.id
         and (p.from_account = any(${parameter}::text[]) or p.to_account = any(${parameter}::text[])))`
    : `t.id in (select transaction_id from ledger_postings where from_account = any(${parameter}::text[])
         union select transaction_id from ledger_postings where to_account = any(${parameter}::text[]))`;

@Injectable()
export class LedgerQuery {
  constructor(private readonly database: Database) {}

  /** Newest first. @throws MalformedCursor */
  async entries(filter: LedgerFilter, after: string | undefined): Promise<Page<LedgerEntry>> {
    const [id = null] = decodeCursor(after, ['uuid']) ?? [];
    const { account, campaignId, reference, day } = filter;
    const found = await this.database.read<LedgerEntry>(
      `select t.id, t.reference, t.currency, t.at,
         (select json_agg(json_build_object('from', p.from_account, 'to', p.to_account, 'amount', p.amount::text) order by p.id)
          from ledger_postings p where p.transaction_id = t.id) as postings
       from ledger_transactions t
       where ($1::uuid is null or t.id < $1)
         and ($2::text[] is null or ${touches('$2', account !== null && ofEverybody.includes(account))})
         and ($3::text[] is null or ${touches('$3', false)})
         and ($4::text is null or starts_with(t.reference, $4))
         and ($5::date is null or (t.at >= $5::timestamp at time zone $6 and t.at < ($5::date + 1)::timestamp at time zone $6))
       order by t.id desc limit $7::int + 1`,
      [id, account && [account], campaignId && ofCampaign(campaignId), reference, day, homeZone, rowsPerPage],
    );
    return toPage(
      found,
      rowsPerPage,
      (row) => [row.id],
      (row) => row,
    );
  }

  /** Of the accounts that the filter names, else of those that belong to nobody in particular. */
  async balances({ account, campaignId }: LedgerFilter): Promise<AccountBalance[]> {
    const named = account ? [account] : campaignId ? ofCampaign(campaignId) : ofEverybody;
    return this.database.read<AccountBalance>(
      `select account, currency, sum(amount)::bigint as amount from (
         select account, currency, amount from ledger_balances where account = any($1::text[])
         union all
         select p.to_account, t.currency, p.amount from ledger_transactions t join ledger_postings p on p.transaction_id = t.id
           where t.folded_at is null and p.to_account = any($1::text[])
         union all
         select p.from_account, t.currency, -p.amount from ledger_transactions t join ledger_postings p on p.transaction_id = t.id
           where t.folded_at is null and p.from_account = any($1::text[])) b
       group by account, currency order by currency, array_position($1::text[], account)`,
      [named],
    );
  }
}

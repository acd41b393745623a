import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/index.js';
import { decodeCursor, type Page, toPage } from '../../../platform/http/index.js';
import { SETTINGS, type Settings } from '../../../platform/settings.js';
import { type Locale } from '../../../users/index.js';
import { campaignName } from '../frame/campaign-name.sql.js';
import { type Named } from '../frame/campaign-name.js';
import { rowsPerPage } from '../frame/office.js';
import { hasFunds, payableSql } from './payable.sql.js';

/** A campaign with money for its creator. Minor units. */
export interface PayableCampaign extends Named {
  readonly id: string;
  readonly currency: string;
  readonly funds: string;
  readonly zone: string;
  readonly earliest: Date;
  readonly isReady: boolean;
}

export interface PayoutItem extends Named {
  readonly id: string;
  readonly state: string;
  readonly amount: string;
  readonly currency: string;
  readonly zone: string;
  readonly tranche: number | null;
  readonly preparedByName: string;
  readonly preparedAt: Date;
}

/** Names for what a payout knows by ids only. */
export interface PayoutNames extends Named {
  readonly zone: string;
  readonly preparedBy: string;
  readonly decidedBy: string | null;
  readonly tranche: number | null;
  readonly recipient: string;
}

@Injectable()
export class PayoutsQuery {
  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** What may be prepared first, then what waits; the newest at the top of each. @throws MalformedCursor */
  async payable(locale: Locale, before: string | undefined): Promise<Page<PayableCampaign>> {
    const [ready = null, id = null] = decodeCursor(before, ['flag', 'uuid']) ?? [];
    const found = await this.database.read<PayableCampaign>(
      `select * from (
         select c.id, n.title, n.locale as "titleLocale", c.currency, c.zone, ${payableSql('$2')} as "isReady",
           (select b.amount from ledger_balances b where b.account = concat('campaign:', c.id, ':funds')
              and b.currency = c.currency) as funds,
           (select max(r.deadline) from campaign_rounds r where r.campaign_id = c.id) + make_interval(days => $2::int) as earliest
         from campaigns c ${campaignName('$1')}
         where c.state in ('successful', 'delivering') and ${hasFunds}) c
       where $3::boolean is null or ("isReady", id) < ($3, $4::uuid)
       order by "isReady" desc, id desc limit $5::int + 1`,
      [locale, this.settings.PAYOUT_DELAY_DAYS, ready, id, rowsPerPage],
    );
    return toPage(
      found,
      rowsPerPage,
      (row) => [row.isReady, row.id],
      (row) => row,
    );
  }

  /** All payouts, or those of one campaign, newest first. @throws MalformedCursor */
  async all(locale: Locale, after: string | undefined, campaignId: string | null = null): Promise<Page<PayoutItem>> {
    const [id = null] = decodeCursor(after, ['uuid']) ?? [];
    const found = await this.database.read<PayoutItem>(
      `select o.id, n.title, n.locale as "titleLocale", o.state, o.amount, o.currency, c.zone, t.number as tranche,
         u.display_name as "preparedByName", o.prepared_at as "preparedAt"
       from payouts o join campaigns c on c.id = o.campaign_id ${campaignName('$1')}
       join users u on u.id = o.prepared_by left join tranches t on t.id = o.tranche_id
       where ($2::uuid is null or o.id < $2) and ($3::uuid is null or o.campaign_id = $3)
       order by o.id desc limit $4::int + 1`,
      [locale, id, campaignId, rowsPerPage],
    );
    return toPage(
      found,
      rowsPerPage,
      (row) => [row.id],
      (row) => row,
    );
  }

  /** Of a payout that is known to be there. */
  async names(payoutId: string, locale: Locale): Promise<PayoutNames> {
    const [found] = await this.database.read<PayoutNames>(
      `select n.title, n.locale as "titleLocale", c.zone, a.display_name as "preparedBy", b.display_name as "decidedBy",
         t.number as tranche, r.legal_name as recipient
       from payouts o join campaigns c on c.id = o.campaign_id ${campaignName('$2')}
       join users a on a.id = o.prepared_by left join users b on b.id = o.decided_by
       left join tranches t on t.id = o.tranche_id
       join payout_lines l on l.payout_id = o.id join recipients r on r.id = l.recipient_id
       where o.id = $1 order by l.id limit 1`,
      [payoutId, locale],
    );
    if (!found) throw new Error(`There is no payout ${payoutId}`);
    return found;
  }

  /** The name and zone of a campaign; undefined where there is none. */
  async campaign(id: string, locale: Locale): Promise<(Named & { readonly zone: string }) | undefined> {
    const [found] = await this.database.read<Named & { readonly zone: string }>(
      `select n.title, n.locale as "titleLocale", c.zone from campaigns c ${campaignName('$2')} where c.id = $1`,
      [id, locale],
    );
    return found;
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/index.js';
import { decodeCursor, type Page, toPage } from '../../../platform/http/index.js';
import { type RetentionState } from '../../../payouts/index.js';
import { SETTINGS, type Settings } from '../../../platform/settings.js';
import { type Locale } from '../../../users/index.js';
import { campaignName } from '../frame/campaign-name.sql.js';
import { type Named } from '../frame/campaign-name.js';
import { rowsPerPage } from '../frame/office.js';

/** Money of a campaign that has been with us for long. */
export interface RetentionItem extends Named {
  readonly id: string;
  readonly campaignId: string;
  readonly state: RetentionState;
  readonly since: Date;
  readonly lastDay: Date;
  readonly zone: string;
  readonly currency: string;
  /** Minor units; what is folded of the books. */
  readonly funds: string;
  readonly proposedBy: string | null;
  readonly proposedByName: string | null;
  readonly decidedByName: string | null;
}

const select = `select r.id, r.campaign_id as "campaignId", r.state, r.since, r.since + make_interval(days => $2::int) as "lastDay",
    c.zone, c.currency, r.proposed_by as "proposedBy", a.display_name as "proposedByName", b.display_name as "decidedByName",
    coalesce((select s.amount from ledger_balances s where s.account = concat('campaign:', c.id, ':funds')
      and s.currency = c.currency), 0) as funds, n.title, n.locale as "titleLocale"
  from retentions r join campaigns c on c.id = r.campaign_id ${campaignName('$1')}
  left join users a on a.id = r.proposed_by left join users b on b.id = r.decided_by`;

@Injectable()
export class RetentionsQuery {
  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  get maxDays(): number {
    return this.settings.PAYOUT_MAX_HOLD_DAYS;
  }

  /** What finance has to look at, the oldest first. @throws MalformedCursor */
  async page(locale: Locale, after: string | undefined): Promise<Page<RetentionItem>> {
    const [since = null, id = null] = decodeCursor(after, ['instant', 'uuid']) ?? [];
    const found = await this.database.read<RetentionItem>(
      `${select} where r.state in ('warned', 'overdue', 'release_proposed', 'return_proposed')
         and ($3::timestamptz is null or (r.since, r.id) > ($3, $4::uuid)) order by r.since, r.id limit $5::int + 1`,
      [locale, this.maxDays, since, id, rowsPerPage],
    );
    return toPage(
      found,
      rowsPerPage,
      (row) => [row.since.toISOString(), row.id],
      (row) => row,
    );
  }

  async one(id: string, locale: Locale): Promise<RetentionItem | undefined> {
    const [found] = await this.database.read<RetentionItem>(`${select} where r.id = $3`, [locale, this.maxDays, id]);
    return found;
  }
}

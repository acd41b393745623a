import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/index.js';
import { decodeCursor, type Page, toPage } from '../../../platform/http/index.js';
import { type Locale } from '../../../users/index.js';
import { campaignName } from '../frame/campaign-name.sql.js';
import { type Named } from '../frame/campaign-name.js';
import { rowsPerPage } from '../frame/office.js';

/** A settlement item that is held, or was; `total` is the whole charge in minor units. */
export interface HeldCharge extends Named {
  readonly id: string;
  readonly pledgeId: string;
  readonly state: string;
  readonly total: string;
  readonly currency: string;
  readonly attempts: number;
  readonly code: string | null;
  readonly zone: string;
  readonly until: Date | null;
}

const select = `select i.id, i.pledge_id as "pledgeId", i.state, i.amount + i.tip as total, i.currency, i.attempts,
    i.held_code as code, c.zone, r.collecting_ends_at as until, n.title, n.locale as "titleLocale"
  from settlement_items i join campaigns c on c.id = i.campaign_id ${campaignName('$1')}
  join campaign_rounds r on r.campaign_id = i.campaign_id and r.number = i.round`;

@Injectable()
export class HeldQuery {
  constructor(private readonly database: Database) {}

  /** Those that are held now, by id. @throws MalformedCursor */
  async page(locale: Locale, after: string | undefined): Promise<Page<HeldCharge>> {
    const [id = null] = decodeCursor(after, ['uuid']) ?? [];
    const found = await this.database.read<HeldCharge>(
      `${select} where i.state = 'held' and ($2::uuid is null or i.id > $2) order by i.id limit $3::int + 1`,
      [locale, id, rowsPerPage],
    );
    return toPage(
      found,
      rowsPerPage,
      (row) => [row.id],
      (row) => row,
    );
  }

  async one(id: string, locale: Locale): Promise<HeldCharge | undefined> {
    const [found] = await this.database.read<HeldCharge>(`${select} where i.id = $2`, [locale, id]);
    return found;
  }
}

import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/index.js';
import { decodeCursor, type Page, toPage } from '../../../platform/http/index.js';
import { type Locale } from '../../../users/index.js';
import { campaignName } from '../frame/campaign-name.sql.js';
import { type Named } from '../frame/campaign-name.js';
import { rowsPerPage } from '../frame/office.js';

/** A part in which a campaign is paid out; `weight` in minor units. */
export interface TrancheItem extends Named {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  readonly weight: string;
  readonly currency: string;
  readonly dueOn: string | null;
}

export interface TrancheNames extends Named {
  readonly zone: string;
  readonly proposedBy: string | null;
  readonly proposedByName: string | null;
  readonly refusedByName: string | null;
}

const waits = {
  decision: ['handed_in', 'refusal_proposed'],
  evidence: ['waiting'],
} as const;

@Injectable()
export class TranchesQuery {
  constructor(private readonly database: Database) {}

  /** Those that wait for this, by id. @throws MalformedCursor */
  async waitingFor(what: keyof typeof waits, locale: Locale, after: string | undefined): Promise<Page<TrancheItem>> {
    const [id = null] = decodeCursor(after, ['uuid']) ?? [];
    const found = await this.database.read<TrancheItem>(
      `select t.id, t.number, t.state, t.weight, c.currency, t.due_on::text as "dueOn", n.title, n.locale as "titleLocale"
       from tranches t join campaigns c on c.id = t.campaign_id ${campaignName('$1')}
       where t.state = any($2::text[]) and ($3::uuid is null or t.id > $3) order by t.id limit $4::int + 1`,
      [locale, waits[what], id, rowsPerPage],
    );
    return toPage(
      found,
      rowsPerPage,
      (row) => [row.id],
      (row) => row,
    );
  }

  /** Of a tranche that is known to be there. */
  async names(id: string, locale: Locale): Promise<TrancheNames> {
    const [found] = await this.database.read<TrancheNames>(
      `select n.title, n.locale as "titleLocale", c.zone, t.proposed_by as "proposedBy", a.display_name as "proposedByName",
         b.display_name as "refusedByName"
       from tranches t join campaigns c on c.id = t.campaign_id ${campaignName('$2')}
       left join users a on a.id = t.proposed_by left join users b on b.id = t.refused_by where t.id = $1`,
      [id, locale],
    );
    if (!found) throw new Error(`There is no tranche ${id}`);
    return found;
  }
}

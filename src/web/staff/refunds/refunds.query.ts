import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/index.js';
import { decodeCursor, type Page, toPage } from '../../../platform/http/index.js';
import { type RefundCause, type RefundState } from '../../../refunds/index.js';
import { type Locale } from '../../../users/index.js';
import { campaignName } from '../frame/campaign-name.sql.js';
import { type Named } from '../frame/campaign-name.js';
import { rowsPerPage } from '../frame/office.js';

/** A refund as staff see it; `total` in minor units, tip included. */
export interface RefundItem extends Named {
  readonly id: string;
  readonly campaignId: string;
  readonly pledgeId: string;
  readonly total: string;
  readonly currency: string;
  readonly cause: RefundCause;
  readonly state: RefundState;
  readonly failureCode: string | null;
  readonly providerId: string | null;
  readonly orderedBy: string | null;
  readonly orderedByName: string | null;
  readonly decidedByName: string | null;
  readonly retryOf: string | null;
  readonly retriedBy: string | null;
  readonly runId: string | null;
  readonly requestedAt: Date;
}

/** A run of refunds: of everybody, or of what is unpaid. */
export interface RunItem extends Named {
  readonly id: string;
  readonly campaignId: string;
  readonly cause: RefundCause;
  readonly state: string;
  /** Null when nobody ordered it: the service itself gives back what is unpaid of a campaign that was called off. */
  readonly orderedBy: string | null;
  readonly orderedByName: string | null;
  readonly decidedByName: string | null;
  readonly orderedAt: Date;
}

const refunds = (locale: string) => `select f.id, f.campaign_id as "campaignId", f.pledge_id as "pledgeId",
    f.amount + f.tip as total, f.currency, f.cause, f.state, f.failure_code as "failureCode", f.provider_id as "providerId",
    f.ordered_by as "orderedBy", a.display_name as "orderedByName", b.display_name as "decidedByName",
    f.retry_of as "retryOf", r.id as "retriedBy", f.run_id as "runId", f.requested_at as "requestedAt",
    n.title, n.locale as "titleLocale"
  from refunds f join campaigns c on c.id = f.campaign_id ${campaignName(locale)}
  left join refunds r on r.retry_of = f.id left join users a on a.id = f.ordered_by left join users b on b.id = f.decided_by`;

const runs = (
  locale: string,
) => `select x.id, x.campaign_id as "campaignId", x.cause, x.state, x.ordered_by as "orderedBy",
    a.display_name as "orderedByName", b.display_name as "decidedByName", x.ordered_at as "orderedAt",
    n.title, n.locale as "titleLocale"
  from refund_runs x join campaigns c on c.id = x.campaign_id ${campaignName(locale)}
  left join users a on a.id = x.ordered_by left join users b on b.id = x.decided_by`;

const mostRuns = 20;

@Injectable()
export class RefundsQuery {
  constructor(private readonly database: Database) {}

  /** Newest first, of one state if it is named. @throws MalformedCursor */
  async page(locale: Locale, state: string | undefined, after: string | undefined): Promise<Page<RefundItem>> {
    const [id = null] = decodeCursor(after, ['uuid']) ?? [];
    const found = await this.database.read<RefundItem>(
      `${refunds('$1')} where ($2::text is null or f.state = $2) and ($3::uuid is null or f.id < $3)
       order by f.id desc limit $4::int + 1`,
      [locale, state ?? null, id, rowsPerPage],
    );
    return toPage(
      found,
      rowsPerPage,
      (row) => [row.id],
      (row) => row,
    );
  }

  async one(id: string, locale: Locale): Promise<RefundItem | undefined> {
    const [found] = await this.database.read<RefundItem>(`${refunds('$1')} where f.id = $2`, [locale, id]);
    return found;
  }

  /** Those that somebody still has to do with, then the newest. */
  async runs(locale: Locale): Promise<RunItem[]> {
    return this.database.read<RunItem>(
      `${runs('$1')} order by x.state in ('proposed', 'running', 'stopped') desc, x.id desc limit ${mostRuns}`,
      [locale],
    );
  }

  async run(id: string, locale: Locale): Promise<RunItem | undefined> {
    const [found] = await this.database.read<RunItem>(`${runs('$1')} where x.id = $2`, [locale, id]);
    return found;
  }
}

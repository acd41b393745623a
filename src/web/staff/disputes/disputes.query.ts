import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/index.js';
import { decodeCursor, type Page, toPage } from '../../../platform/http/index.js';
import { type DisputeState } from '../../../refunds/index.js';
import { type Locale } from '../../../users/index.js';
import { campaignName } from '../frame/campaign-name.sql.js';
import { type Named } from '../frame/campaign-name.js';
import { rowsPerPage } from '../frame/office.js';

/** A charge that a bank questions or took back. Minor units. */
export interface DisputeItem extends Named {
  readonly id: string;
  readonly pledgeId: string;
  readonly providerId: string;
  readonly state: DisputeState;
  readonly reason: string;
  readonly amount: string;
  readonly taken: string;
  readonly fee: string;
  readonly currency: string;
  readonly evidenceDueAt: Date | null;
  /** Whole days until then; negative when it is over. */
  readonly daysLeft: number | null;
  readonly openedAt: Date;
  readonly waits: boolean;
}

const waits = `(d.state in ('needs_response', 'warning_needs_response') and d.evidence_due_at is not null)`;
const order = `not ${waits}, case when ${waits} then d.evidence_due_at else d.opened_at end, d.id`;

@Injectable()
export class DisputesQuery {
  constructor(private readonly database: Database) {}

  /** Those that wait for evidence first, the most urgent at the top. @throws MalformedCursor */
  async page(locale: Locale, after: string | undefined): Promise<Page<DisputeItem>> {
    const [settled = null, from = null, id = null] = decodeCursor(after, ['flag', 'instant', 'uuid']) ?? [];
    const found = await this.database.read<DisputeItem>(
      `select d.id, d.pledge_id as "pledgeId", d.provider_id as "providerId", d.state, d.reason, d.amount, d.currency,
         m.taken, m.fee, d.evidence_due_at as "evidenceDueAt", d.opened_at as "openedAt", ${waits} as waits,
         floor(extract(epoch from d.evidence_due_at - tally_now()) / 86400)::int as "daysLeft",
         n.title, n.locale as "titleLocale"
       from disputes d join campaigns c on c.id = d.campaign_id ${campaignName('$1')}
       cross join lateral (
         select coalesce(-sum(m.amount + m.tip + m.excess), 0)::bigint as taken, coalesce(sum(b.fee), 0)::bigint as fee
         from dispute_movements m left join balance_transactions b on b.id = m.balance_transaction_id
         where m.dispute_id = d.id) m
       where $2::boolean is null or (${order}) > ($2, $3::timestamptz, $4::uuid)
       order by ${order} limit $5::int + 1`,
      [locale, settled, from, id, rowsPerPage],
    );
    return toPage(found, rowsPerPage, keyOf, (row) => row);
  }
}

const keyOf = ({ id, waits: isFirst, evidenceDueAt, openedAt }: DisputeItem) => [
  !isFirst,
  ((isFirst ? evidenceDueAt : null) ?? openedAt).toISOString(),
  id,
];

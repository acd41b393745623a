import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/index.js';
import { decodeCursor, type Page, toPage } from '../../../platform/http/index.js';
import { rowsPerPage } from '../frame/office.js';

export interface RunOfBooks {
  readonly id: string;
  readonly requestedAt: Date;
  readonly requestedByName: string | null;
  readonly finishedAt: Date | null;
  readonly eventsMissed: number;
  readonly paymentsRepaired: number;
  readonly movementsFound: number;
}

/** A difference between our books and the provider's; `amount` is what the provider has more, in minor units. */
export interface BreakItem {
  readonly id: string;
  readonly state: 'open' | 'resolved';
  readonly kind: string;
  readonly movement: string | null;
  readonly ledgerReference: string | null;
  readonly amount: string;
  readonly currency: string;
  readonly campaignId: string | null;
  readonly happenedAt: Date;
  readonly foundAt: Date;
  readonly ageHours: number;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly resolvedAt: Date | null;
  readonly resolvedByName: string | null;
  readonly bookedTo: string | null;
  readonly reason: string | null;
}

const breaks = `select b.id, b.state, b.kind, b.movement, b.ledger_reference as "ledgerReference", b.amount, b.currency,
    b.campaign_id as "campaignId", b.happened_at as "happenedAt", b.found_at as "foundAt",
    floor(extract(epoch from coalesce(b.resolved_at, tally_now()) - b.found_at) / 3600)::int as "ageHours",
    b.owner_id as "ownerId", o.display_name as "ownerName", b.resolved_at as "resolvedAt", r.display_name as "resolvedByName",
    b.booked_to as "bookedTo", b.reason
  from breaks b left join users o on o.id = b.owner_id left join users r on r.id = b.resolved_by`;

@Injectable()
export class ReconciliationQuery {
  constructor(private readonly database: Database) {}

  /** Newest first. @throws MalformedCursor */
  async runs(after: string | undefined): Promise<Page<RunOfBooks>> {
    const [id = null] = decodeCursor(after, ['uuid']) ?? [];
    const found = await this.database.read<RunOfBooks>(
      `select r.id, r.requested_at as "requestedAt", u.display_name as "requestedByName", r.finished_at as "finishedAt",
         r.events_missed as "eventsMissed", r.payments_repaired as "paymentsRepaired", r.movements_found as "movementsFound"
       from reconciliations r left join users u on u.id = r.requested_by
       where $1::uuid is null or r.id < $1 order by r.id desc limit $2::int + 1`,
      [id, rowsPerPage],
    );
    return toPage(
      found,
      rowsPerPage,
      (row) => [row.id],
      (row) => row,
    );
  }

  /** Newest first, of one state if it is named. @throws MalformedCursor */
  async breaks(state: string | undefined, before: string | undefined): Promise<Page<BreakItem>> {
    const [id = null] = decodeCursor(before, ['uuid']) ?? [];
    const found = await this.database.read<BreakItem>(
      `${breaks} where ($1::text is null or b.state = $1) and ($2::uuid is null or b.id < $2)
       order by b.id desc limit $3::int + 1`,
      [state ?? null, id, rowsPerPage],
    );
    return toPage(
      found,
      rowsPerPage,
      (row) => [row.id],
      (row) => row,
    );
  }

  async break(id: string): Promise<BreakItem | undefined> {
    const [found] = await this.database.read<BreakItem>(`${breaks} where b.id = $1`, [id]);
    return found;
  }
}

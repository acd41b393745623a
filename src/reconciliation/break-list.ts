import { Injectable } from '@nestjs/common';
import { money, toJson } from '../money/index.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import { decodeCursor, type Page, toPage } from '../platform/http/index.js';
import { type Break } from './break.entity.js';
import { BreakNotFound } from './break.errors.js';
import { type BreakResponse, type BreaksQuery } from './breaks.dto.js';

const select = `select id, state, kind, movement, balance_transaction_id as "balanceTransactionId",
  ledger_reference as "ledgerReference", amount, currency, campaign_id as "campaignId", happened_at as "happenedAt",
  found_at as "foundAt", owner_id as "ownerId", resolved_at as "resolvedAt", resolved_by as "resolvedBy",
  booked_to as "bookedTo", reason from breaks`;

const hourMs = 3_600_000;

/** What staff see of differences between our books and the provider's. */
@Injectable()
export class BreakList {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws BreakNotFound */
  async one(id: string): Promise<BreakResponse> {
    const [row] = await this.database.read<Break>(`${select} where id = $1`, [id]);
    if (!row) throw new BreakNotFound();
    return toResponse(row, await this.clock.now());
  }

  /** Newest first. @throws MalformedCursor */
  async page({ after, limit, campaign, state }: BreaksQuery): Promise<Page<BreakResponse>> {
    const [before] = decodeCursor(after, ['uuid']) ?? [null];
    const found = await this.database.read<Break>(
      `${select} where ($1::uuid is null or id < $1) and ($2::uuid is null or campaign_id = $2)
         and ($3::text is null or state = $3)
       order by id desc limit $4::int + 1`,
      [before, campaign ?? null, state ?? null, limit],
    );
    const now = await this.clock.now();
    return toPage(
      found,
      limit,
      ({ id }) => [id],
      (row) => toResponse(row, now),
    );
  }

  /** How many are open, for the alarm. */
  async count(): Promise<number> {
    const [row] = await this.database.read<{ count: number }>(
      `select count(*)::int as count from breaks where state = 'open'`,
    );
    return row?.count ?? 0;
  }
}

const toResponse = (
  { amount, currency, happenedAt, foundAt, resolvedAt, ...row }: Break,
  now: Date,
): BreakResponse => ({
  ...row,
  amount: toJson(money(BigInt(amount), currency)),
  happenedAt: happenedAt.toISOString(),
  foundAt: foundAt.toISOString(),
  ageHours: Math.floor(((resolvedAt ?? now).getTime() - foundAt.getTime()) / hourMs),
  resolvedAt: resolvedAt?.toISOString() ?? null,
});

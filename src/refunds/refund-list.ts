import { Injectable } from '@nestjs/common';
import { money, toJson } from '../money/index.js';
import { Database } from '../platform/database/index.js';
import { decodeCursor, type Page, toPage } from '../platform/http/index.js';
import { type RefundResponse, type RefundsQuery } from './refunds.dto.js';

type Row = Omit<RefundResponse, 'total' | 'requestedAt'> & { total: string; currency: string; requestedAt: Date };

/** What staff see of refunds. */
@Injectable()
export class RefundList {
  constructor(private readonly database: Database) {}

  /** Newest first. @throws MalformedCursor */
  async page({ after, limit, campaign, state }: RefundsQuery): Promise<Page<RefundResponse>> {
    const [before] = decodeCursor(after, ['uuid']) ?? [null];
    const found = await this.database.read<Row>(
      `select id, campaign_id as "campaignId", pledge_id as "pledgeId", amount + tip as total, currency, cause, state,
         failure_code as "failureCode", requested_at as "requestedAt"
       from refunds
       where ($1::uuid is null or id < $1) and ($2::uuid is null or campaign_id = $2) and ($3::text is null or state = $3)
       order by id desc limit $4::int + 1`,
      [before, campaign ?? null, state ?? null, limit],
    );
    return toPage(found, limit, (row) => [row.id], toResponse);
  }
}

const toResponse = ({ total, currency, requestedAt, ...row }: Row): RefundResponse => ({
  ...row,
  total: toJson(money(BigInt(total), currency)),
  requestedAt: requestedAt.toISOString(),
});

import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { decodeCursor, type Page, type PageQuery, toPage } from '../platform/http/index.js';

/** An item that waits for staff. Amounts in minor units. */
export interface HeldItem {
  readonly id: string;
  readonly campaignId: string;
  readonly pledgeId: string;
  readonly amount: bigint;
  readonly tip: bigint;
  readonly currency: string;
  readonly attempts: number;
  readonly code: string;
}

type Row = Omit<HeldItem, 'amount' | 'tip'> & { amount: string; tip: string };

const select = `select id, campaign_id as "campaignId", pledge_id as "pledgeId", amount, tip, currency, attempts,
  held_code as code from settlement_items where state = 'held'`;

/** What staff see of items that are held. */
@Injectable()
export class HeldItems {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<HeldItem | undefined> {
    const [row] = await this.database.read<Row>(`${select} and id = $1`, [id]);
    return row && fromRow(row);
  }

  /** All of them, by id. @throws MalformedCursor */
  async page({ after, limit }: PageQuery): Promise<Page<HeldItem>> {
    const [id] = decodeCursor(after, ['uuid']) ?? [null];
    const found = await this.database.read<Row>(
      `${select} and ($1::uuid is null or id > $1) order by id limit $2::int + 1`,
      [id, limit],
    );
    return toPage(found, limit, (row) => [row.id], fromRow);
  }

  /** How many there are, for the alarm. */
  async count(): Promise<number> {
    const [row] = await this.database.read<{ count: number }>(
      `select count(*)::int as count from settlement_items where state = 'held'`,
    );
    return row?.count ?? 0;
  }
}

const fromRow = (row: Row): HeldItem => ({ ...row, amount: BigInt(row.amount), tip: BigInt(row.tip) });

import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { decodeCursor, type Page, type PageQuery, toPage } from '../platform/http/index.js';
import { type Reconciliation } from './reconciliation.entity.js';
import { columns } from './reconciliations.repository.js';

/** What staff see of reconciliations. */
@Injectable()
export class ReconciliationList {
  constructor(private readonly database: Database) {}

  /** Newest first. @throws MalformedCursor */
  async page({ after, limit }: PageQuery): Promise<Page<Reconciliation>> {
    const [before] = decodeCursor(after, ['uuid']) ?? [null];
    const found = await this.database.read<Reconciliation>(
      `select ${columns} from reconciliations where ($1::uuid is null or id < $1) order by id desc limit $2::int + 1`,
      [before, limit],
    );
    return toPage(
      found,
      limit,
      ({ id }) => [id],
      (one) => one,
    );
  }
}

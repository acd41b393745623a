import { Injectable } from '@nestjs/common';
import { decodeCursor, type Page, type PageQuery, toPage } from '../../platform/http/index.js';
import { type Retention } from './retention.entity.js';
import { RetentionsRepository } from './retentions.repository.js';

/** Money that has been with us for long, for staff. */
@Injectable()
export class RetentionViews {
  constructor(private readonly repository: RetentionsRepository) {}

  /** @throws RetentionNotFound */
  one(id: string): Promise<Retention> {
    return this.repository.get(id);
  }

  /** What finance has to look at. @throws MalformedCursor */
  async toDecide({ after, limit }: PageQuery): Promise<Page<Retention>> {
    const [from = null] = (decodeCursor(after, ['uuid']) ?? []) as string[];
    return toPage(
      await this.repository.toDecide(from, limit + 1),
      limit,
      ({ id }) => [id],
      (held) => held,
    );
  }
}

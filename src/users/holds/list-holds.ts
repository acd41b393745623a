import { Injectable } from '@nestjs/common';
import { decodeCursor, type Page, type PageQuery, toPage } from '../../platform/http/index.js';
import { type LegalHoldResponse, toLegalHold } from './legal-holds.dto.js';
import { LegalHoldsRepository } from './legal-holds.repository.js';

/** Every hold there ever was, newest first. */
@Injectable()
export class ListHolds {
  constructor(private readonly holds: LegalHoldsRepository) {}

  /** @throws MalformedCursor */
  async execute({ after, limit }: Pick<PageQuery, 'after' | 'limit'>): Promise<Page<LegalHoldResponse>> {
    const [before] = decodeCursor(after, ['uuid']) ?? [];
    const found = await this.holds.list(before as string | undefined, limit + 1);
    return toPage(found, limit, ({ id }) => [id], toLegalHold);
  }
}

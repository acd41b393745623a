import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/index.js';
import { type CardsNeeded, DetachmentsRepository } from './detachments.repository.js';

/** Notes which saved cards their pledges need no more; `DetachCards` then has the provider forget them. No network. */
@Injectable()
export class LetCardsGo {
  constructor(private readonly detachments: DetachmentsRepository) {}

  /**
   * Of a pledge that has ended every card goes, of one that uses a card those that were saved before it. One that was
   * saved after it is kept: the pledge may not have heard of it yet. Harmless when repeated.
   */
  async execute(tx: Tx, pledges: readonly CardsNeeded[]): Promise<void> {
    if (pledges.length > 0) await this.detachments.letGo(tx, pledges);
  }
}

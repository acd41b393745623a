import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { DetachmentsRepository } from './detachments.repository.js';
import { PaymentGateway } from './payment-gateway.js';
import { ProviderRefused } from './provider.errors.js';

/** Few at once: none of them hurries, and even at the lowest rate each gets its turn before it loses patience. */
const batch = 10;

/**
 * Has the provider forget the cards that nothing needs: claimed with an hour to go, asked, recorded. What ends without a
 * record, because the answer was lost, the provider busy or the process killed, is asked again in an hour.
 */
@Injectable()
export class DetachCards {
  private readonly logger = new Logger(DetachCards.name);

  constructor(
    private readonly database: Database,
    private readonly detachments: DetachmentsRepository,
    private readonly gateway: PaymentGateway,
  ) {}

  /** Until nothing is due, or the process is to end. */
  async execute(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      const cards = await this.database.inTransaction((tx) => this.detachments.claim(tx, batch));
      if (cards.length === 0) return;
      const gone = (await Promise.all(cards.map((card) => this.detach(card)))).flat();
      await this.database.inTransaction((tx) => this.detachments.detached(tx, gone));
    }
  }

  /** The card if it is gone now, whoever had it forgotten. */
  private async detach(card: string): Promise<string[]> {
    try {
      await this.gateway.detachCard(card);
      return [card];
    } catch (error) {
      if (error instanceof ProviderRefused && !(await this.isSaved(card))) return [card];
      this.logger.warn({ message: 'a card could not be detached yet', card, error });
      return [];
    }
  }

  /** A doubt keeps it on the list. */
  private async isSaved(card: string): Promise<boolean> {
    return this.gateway.isCardSaved(card).catch(() => true);
  }
}

import { Injectable } from '@nestjs/common';
import { PaymentGateway, SavedCards } from '../payments/index.js';
import { Database } from '../platform/database/index.js';
import { hasEnded } from './pledge.state.js';
import { PledgesRepository } from './pledges.repository.js';

/** A saved card changed at the provider: the pledges that use it know it as it is now, or that it is gone. */
@Injectable()
export class FollowCard {
  constructor(
    private readonly database: Database,
    private readonly gateway: PaymentGateway,
    private readonly cards: SavedCards,
    private readonly repository: PledgesRepository,
  ) {}

  /** Asks for the card afresh, since the news may be old. Harmless when repeated. */
  async execute(paymentMethodId: string): Promise<void> {
    const ids = await this.cards.pledgesOf(paymentMethodId);
    if (ids.length === 0) return;
    const card = await this.gateway.retrieveCard(paymentMethodId);
    await this.database.inTransaction(async (tx) => {
      const held = await this.repository.lockCards(tx, ids);
      const using = held.filter((pledge) => pledge.paymentMethodId === paymentMethodId && !hasEnded(pledge.state));
      await this.repository.followCard(tx, using.map(({ id }) => id), card); // prettier-ignore
    });
  }
}

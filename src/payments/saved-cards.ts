import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/index.js';
import { type SavedCard, SetupsRepository } from './setups.repository.js';

/** Which cards were saved, for the pledges that keep a copy; within a transaction when one is given. */
@Injectable()
export class SavedCards {
  constructor(private readonly setups: SetupsRepository) {}

  /** The card that a setup saved; null when it saved none. */
  async ofSetup(setupId: string, tx: Tx | null = null): Promise<SavedCard | null> {
    const [card] = await this.setups.cardsOfSetups(tx, [setupId]);
    return card ?? null;
  }

  /** Those of the pledges for which this card was saved. */
  async pledgesOf(paymentMethodId: string): Promise<string[]> {
    return this.setups.pledgesOfCard(paymentMethodId);
  }

  /** By pledge id: the card that was saved last. */
  async ofPledges(pledgeIds: readonly string[], tx: Tx | null = null): Promise<ReadonlyMap<string, SavedCard>> {
    const cards = await this.setups.cardsOfPledges(tx, pledgeIds);
    return new Map(cards.map((card) => [card.pledgeId, card]));
  }
}

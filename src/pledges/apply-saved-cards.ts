import { Injectable } from '@nestjs/common';
import { SavedCards } from '../payments/index.js';
import { system } from '../platform/http/index.js';
import { ActivatePledge } from './activate-pledge.js';
import { hasEnded } from './pledge.state.js';
import { Pledges } from './pledges.js';
import { PledgesRepository } from './pledges.repository.js';

/** Gives pledges the card that was saved last for each. */
@Injectable()
export class ApplySavedCards {
  constructor(
    private readonly cards: SavedCards,
    private readonly pledges: Pledges,
    private readonly repository: PledgesRepository,
    private readonly activate: ActivatePledge,
  ) {}

  /**
   * Together, so that those of one campaign form a group. It looks at what is true now, so it may be told late, twice and
   * in any order: news of an earlier card must not bring it back. While a pledge is being charged its card stays, and
   * whoever records the result asks again.
   */
  async execute(pledgeIds: readonly string[]): Promise<void> {
    const saved = await this.cards.ofPledges([...new Set(pledgeIds)]);
    const held = await this.pledges.cardsOf([...saved.keys()]);
    await Promise.all(
      held.map(async ({ pledgeId, state, paymentMethodId }) => {
        const card = saved.get(pledgeId);
        if (!card || (card.paymentMethodId === paymentMethodId && !hasEnded(state))) return;
        const pledge = await this.repository.find(pledgeId);
        if (pledge) await this.activate.execute(pledge, card, system(`setup-${card.setupId}`));
      }),
    );
  }
}

import { Injectable } from '@nestjs/common';
import { LetCardsGo } from '../payments/index.js';
import { Database } from '../platform/database/index.js';
import { hasEnded } from './pledge.state.js';
import { PledgesRepository } from './pledges.repository.js';

/** Pledges that are looked at in one transaction. */
const pageSize = 1_000;

/**
 * Lets go of the saved cards that pledges need no more: all of them when it has ended, the replaced ones while it goes on.
 * It looks at what is true now, so it may be told late, twice and in any order.
 */
@Injectable()
export class ForgetCards {
  constructor(
    private readonly database: Database,
    private readonly repository: PledgesRepository,
    private readonly letCardsGo: LetCardsGo,
  ) {}

  async execute(pledgeIds: readonly string[]): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const pledges = await this.repository.lockCards(tx, pledgeIds);
      const known = pledges.filter(({ state, paymentMethodId }) => hasEnded(state) || paymentMethodId !== null);
      await this.letCardsGo.execute(
        tx,
        known.map(({ id, state, paymentMethodId }) => ({
          pledgeId: id,
          paymentMethodId: hasEnded(state) ? null : paymentMethodId,
        })),
      );
    });
  }

  /** Of every pledge of a round; only once nothing of it will be charged any more. */
  async ofRound(campaignId: string, round: number): Promise<void> {
    let page = await this.repository.idsOfRound(campaignId, round, null, pageSize);
    while (page.length > 0) {
      await this.execute(page);
      page = await this.repository.idsOfRound(campaignId, round, page.at(-1) ?? null, pageSize);
    }
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LetCardsGo } from '../payments/index.js';
import { type Tx } from '../platform/database/index.js';
import { Erasure, type Leaving } from '../users/index.js';
import { hasEnded } from './pledge.state.js';
import { PledgesRepository } from './pledges.repository.js';

/** What is left of a backer who is erased: pledges under a bare id, shown to nobody by name, without cards and addresses. */
@Injectable()
export class EraseBacker implements OnModuleInit {
  constructor(
    private readonly erasure: Erasure,
    private readonly repository: PledgesRepository,
    private readonly letCardsGo: LetCardsGo,
  ) {}

  onModuleInit(): void {
    this.erasure.register({
      hindrances: async (tx, { ids }) => {
        const pledges = await this.repository.statesOf(tx, ids);
        return pledges.every(({ state }) => hasEnded(state)) ? [] : ['open_pledges'];
      },
      erase: (tx, leaving) => this.erase(tx, leaving),
    });
  }

  private async erase(tx: Tx, { ids }: Leaving): Promise<void> {
    const pledges = await this.repository.statesOf(tx, ids);
    await this.letCardsGo.execute(
      tx,
      pledges.map(({ id: pledgeId }) => ({ pledgeId, paymentMethodId: null })),
    );
    await this.repository.forgetAddresses(
      tx,
      pledges.map(({ id }) => id),
    );
    await this.repository.hideBacker(tx, ids);
  }
}

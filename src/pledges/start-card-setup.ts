import { Injectable } from '@nestjs/common';
import { type StartedSetup, StartSetup } from '../payments/index.js';
import { type ShownConsent } from './consent.js';
import { type HeldPledge } from './held-pledge.js';
import { PrepareCard } from './prepare-card.js';

/** Opens the pay page: the next saving of a card for this pledge. Opening it again makes the next one. */
@Injectable()
export class StartCardSetup {
  constructor(
    private readonly prepareCard: PrepareCard,
    private readonly startSetup: StartSetup,
  ) {}

  /** @throws NothingToPay, ConsentMissing, ConsentOutdated, and 503 while the provider's budget is far behind */
  async execute(pledge: HeldPledge, shown: ShownConsent | undefined): Promise<StartedSetup> {
    return this.startSetup.execute(await this.prepareCard.execute(pledge, shown));
  }
}

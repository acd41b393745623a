import { Injectable } from '@nestjs/common';
import { type SetupReturn, StartHostedSetup } from '../payments/index.js';
import { type ShownConsent } from './consent.js';
import { type HeldPledge } from './held-pledge.js';
import { PrepareCard } from './prepare-card.js';

/** Opens the provider's own page for saving a card for this pledge: for browsers without scripts. */
@Injectable()
export class StartCardPage {
  constructor(
    private readonly prepareCard: PrepareCard,
    private readonly startHostedSetup: StartHostedSetup,
  ) {}

  /** Its address. @throws as `StartCardSetup` */
  async execute(pledge: HeldPledge, shown: ShownConsent | undefined, around: SetupReturn): Promise<string> {
    return this.startHostedSetup.execute(await this.prepareCard.execute(pledge, shown), around);
  }
}

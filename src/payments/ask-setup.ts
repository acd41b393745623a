import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { SetupNotFound } from './payment.errors.js';
import { PaymentGateway } from './payment-gateway.js';
import { ProviderBusy, ProviderUnknownOutcome } from './provider.errors.js';
import { RecordSetupIntents } from './record-setup-intents.js';
import { type SetupState } from './setup.state.js';
import { SetupsRepository } from './setups.repository.js';

/** Where the saving of a card stands; 'unknown' when the provider did not say. */
export type SetupStanding = SetupState | 'unknown';

/** Asks the provider whether a card was saved for a pledge, and records it: for return pages and for closing a round. */
@Injectable()
export class AskSetup {
  constructor(
    private readonly database: Database,
    private readonly gateway: PaymentGateway,
    private readonly setups: SetupsRepository,
    private readonly recordSetupIntents: RecordSetupIntents,
  ) {}

  /**
   * Where the setup that is named stands, or the newest; 'pending' also when none was begun. All open ones are asked,
   * whichever is named: a second card replaces the first.
   *
   * @throws SetupNotFound when the pledge has no such setup.
   */
  async execute(pledgeId: string, setupId?: string): Promise<SetupStanding> {
    const setups = await this.setups.ofPledge(pledgeId);
    if (setupId !== undefined && !setups.some(({ id }) => id === setupId)) throw new SetupNotFound();
    let standing: SetupStanding = 'pending';
    for (const { id, state, providerId } of setups) {
      const now = state === 'pending' && providerId ? await this.ask(providerId) : state;
      if (setupId === undefined || id === setupId) standing = now;
    }
    return standing;
  }

  private async ask(providerId: string): Promise<SetupStanding> {
    try {
      const found = await this.gateway.retrieveSetup(providerId);
      const [recorded] = await this.database.inTransaction((tx) => this.recordSetupIntents.execute(tx, [found]));
      return recorded?.state ?? 'unknown';
    } catch (error) {
      if (error instanceof ProviderBusy || error instanceof ProviderUnknownOutcome) return 'unknown';
      throw error;
    }
  }
}

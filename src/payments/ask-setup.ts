import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
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
   * 'succeeded' if any setup of the pledge did; 'pending' also when none was begun. Open ones are asked even when an
   * earlier one succeeded: a second card replaces the first.
   */
  async execute(pledgeId: string): Promise<SetupStanding> {
    const setups = await this.setups.ofPledge(pledgeId);
    if (setups.length === 0) return 'pending';
    const standings = new Set<SetupStanding>();
    for (const { state, providerId } of setups) {
      standings.add(state === 'pending' && providerId ? await this.ask(providerId) : state);
    }
    return summary(standings);
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

/** A saved card counts whatever the others say; a doubt about one is a doubt about all. */
export const summary = (standings: ReadonlySet<SetupStanding>): SetupStanding => {
  for (const standing of ['succeeded', 'unknown', 'pending'] as const) if (standings.has(standing)) return standing;
  return 'cancelled';
};

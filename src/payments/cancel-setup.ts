import { Injectable } from '@nestjs/common';
import { type SetupStanding } from './ask-setup.js';
import { Database } from '../platform/database/index.js';
import { PaymentGateway } from './payment-gateway.js';
import { ProviderBusy, ProviderRefused, ProviderUnknownOutcome } from './provider.errors.js';
import { type ProviderSetup } from './provider-objects.js';
import { RecordSetupIntents } from './record-setup-intents.js';
import { SetupIntents } from './setup-intents.js';
import { SetupsRepository } from './setups.repository.js';

/** Ends every open setup of a pledge and reads it back: a card that was saved in the meantime counts. */
@Injectable()
export class CancelSetup {
  constructor(
    private readonly database: Database,
    private readonly gateway: PaymentGateway,
    private readonly setups: SetupsRepository,
    private readonly intents: SetupIntents,
    private readonly recordSetupIntents: RecordSetupIntents,
  ) {}

  /** 'cancelled' also when nothing was begun. 'unknown': the provider did not say, ask again. */
  async execute(pledgeId: string): Promise<'cancelled' | 'succeeded' | 'unknown'> {
    const setups = await this.setups.ofPledge(pledgeId);
    const standings = new Set<SetupStanding>();
    for (const { id, state, providerId } of setups) {
      if (state !== 'pending') standings.add(state);
      else standings.add(providerId ? await this.end(providerId) : await this.endUnbegun(id));
    }
    const standing = summary(standings);
    return standing === 'pending' ? 'unknown' : standing;
  }

  private async endUnbegun(id: string): Promise<SetupStanding> {
    await this.intents.abandon(id);
    const [setup] = await this.setups.standing([], [id]);
    return setup?.state ?? 'cancelled';
  }

  private async end(providerId: string): Promise<SetupStanding> {
    try {
      const found = await this.cancelled(providerId);
      const [recorded] = await this.database.inTransaction((tx) => this.recordSetupIntents.execute(tx, [found]));
      return recorded?.state ?? 'unknown';
    } catch (error) {
      if (error instanceof ProviderBusy || error instanceof ProviderUnknownOutcome) return 'unknown';
      throw error;
    }
  }

  private async cancelled(providerId: string): Promise<ProviderSetup> {
    try {
      return await this.gateway.cancelSetup(providerId);
    } catch (error) {
      if (!(error instanceof ProviderRefused) && !(error instanceof ProviderUnknownOutcome)) throw error;
      return this.gateway.retrieveSetup(providerId);
    }
  }
}

/** A saved card counts whatever the others say; a doubt about one is a doubt about all. */
const summary = (standings: ReadonlySet<SetupStanding>): SetupStanding => {
  for (const standing of ['succeeded', 'unknown', 'pending'] as const) if (standings.has(standing)) return standing;
  return 'cancelled';
};

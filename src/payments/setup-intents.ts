import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/index.js';
import { history } from '../platform/states/index.js';
import { PrepareSetup } from './prepare-setup.js';
import { SetupsRepository } from './setups.repository.js';

/** The rows of setups around the calls to the provider: which one begins, what its id is, which ones end unbegun. */
@Injectable()
export class SetupIntents {
  constructor(
    private readonly database: Database,
    private readonly setups: SetupsRepository,
    private readonly prepareSetup: PrepareSetup,
    private readonly clock: Clock,
  ) {}

  /** The newest setup of the pledge if it never reached the provider, else the next. */
  async begin(input: { pledgeId: string; userId: string }): Promise<{ id: string; number: number }> {
    return this.database.inTransaction(async (tx) => {
      await this.setups.lockPledge(tx, input.pledgeId);
      const newest = await this.setups.newest(tx, input.pledgeId);
      if (newest && newest.state === 'pending' && newest.providerId === null) return newest;
      const { setupId, number } = await this.prepareSetup.execute(tx, input);
      return { id: setupId, number };
    });
  }

  /** Keeps the provider's id; false when the setup was ended meanwhile. */
  async keep(id: string, providerId: string): Promise<boolean> {
    return this.database.inTransaction((tx) => this.setups.keepProviderId(tx, id, providerId));
  }

  /** Ends a setup that no browser ever saw. */
  async abandon(id: string): Promise<void> {
    await this.database.inTransaction((tx) => this.end(tx, id));
  }

  private async end(tx: Tx, id: string): Promise<void> {
    const [setup] = await this.setups.lock(tx, [id], []);
    if (!setup || setup.state !== 'pending' || setup.providerId !== null) return;
    const at = await this.clock.now(tx);
    await this.setups.change(tx, [{ id, providerId: null, state: 'cancelled', card: null, succeededAt: null }]);
    await history.record(tx, [
      {
        entity: 'card_setup',
        entityId: id,
        from: 'pending',
        to: 'cancelled',
        at,
        actorId: null,
        reason: 'never begun',
      },
    ]);
  }
}

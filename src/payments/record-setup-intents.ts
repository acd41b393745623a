import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { type Tx } from '../platform/database/index.js';
import { isUuid } from '../platform/http/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { history } from '../platform/states/index.js';
import { setupSucceeded } from './payment.events.js';
import { ProviderMode } from './provider-mode.js';
import { type ProviderSetup } from './provider-objects.js';
import { decideSetup } from './setup.rules.js';
import { type SetupState } from './setup.state.js';
import { type LockedSetup, SetupsRepository } from './setups.repository.js';

/** What became of one SetupIntent; `state` null when it is none of ours. */
export interface RecordedSetup {
  readonly state: SetupState | null;
  readonly mismatch: string | null;
}

type Moved = { held: LockedSetup; setup: ProviderSetup; to: Exclude<SetupState, 'pending'> };

/** The one function for every answer, webhook, return page and catch-up about the saving of cards; any number at once. */
@Injectable()
export class RecordSetupIntents {
  private readonly logger = new Logger(RecordSetupIntents.name);

  constructor(
    private readonly setups: SetupsRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly mode: ProviderMode,
  ) {}

  async execute(tx: Tx, found: readonly ProviderSetup[]): Promise<RecordedSetup[]> {
    const locked = await this.setups.lock(
      tx,
      found.flatMap(({ setupId }) => (setupId && isUuid(setupId) ? [setupId] : [])),
      found.map(({ id }) => id),
    );
    const byId = new Map(locked.map((held) => [held.id, held]));
    const byProviderId = new Map(locked.map((held) => [held.providerId, held]));
    const moved: Moved[] = [];
    const recorded = found.map((setup): RecordedSetup => {
      const id = setup.setupId ?? byProviderId.get(setup.id)?.id;
      const held = id === undefined ? undefined : byId.get(id);
      if (!held) return { state: null, mismatch: null };
      const move = decideSetup(held, setup, this.mode.live);
      if (move.kind === 'nothing') return { state: held.state, mismatch: null };
      if (move.kind === 'mismatch') {
        this.logger.error({
          message: 'a card setup differs from our row and was not recorded',
          setup: held.id,
          ...move,
        });
        return { state: held.state, mismatch: move.field };
      }
      moved.push({ held, setup, to: move.to });
      byId.set(held.id, { ...held, state: move.to, providerId: setup.id });
      return { state: move.to, mismatch: null };
    });
    if (moved.length > 0) await this.write(tx, moved, await this.clock.now(tx));
    return recorded;
  }

  private async write(tx: Tx, moved: readonly Moved[], now: Date): Promise<void> {
    await this.setups.change(
      tx,
      moved.map(({ held, setup, to }) => ({
        id: held.id,
        providerId: setup.id,
        state: to,
        card: to === 'succeeded' ? setup.card : null,
        succeededAt: to === 'succeeded' ? now : null,
      })),
    );
    await history.record(
      tx,
      moved.map(({ held, to }) => ({
        entity: 'card_setup',
        entityId: held.id,
        from: held.state,
        to,
        at: now,
        actorId: null,
        reason: 'provider',
      })),
    );
    await this.outbox.emit(
      tx,
      moved
        .filter(({ to }) => to === 'succeeded')
        .map(({ held }) => setupSucceeded({ setupId: held.id, pledgeId: held.pledgeId })),
    );
  }
}

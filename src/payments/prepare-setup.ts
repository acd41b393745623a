import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { type Tx } from '../platform/database/index.js';
import { birth, history } from '../platform/states/index.js';
import { CustomersRepository } from './customers.repository.js';
import { SetupsRepository } from './setups.repository.js';

export interface PreparedSetup {
  readonly setupId: string;
  /** 1, 2, 3 … per pledge. */
  readonly number: number;
  /** Whether no pay page of the pledge has been open yet: whoever was told to try again later counts as new. */
  readonly isFirst: boolean;
  /** Business time. */
  readonly at: Date;
}

/** Writes down that a card is to be saved for a pledge, in the transaction of whoever asks for it. No network. */
@Injectable()
export class PrepareSetup {
  constructor(
    private readonly customers: CustomersRepository,
    private readonly setups: SetupsRepository,
    private readonly clock: Clock,
  ) {}

  /** The next setup of the pledge. */
  async execute(tx: Tx, { pledgeId, userId }: { pledgeId: string; userId: string }): Promise<PreparedSetup> {
    await this.setups.lockPledge(tx, pledgeId);
    const at = await this.clock.now(tx);
    await this.customers.open(tx, userId, at);
    const { id, number, isFirst } = await this.setups.insertNext(tx, pledgeId, userId, at);
    await history.record(tx, [
      { entity: 'card_setup', entityId: id, from: birth, to: 'pending', at, actorId: null, reason: 'pay page' },
    ]);
    return { setupId: id, number, isFirst, at };
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { history } from '../platform/states/index.js';
import { type HeldPledge } from '../pledges/index.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { DeliveryNotFound, NotSentYet } from './delivery.errors.js';
import { answered } from './delivery.rules.js';

/** A backer says of a reward that was sent whether it has come. What they say last holds. */
@Injectable()
export class AnswerDelivery {
  constructor(
    private readonly database: Database,
    private readonly repository: DeliveriesRepository,
    private readonly clock: Clock,
  ) {}

  /** The caller's right to the pledge was asked before. @throws DeliveryNotFound (404), NotSentYet (409) */
  async execute(
    { id: pledgeId, campaignId }: Pick<HeldPledge, 'id' | 'campaignId'>,
    rewardId: string,
    hasArrived: boolean,
    { userId }: Caller,
  ): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const [key] = await this.repository.those(tx, campaignId, [{ pledgeId, rewardId }]);
      if (!key) throw new DeliveryNotFound();
      const [line] = await this.repository.lock(tx, [key]);
      const to = line && answered(line.state, hasArrived);
      if (!line || !to) throw new NotSentYet();
      const at = await this.clock.now(tx);
      if (to !== line.state || hasArrived) await this.repository.step(tx, [line.id], to, at);
      if (to !== line.state) {
        const reason = hasArrived ? 'has come' : 'has not come';
        await history.record(tx, [
          { entity: 'delivery', entityId: line.id, from: line.state, to, at, actorId: userId, reason },
        ]);
      }
      if (!hasArrived) await this.repository.miss(tx, line.id, at);
    });
  }
}

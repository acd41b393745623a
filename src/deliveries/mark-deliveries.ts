import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { birth, history, type StateChange } from '../platform/states/index.js';
import { DeliveriesRepository, type HeldDelivery } from './deliveries.repository.js';
import { rewardsSent } from './delivery.events.js';
import { assertOneParcel, type DeliveryKey, forwardTo, markOf, type Parcel } from './delivery.rules.js';
import { type DeliveryState } from './delivery.state.js';
import { DeliveryDesk } from './delivery-desk.js';

const atOnce = 500;

export interface Marked {
  /** How many lines are as was asked. */
  readonly marked: number;
  /** How many lines of the board could not be, and stayed as they were. */
  readonly left: number;
}

/** How far rewards are to be said to be. */
export interface Saying extends Parcel {
  readonly to: DeliveryState;
}

type Step = Pick<StateChange, 'at' | 'actorId' | 'reason'>;

/**
 * Says how far rewards are on their way. What cannot take the step stays as it is and is counted, so that many are marked
 * in spite of one; saying the same twice changes nothing. A backer is told once that something was sent.
 */
@Injectable()
export class MarkDeliveries {
  constructor(
    private readonly database: Database,
    private readonly desk: DeliveryDesk,
    private readonly repository: DeliveriesRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Those that were chosen. @throws CampaignNotFound, NothingToDeliver, TrackingForOne */
  async execute(campaignId: string, chosen: readonly DeliveryKey[], saying: Saying, caller: Caller): Promise<Marked> {
    assertOneParcel(chosen, saying);
    return this.database.inTransaction(async (tx) => {
      await this.desk.assertMayDeliver(campaignId, caller, tx);
      const lines = await this.repository.those(tx, campaignId, chosen);
      const marked = await this.mark(tx, campaignId, lines, saying, caller);
      return { marked, left: lines.length - marked };
    });
  }

  /**
   * All of a reward that have not come so far, by transactions of five hundred: what is interrupted is finished by asking
   * once more. @throws CampaignNotFound, NothingToDeliver
   */
  async allOf(
    campaignId: string,
    rewardId: string,
    saying: Omit<Saying, 'trackingUrl'>,
    caller: Caller,
  ): Promise<Marked> {
    await this.desk.assertMayDeliver(campaignId, caller);
    let [marked, left] = [0, 0];
    for (let after: string | null = null; ;) {
      const states = forwardTo[saying.to];
      const chosen: DeliveryKey[] = await this.repository.ofReward(campaignId, rewardId, states, after, atOnce);
      const done = await this.execute(campaignId, chosen, { ...saying, trackingUrl: null }, caller);
      marked += done.marked;
      left += done.left;
      after = chosen.at(-1)?.pledgeId ?? null;
      if (chosen.length < atOnce) return { marked, left };
    }
  }

  private async mark(
    tx: Tx,
    campaignId: string,
    lines: readonly DeliveryKey[],
    saying: Saying,
    { userId }: Caller,
  ): Promise<number> {
    const begun = await this.repository.begin(tx, lines);
    const held = await this.repository.lock(tx, lines);
    const step = { at: await this.clock.now(tx), actorId: userId, reason: 'marked' };
    await history.record(
      tx,
      begun.map((entityId) => ({ entity: 'delivery', entityId, from: birth, to: 'to_do', ...step })),
    );
    const steps = held.filter((line) => markOf(line, saying.to, saying) === 'step');
    const notes = held.filter((line) => markOf(line, saying.to, saying) === 'note');
    await this.repository.step(tx, idsOf(steps), saying.to, step.at, saying);
    await this.repository.note(tx, idsOf(notes), saying);
    await this.record(tx, steps, saying.to, step);
    if (saying.to === 'sent') await this.tell(tx, campaignId, steps);
    return held.filter(({ state }) => state === saying.to).length + steps.length;
  }

  private async record(tx: Tx, steps: readonly HeldDelivery[], to: DeliveryState, step: Step): Promise<void> {
    await history.record(
      tx,
      steps.map(({ id, state }) => ({ entity: 'delivery', entityId: id, from: state, to, ...step })),
    );
  }

  /** One word to each backer, whatever was sent together. */
  private async tell(tx: Tx, campaignId: string, sent: readonly HeldDelivery[]): Promise<void> {
    const untold = new Map<string, string[]>();
    for (const { id, pledgeId, isTold } of sent) {
      if (!isTold) untold.set(pledgeId, [...(untold.get(pledgeId) ?? []), id]);
    }
    await this.outbox.emit(
      tx,
      [...untold].map(([pledgeId, deliveryIds]) => rewardsSent({ pledgeId, campaignId, deliveryIds })),
    );
  }
}

const idsOf = (lines: readonly HeldDelivery[]): string[] => lines.map(({ id }) => id);

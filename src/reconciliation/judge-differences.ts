import { Injectable, Logger } from '@nestjs/common';
import { PayoutBlocks } from '../payouts/index.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/index.js';
import { birth, history } from '../platform/states/index.js';
import { BreaksRepository, type OpenedBreak } from './breaks.repository.js';

/** Makes a break of each difference that had its time, ends those that are gone, and stops the payouts they concern. */
@Injectable()
export class JudgeDifferences {
  private readonly logger = new Logger(JudgeDifferences.name);

  constructor(
    private readonly database: Database,
    private readonly breaks: BreaksRepository,
    private readonly blocks: PayoutBlocks,
    private readonly clock: Clock,
  ) {}

  /** `campaigns` says of which campaign a movement is, where that is known. Answers how many are new. */
  async execute(campaigns: ReadonlyMap<string, string>): Promise<number> {
    const opened = await this.database.inTransaction((tx) => this.judge(tx, campaigns));
    for (const { id, kind, about, amount, currency } of opened) {
      this.logger.error({ message: 'the books differ from the provider’s', break: id, kind, about, amount, currency });
    }
    return opened.length;
  }

  private async judge(tx: Tx, campaigns: ReadonlyMap<string, string>): Promise<OpenedBreak[]> {
    const closed = await this.breaks.closeGone(tx);
    const opened = await this.breaks.openNew(tx, campaigns);
    const at = await this.clock.now(tx);
    const about = { entity: 'break', at, actorId: null };
    await history.record(tx, [
      ...closed.map((entityId) => ({ ...about, entityId, from: 'open', to: 'resolved', reason: 'the books agree' })),
      ...opened.map(({ id, kind }) => ({ ...about, entityId: id, from: birth, to: 'open', reason: kind })),
    ]);
    await stopPayouts(tx, this.blocks, this.breaks);
    return opened;
  }
}

/** The payouts of a campaign stand still while one of its breaks is open. */
export async function stopPayouts(tx: Tx, blocks: PayoutBlocks, breaks: BreaksRepository): Promise<void> {
  await blocks.replace(tx, 'break', async () =>
    (await breaks.blocking(tx)).map((one) => ({
      ...one,
      reason: `The books of the campaign differ from the provider’s: break ${one.subject}.`,
    })),
  );
}

import { Injectable, Logger } from '@nestjs/common';
import { CloseRound } from './close-round.js';
import { DecideRound } from './decide-round.js';
import { type RoundRef, RoundsRepository } from './rounds.repository.js';
import { SettleRound } from './settle-round.js';

const batchSize = 100;

/** Moves every round that is due one step on. One that fails is logged and tried again later; the others go on. */
@Injectable()
export class MoveRounds {
  private readonly logger = new Logger(MoveRounds.name);

  constructor(
    private readonly rounds: RoundsRepository,
    private readonly closeRound: CloseRound,
    private readonly decideRound: DecideRound,
    private readonly settleRound: SettleRound,
  ) {}

  async close(): Promise<void> {
    await this.moveAll(
      () => this.rounds.toClose(batchSize),
      (round) => this.closeRound.execute(round),
    );
  }

  async decide(): Promise<void> {
    await this.moveAll(
      () => this.rounds.toDecide(batchSize),
      (round) => this.decideRound.execute(round),
    );
  }

  async settle(): Promise<void> {
    await this.moveAll(
      () => this.rounds.toSettle(batchSize),
      (round) => this.settleRound.execute(round),
    );
  }

  /** Batch by batch until one comes back not full, or full of rounds that could not be moved. */
  private async moveAll(find: () => Promise<RoundRef[]>, move: (round: RoundRef) => Promise<void>): Promise<void> {
    const failures: unknown[] = [];
    for (;;) {
      const found = await find();
      const before = failures.length;
      for (const round of found) {
        await move(round).catch((error: unknown) => {
          failures.push(error);
          this.logger.error(`round ${round.round} of campaign ${round.campaignId} did not move on`, error);
        });
      }
      if (found.length < batchSize || failures.length - before === found.length) break;
    }
    // The due work then waits a little before it tries again, instead of each second.
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} rounds did not move on`);
  }
}

import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { AnswersRepository } from './answers.repository.js';
import { DeliveryDesk } from './delivery-desk.js';

/** Owner or deputy take no other answers from backers any more, or take them again. */
@Injectable()
export class LockAnswers {
  constructor(
    private readonly database: Database,
    private readonly desk: DeliveryDesk,
    private readonly answers: AnswersRepository,
  ) {}

  /** @throws CampaignNotFound (404), NothingToDeliver (409) */
  async execute(campaignId: string, isLocked: boolean, caller: Caller): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      await this.desk.assertMayDeliver(campaignId, caller, tx);
      await this.answers.lockAnswers(tx, campaignId, isLocked);
    });
  }

  /** Whether they are. */
  isLocked(campaignId: string): Promise<boolean> {
    return this.answers.isLocked(campaignId);
  }
}

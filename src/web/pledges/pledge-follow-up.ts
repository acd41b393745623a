import { Injectable } from '@nestjs/common';
import { AnswerQuestions, type AskedQuestion, type BackerDelivery, ReadDeliveries } from '../../deliveries/index.js';
import { ReadWithdrawal, type WithdrawalView } from '../../refunds/index.js';
import { type PledgeFile } from './pledge-desk.js';
import { type ConsentGiven, PledgeQuery } from './pledge.query.js';

/** What follows from a pledge. */
export interface FollowUp {
  readonly consents: readonly ConsentGiven[];
  /** What its rewards ask, with the answers so far. */
  readonly asked: readonly AskedQuestion[];
  /** How far its rewards are; empty until its campaign has succeeded. */
  readonly deliveries: readonly BackerDelivery[];
  /** What the law on withdrawal gives its backer. */
  readonly withdrawal: WithdrawalView;
}

/** Reads what follows from a pledge, for its page. */
@Injectable()
export class PledgeFollowUp {
  constructor(
    private readonly query: PledgeQuery,
    private readonly questions: AnswerQuestions,
    private readonly deliveries: ReadDeliveries,
    private readonly withdrawals: ReadWithdrawal,
  ) {}

  async of({ pledge }: PledgeFile): Promise<FollowUp> {
    const [consents, asked, deliveries, withdrawal] = await Promise.all([
      this.query.consents(pledge.id),
      this.questions.asked(pledge),
      this.deliveries.ofPledge(pledge.id),
      this.withdrawals.execute(pledge.id),
    ]);
    return { consents, asked, deliveries, withdrawal };
  }
}

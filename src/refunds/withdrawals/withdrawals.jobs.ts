import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DueWork } from '../../platform/due/index.js';
import { Database } from '../../platform/database/index.js';
import { Consumers } from '../../platform/outbox/index.js';
import { campaignSettled } from '../../settlement/index.js';
import { ApplyWithdrawals } from './apply-withdrawals.js';
import { withdrawalsDue, WithdrawalsRepository } from './withdrawals.repository.js';

/** What was withdrawn from and could not be done at once. */
@Injectable()
export class WithdrawalsJobs implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly dueWork: DueWork,
    private readonly database: Database,
    private readonly withdrawals: WithdrawalsRepository,
    private readonly apply: ApplyWithdrawals,
  ) {}

  onModuleInit(): void {
    const wake = (news: readonly { readonly campaignId: string }[]) =>
      this.database.inTransaction((tx) => this.withdrawals.wake(tx, news.map(({ campaignId }) => campaignId))); // prettier-ignore
    this.consumers.on(campaignSettled, 'refunds.withdrawn-settled', wake);
    this.dueWork.register({ name: 'refunds.withdrawn', dueSql: withdrawalsDue, run: () => this.apply.execute() });
  }
}

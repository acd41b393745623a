import { Injectable, type OnModuleInit } from '@nestjs/common';
import { campaignStateChanged } from '../../campaigns/index.js';
import { DueWork } from '../../platform/due/index.js';
import { Consumers, each } from '../../platform/outbox/index.js';
import { isPayable } from '../payout.rules.js';
import { retentionsDue } from './retentions.repository.js';
import { WatchRetentions } from './watch-retentions.js';

/** The days of the money that is with us. */
@Injectable()
export class RetentionsJobs implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly due: DueWork,
    private readonly watch: WatchRetentions,
  ) {}

  onModuleInit(): void {
    this.consumers.on(
      campaignStateChanged,
      'payouts.begin-retention',
      each(async ({ campaignId, to }) => (isPayable(to) ? this.watch.begin(campaignId) : undefined)),
    );
    this.due.register({ name: 'payouts.retentions', dueSql: retentionsDue, run: () => this.watch.look() });
  }
}

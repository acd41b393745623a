import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { DueWork } from '../platform/due/index.js';
import { AnnounceDeadline, noticeDue, noticesToTell } from './announce-deadline.js';
import { EndForgottenSuspension } from './end-forgotten-suspension.js';
import { OpenCampaign } from './open-campaign.js';

/** What becomes due for campaigns: opening, what is told before a deadline, and the end of a suspension that nobody lifted. */
@Injectable()
export class CampaignsJobs implements OnModuleInit {
  constructor(
    private readonly due: DueWork,
    private readonly database: Database,
    private readonly open: OpenCampaign,
    private readonly endSuspension: EndForgottenSuspension,
    private readonly announce: AnnounceDeadline,
  ) {}

  onModuleInit(): void {
    this.due.register({
      name: 'campaigns.open',
      dueSql: `select min(opens_at) from campaigns where state = 'scheduled'`,
      run: (_lane, stopping) =>
        this.each(
          `select id from campaigns where state = 'scheduled' and opens_at <= tally_now() order by opens_at limit 1000`,
          (id) => this.open.execute(id),
          stopping,
        ),
    });
    this.due.register({
      name: 'campaigns.end-suspension',
      dueSql: `select min(suspended_at) + interval '720 hours' from campaigns where state = 'suspended'`,
      run: (_lane, stopping) =>
        this.each(
          `select id from campaigns where state = 'suspended' and suspended_at <= tally_now() - interval '720 hours'
           order by suspended_at limit 1000`,
          (id) => this.endSuspension.execute(id),
          stopping,
        ),
    });
    this.due.register({
      name: 'campaigns.notices',
      dueSql: noticeDue,
      run: (_lane, stopping) => this.each(noticesToTell, (id) => this.announce.execute(id), stopping),
    });
  }

  /** Each in a transaction of its own; one that fails does not keep the others, and is reported when all had their turn. */
  private async each(sql: string, execute: (id: string) => Promise<void>, stopping: AbortSignal): Promise<void> {
    const failures: unknown[] = [];
    for (const { id } of await this.database.read<{ id: string }>(sql)) {
      if (stopping.aborted) return;
      await execute(id).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} campaigns could not be moved`);
  }
}

import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { deadlineNear } from './campaign.events.js';
import { Campaigns } from './campaigns.repository.js';
import { type CampaignUnderLock } from './locked-campaign.js';
import { decideNotice, nextNotice } from './notice.rules.js';

/** Of `campaign_rounds r` and `campaigns c`: backers are to be told something. A suspended campaign tells it when it goes on. */
const waiting = `from campaign_rounds r join campaigns c on c.id = r.campaign_id
  where r.state = 'open' and r.notice_due_at is not null and c.state = 'live'`;

export const noticeDue = `select min(r.notice_due_at) ${waiting}`;
export const noticesToTell = `select r.campaign_id as id ${waiting} and r.notice_due_at <= tally_now()
  order by r.notice_due_at limit 1000`;

/** The deadline comes near: says so to whoever tells backers, once per occasion. Running it twice, or early, does nothing. */
@Injectable()
export class AnnounceDeadline {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly outbox: Outbox,
  ) {}

  async execute(campaignId: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const held = await this.campaigns.lock(tx, campaignId, 'group');
      const { campaign, round, now } = held;
      const dueAt = await this.dueAt(tx, held);
      if (campaign.state !== 'live' || round.state !== 'open' || dueAt === null || now >= round.deadline) return;
      const notice = decideNotice(round.deadline, dueAt, now);
      if (!notice) return;
      const next = nextNotice(round.deadline, now);
      await rows(tx, 'update campaign_rounds set notice_due_at = $2 where id = $1', [round.id, next]);
      await this.outbox.emit(tx, [deadlineNear({ campaignId, round: round.number, ...notice })]);
    });
  }

  private async dueAt(tx: Tx, { round }: CampaignUnderLock): Promise<Date | null> {
    const sql = 'select notice_due_at as "dueAt" from campaign_rounds where id = $1';
    const [found] = await rows<{ dueAt: Date | null }>(tx, sql, [round.id]);
    return found?.dueAt ?? null;
  }
}

import { Injectable } from '@nestjs/common';
import { Campaigns, type NoticeHours } from '../campaigns/index.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { troubleOf } from './card.rules.js';
import { chargingEnds } from './consent.rules.js';
import { pledgeCardWanted, pledgeChargeNear } from './pledge.events.js';
import { PledgesRepository } from './pledges.repository.js';

/** Pledges that are told of in one transaction. */
const pageSize = 1_000;

export interface Notice {
  readonly campaignId: string;
  readonly round: number;
  readonly hours: NoticeHours;
  readonly announces: boolean;
}

/** Before a deadline: whose card cannot be charged to the end is asked for another, and all may hear of the charge. */
@Injectable()
export class RemindBackers {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly repository: PledgesRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Page by page. When it is repeated the same is said again, and each occasion has one letter per pledge. */
  async execute({ campaignId, round: number, hours, announces }: Notice): Promise<void> {
    const round = (await this.campaigns.rounds(campaignId)).find((one) => one.number === number);
    if (!round) return;
    const until = chargingEnds(round.deadline);
    for (let after: string | null = null; ;) {
      const told: string[] = await this.database.inTransaction(async (tx) => {
        const page = await this.repository.activeCards(tx, campaignId, number, after, pageSize);
        const now = await this.clock.now(tx);
        const wanted = page.flatMap(({ id: pledgeId, ...card }) => {
          const trouble = troubleOf(card, { now, until });
          return trouble ? [pledgeCardWanted({ pledgeId, campaignId, trouble, hours })] : [];
        });
        const near = announces ? page.map(({ id: pledgeId }) => pledgeChargeNear({ pledgeId, campaignId })) : [];
        await this.outbox.emit(tx, [...wanted, ...near]);
        return page.map(({ id }) => id);
      });
      after = told.at(-1) ?? null;
      if (told.length < pageSize) return;
    }
  }
}

import { Injectable } from '@nestjs/common';
import { rows, type Tx } from '../platform/database/index.js';
import { birth, history } from '../platform/states/index.js';
import { Campaigns, type Step } from './campaigns.repository.js';
import { secondDeadline } from './deadline.rules.js';
import { type LockedCampaign } from './locked-campaign.js';
import { nextNotice } from './notice.rules.js';

/** The second round begins at the instant at which the first one has passed, towards the sum of all needs. */
@Injectable()
export class OpenSecondRound {
  constructor(private readonly campaigns: Campaigns) {}

  /** The campaign's lock is held. The row is made here: before this instant nobody can know whether or when it will be. */
  async execute(tx: Tx, { id: campaignId, zone }: LockedCampaign, step: Step): Promise<void> {
    const deadline = secondDeadline(step.at, zone);
    const [made] = await rows<{ id: string }>(
      tx,
      `insert into campaign_rounds (campaign_id, number, state, target, deadline)
       select $1, 2, 'planned', sum(amount), $2 from needs where campaign_id = $1 returning id`,
      [campaignId, deadline],
    );
    if (!made) throw new Error('Postgres did not return the round it inserted');
    await rows(tx, 'insert into campaign_totals (campaign_id, round) values ($1, 2)', [campaignId]);
    await history.record(tx, [{ entity: 'round', entityId: made.id, from: birth, to: 'planned', ...step }]);
    const opened = {
      campaignId,
      number: 2,
      from: 'planned',
      to: 'open',
      set: { opensAt: step.at, noticeDueAt: nextNotice(deadline, step.at) },
    } as const;
    await this.campaigns.advanceRound(tx, { ...opened, ...step });
  }
}

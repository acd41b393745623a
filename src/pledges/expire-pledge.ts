import { Injectable } from '@nestjs/common';
import { CancelSetup } from '../payments/index.js';
import { Database, rows } from '../platform/database/index.js';
import { system } from '../platform/http/index.js';
import { type GroupDraft } from './group-draft.js';
import { type HeldPledge } from './held-pledge.js';
import { pledgeExpired } from './pledge.events.js';
import { PledgeGroups } from './pledge-groups.js';

/** A pending pledge whose hold is over. */
export interface OverduePledge {
  readonly id: string;
  readonly campaignId: string;
}

/** How long a try to expire keeps others away, in seconds of real time. */
export const retrySeconds = 5;

/**
 * Ends a hold in three steps, so that a card saved in the last second is never lost: note the intent, have the provider
 * cancel the saving of the card, record what it says. If the card was saved after all the pledge becomes active by that
 * news; an unknown answer keeps the hold.
 */
@Injectable()
export class ExpirePledge {
  constructor(
    private readonly database: Database,
    private readonly cancelSetup: CancelSetup,
    private readonly groups: PledgeGroups,
  ) {}

  async execute(pledge: OverduePledge): Promise<void> {
    await this.database.inTransaction((tx) =>
      rows(tx, `update pledges set expiring_since = clock_timestamp() where id = $1 and state = 'pending'`, [
        pledge.id,
      ]),
    );
    const outcome = await this.cancelSetup.execute(pledge.id);
    if (outcome !== 'cancelled') return;
    await this.groups.submit({
      caller: system(`expire-${pledge.id}`),
      pledgeId: pledge.id,
      campaignId: pledge.campaignId,
      decide: (draft) => decideExpire(draft, pledge.id),
    });
  }

  /** Those whose hold is over by business time and whom nobody tried in the last seconds. */
  async overdue(limit: number): Promise<OverduePledge[]> {
    return this.database.read<OverduePledge>(
      `select id, campaign_id as "campaignId" from pledges
       where state = 'pending' and hold_until <= tally_now()
         and (expiring_since is null or expiring_since < clock_timestamp() - make_interval(secs => $1))
       order by hold_until, id limit $2`,
      [retrySeconds, limit],
    );
  }
}

function decideExpire(draft: GroupDraft, id: string): HeldPledge {
  const pledge = draft.pledge(id);
  const isOver = pledge.holdUntil !== null && pledge.holdUntil <= draft.situation.now;
  if (pledge.state !== 'pending' || !isOver) return pledge;
  draft.tell(pledgeExpired({ pledgeId: id, campaignId: pledge.campaignId }));
  return draft.move(id, 'expired', null, 'hold over');
}

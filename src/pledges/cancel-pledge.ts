import { Injectable } from '@nestjs/common';
import { type Caller } from '../platform/http/index.js';
import { type GroupDraft } from './group-draft.js';
import { type HeldPledge } from './held-pledge.js';
import { pledgeCancelled } from './pledge.events.js';
import { assertCanLeave, assertChangeable, assertMayTakeAway } from './pledge.rules.js';
import { PledgeGroups } from './pledge-groups.js';

/** The backer withdraws before the deadline: nothing will be charged, and the rewards are free for others. */
@Injectable()
export class CancelPledge {
  constructor(private readonly groups: PledgeGroups) {}

  /**
   * Cancelling what is cancelled already answers the same pledge again.
   *
   * @throws PledgeNotFound, PledgeNotOpen, DeadlinePassed, CampaignNotAcceptingPledges, WouldMissTarget
   */
  async execute(pledge: { id: string; campaignId: string }, caller: Caller): Promise<HeldPledge> {
    return this.groups.submit({
      caller,
      pledgeId: pledge.id,
      campaignId: pledge.campaignId,
      decide: (draft) => decideCancel(draft, pledge.id, caller),
    });
  }
}

function decideCancel(draft: GroupDraft, id: string, caller: Caller): HeldPledge {
  const pledge = draft.pledge(id);
  if (pledge.state === 'cancelled') return pledge;
  assertChangeable(pledge.state);
  assertCanLeave(draft.situation);
  if (pledge.state === 'active') assertMayTakeAway(draft.situation, pledge.amount);
  draft.tell(pledgeCancelled({ pledgeId: id, campaignId: pledge.campaignId }));
  return draft.move(id, 'cancelled', caller.userId ?? pledge.backerId, 'cancelled by the backer');
}

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
    return this.submit(pledge, caller, assertMayTakeAway, 'cancelled by the backer');
  }

  /**
   * The backer withdraws by law, or whoever reads its address did not make it: the rule of the last 24 hours does not
   * hold against that.
   *
   * @throws PledgeNotFound, PledgeNotOpen, DeadlinePassed, CampaignNotAcceptingPledges
   */
  async inAnyCase(pledge: { id: string; campaignId: string }, caller: Caller, reason: string): Promise<HeldPledge> {
    return this.submit(pledge, caller, () => undefined, reason);
  }

  private submit(
    { id, campaignId }: { readonly id: string; readonly campaignId: string },
    caller: Caller,
    assertMay: typeof assertMayTakeAway,
    reason: string,
  ): Promise<HeldPledge> {
    const decide = (draft: GroupDraft) => decideCancel(draft, id, caller, assertMay, reason);
    return this.groups.submit({ caller, pledgeId: id, campaignId, decide });
  }
}

function decideCancel(
  draft: GroupDraft,
  id: string,
  caller: Caller,
  assertMay: typeof assertMayTakeAway,
  reason: string,
): HeldPledge {
  const pledge = draft.pledge(id);
  if (pledge.state === 'cancelled') return pledge;
  assertChangeable(pledge.state);
  assertCanLeave(draft.situation);
  if (pledge.state === 'active') assertMay(draft.situation, pledge.amount);
  draft.tell(pledgeCancelled({ pledgeId: id, campaignId: pledge.campaignId }));
  return draft.move(id, 'cancelled', caller.userId ?? pledge.backerId, reason);
}

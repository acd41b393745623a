import { Injectable } from '@nestjs/common';
import { type Caller } from '../platform/http/index.js';
import { type GroupDraft } from './group-draft.js';
import { type HeldPledge, type SavedCard } from './held-pledge.js';
import { pledgeActivated, pledgeCardReplaced, pledgeCardUnneeded } from './pledge.events.js';
import { hasEnded } from './pledge.state.js';
import { PledgeGroups } from './pledge-groups.js';

/** A card was saved: a pending pledge becomes active, and one whose charge failed is charged anew. */
@Injectable()
export class ActivatePledge {
  constructor(private readonly groups: PledgeGroups) {}

  /**
   * Does nothing for a pledge that has ended, and nothing the second time: the same news arrives by webhook, by return
   * page and by asking. A hold that is over does not matter, since the provider's word came before the expiry.
   *
   * @throws PledgeNotFound
   */
  async execute(pledge: { id: string; campaignId: string }, card: SavedCard, caller: Caller): Promise<HeldPledge> {
    return this.groups.submit({
      caller,
      pledgeId: pledge.id,
      campaignId: pledge.campaignId,
      decide: (draft) => decideActivate(draft, pledge.id, card),
    });
  }
}

function decideActivate(draft: GroupDraft, id: string, card: SavedCard): HeldPledge {
  const pledge = draft.pledge(id);
  const about = { pledgeId: id, campaignId: pledge.campaignId };
  if (hasEnded(pledge.state)) draft.tell(pledgeCardUnneeded(about));
  if (pledge.card?.paymentMethodId === card.paymentMethodId) return pledge;
  if (pledge.state === 'pending') {
    draft.tell(pledgeActivated(about));
    const activatedAt = draft.situation.now;
    return draft.move(id, 'active', pledge.backerId, 'card saved', { card, activatedAt });
  }
  // While it is being charged the attempt keeps its card: `ApplySavedCards` comes again with the result.
  if (pledge.state !== 'active' && pledge.state !== 'errored' && pledge.state !== 'needs_action') return pledge;
  draft.change({ ...pledge, card });
  draft.tell(pledgeCardUnneeded(about));
  if (pledge.state !== 'active') draft.tell(pledgeCardReplaced(about));
  return draft.pledge(id);
}

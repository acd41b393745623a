import { Injectable } from '@nestjs/common';
import { type Tx } from '../../platform/database/index.js';
import { CampaignNotSettled } from '../payout.errors.js';
import { isPayable } from '../payout.rules.js';
import { type HeldParties, PayoutFacts } from '../payout-facts.js';
import { TrancheElsewhere, TrancheNotNext } from './tranche.errors.js';
import { type LockedTranche, openTranches } from './tranche.rules.js';
import { type TrancheState } from './tranche.state.js';
import { TranchesRepository } from './tranches.repository.js';

export type HeldTranche = HeldParties & { readonly tranche: LockedTranche; readonly graceDays: number };

/** A tranche under its campaign's lock, when it is its turn and it is where its caller needs it. */
@Injectable()
export class HoldTranche {
  constructor(
    private readonly facts: PayoutFacts,
    private readonly repository: TranchesRepository,
  ) {}

  /** @throws CampaignNotSettled, TrancheNotNext, TrancheElsewhere */
  async execute(
    tx: Tx,
    { id, campaignId }: { id: string; campaignId: string },
    ...from: TrancheState[]
  ): Promise<HeldTranche> {
    const held = await this.facts.hold(tx, campaignId);
    if (!isPayable(held.campaign.state)) throw new CampaignNotSettled();
    const tranches = await this.repository.lock(tx, campaignId);
    const tranche = tranches.find((one) => one.id === id);
    if (!tranche || !from.includes(tranche.state)) throw new TrancheElsewhere({ extra: { state: tranche?.state } });
    if (openTranches(tranches)[0]?.id !== id) throw new TrancheNotNext();
    return { ...held, tranche, graceDays: this.facts.graceDays };
  }
}

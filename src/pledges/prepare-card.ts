import { Injectable } from '@nestjs/common';
import { Campaigns } from '../campaigns/index.js';
import { type AskedSetup, PrepareSetup } from '../payments/index.js';
import { Database } from '../platform/database/index.js';
import { Users } from '../users/index.js';
import { type ShownConsent } from './consent.js';
import { consentAnew } from './consent-anew.js';
import { type HeldPledge } from './held-pledge.js';
import { NothingToPay } from './pledge.errors.js';
import { holdUntil } from './pledge.rules.js';
import { type PledgeState } from './pledge.state.js';
import { PledgesRepository } from './pledges.repository.js';

const cardStates: readonly PledgeState[] = ['pending', 'active', 'errored', 'needs_action'];

/** Whether a card, or another one, may be saved for a pledge in this state. */
export const waitsForCard = (state: PledgeState): boolean => cardStates.includes(state);

/** Writes down that a card is to be saved for a pledge, with the consent that another card needs. No network. */
@Injectable()
export class PrepareCard {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly users: Users,
    private readonly repository: PledgesRepository,
    private readonly prepareSetup: PrepareSetup,
  ) {}

  /** What the provider is then to be asked for. @throws NothingToPay, ConsentMissing, ConsentOutdated */
  async execute(pledge: HeldPledge, shown: ShownConsent | undefined): Promise<AskedSetup> {
    if (!waitsForCard(pledge.state)) throw new NothingToPay();
    const rounds = await this.campaigns.rounds(pledge.campaignId);
    const deadline = rounds.find(({ number }) => number === pledge.round)?.deadline;
    await this.database.inTransaction(async (tx) => {
      // The campaign before the setup: the one order of locks.
      // Another card is charged for the same promise: a consent of its own, to what holds for the pledge now.
      if (pledge.card !== null)
        await consentAnew(tx, { campaigns: this.campaigns, repository: this.repository }, pledge, shown);
      const { isFirst, at } = await this.prepareSetup.execute(tx, { pledgeId: pledge.id, userId: pledge.backerId });
      // The hold counts from the first page that opens; whoever is told that the provider is busy loses none of it.
      if (isFirst && deadline) await this.repository.holdUntil(tx, pledge.id, holdUntil(at, deadline));
    });
    const backer = await this.users.find(this.database, pledge.backerId);
    return {
      pledgeId: pledge.id,
      userId: pledge.backerId,
      email: backer?.email ?? '',
      currency: pledge.currency,
    };
  }
}

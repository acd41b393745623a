import { Injectable } from '@nestjs/common';
import { Campaigns } from '../campaigns/index.js';
import { PrepareSetup, StartSetup, type StartedSetup } from '../payments/index.js';
import { Database } from '../platform/database/index.js';
import { Users } from '../users/index.js';
import { type ShownConsent } from './consent.js';
import { consentAnew } from './consent-anew.js';
import { type HeldPledge } from './held-pledge.js';
import { NothingToPay } from './pledge.errors.js';
import { holdUntil } from './pledge.rules.js';
import { type PledgeState } from './pledge.state.js';
import { PledgesRepository } from './pledges.repository.js';

const waitsForCard: readonly PledgeState[] = ['pending', 'active', 'errored', 'needs_action'];

/** Opens the pay page: the next saving of a card for this pledge. Opening it again makes the next one. */
@Injectable()
export class StartCardSetup {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly users: Users,
    private readonly repository: PledgesRepository,
    private readonly prepareSetup: PrepareSetup,
    private readonly startSetup: StartSetup,
  ) {}

  /** @throws NothingToPay, ConsentMissing, ConsentOutdated, and 503 while the provider's budget is far behind */
  async execute(pledge: HeldPledge, shown: ShownConsent | undefined): Promise<StartedSetup> {
    if (!waitsForCard.includes(pledge.state)) throw new NothingToPay();
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
    return this.startSetup.execute({
      pledgeId: pledge.id,
      userId: pledge.backerId,
      email: backer?.email ?? '',
      currency: pledge.currency,
    });
  }
}

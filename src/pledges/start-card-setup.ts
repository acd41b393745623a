import { Injectable } from '@nestjs/common';
import { Campaigns, inRound } from '../campaigns/index.js';
import { PrepareSetup, StartSetup, type StartedSetup } from '../payments/index.js';
import { Database, type Tx } from '../platform/database/index.js';
import { Users } from '../users/index.js';
import { assertConsent, consentedTerms, type ShownConsent } from './consent.js';
import { type HeldPledge, totalOf } from './held-pledge.js';
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
      if (pledge.card !== null) await this.consentAnew(tx, pledge, shown);
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

  /** Another card is charged for the same promise: a consent of its own, to what holds for the pledge now. */
  private async consentAnew(tx: Tx, pledge: HeldPledge, shown: ShownConsent | undefined): Promise<void> {
    const locked = await this.campaigns.lock(tx, pledge.campaignId, 'group');
    // A pledge to the first round is charged by its terms, also when the second is open.
    const { campaign, round, now } = inRound(locked, pledge.round) ?? locked;
    const consent = assertConsent(consentedTerms(campaign, round), totalOf(pledge), pledge.locale, shown);
    const { id: pledgeId, backerId, currency } = pledge;
    await this.repository.insertConsents(tx, [{ ...consent, pledgeId, backerId, currency, at: now }]);
  }
}

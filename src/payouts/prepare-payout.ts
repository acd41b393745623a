import { Injectable } from '@nestjs/common';
import { accounts } from '../ledger/index.js';
import { PaymentGateway } from '../payments/index.js';
import { Database } from '../platform/database/index.js';
import { type Caller, Idempotency } from '../platform/http/index.js';
import { type Recipient } from '../projects/index.js';
import { BalanceTooSmall } from './payout.errors.js';
import { assertNotBeneficiary, assertReady } from './payout.rules.js';
import { PayoutFacts } from './payout-facts.js';
import { PayoutRecords } from './payout-records.js';
import { PayoutsRepository } from './payouts.repository.js';

/** Works out what is left for the campaign and freezes it, for another person to approve. Nothing is sent. */
@Injectable()
export class PreparePayout {
  constructor(
    private readonly database: Database,
    private readonly facts: PayoutFacts,
    private readonly repository: PayoutsRepository,
    private readonly gateway: PaymentGateway,
    private readonly idempotency: Idempotency,
    private readonly records: PayoutRecords,
  ) {}

  /**
   * Answers the payout's id.
   *
   * @throws CampaignNotFound, Beneficiary, CampaignNotSettled, PayoutTooEarly, RecipientNotReady, FeesNotKnown,
   *   NothingToPayOut, BalanceTooSmall, PayoutOpen
   */
  async execute(campaignId: string, caller: Caller): Promise<string> {
    const available = await this.gateway.retrieveBalance();
    return this.database.inTransaction((tx) =>
      this.idempotency.once(tx, caller, async () => {
        const held = await this.facts.hold(tx, campaignId);
        const { campaign, project, recipient, now } = held;
        assertNotBeneficiary(caller.userId, [project.ownerId, project.deputyId, recipient?.userId ?? null]);
        const feesDue = await this.facts.feesDue(tx, campaign);
        const amount = (await this.facts.funds(tx, campaign)) - feesDue;
        assertReady({ ...(await this.facts.readiness(tx, held)), amount });
        const free = available.available.find(({ currency }) => currency === campaign.currency)?.amount ?? 0n;
        if (free < amount) throw new BalanceTooSmall();
        const { id: recipientId, providerAccountId } = recipient as Recipient & { providerAccountId: string };
        const funds = accounts.campaignFunds(campaign.id);
        const terms = await this.facts.terms(tx, campaign, recipientId, feesDue);
        const made = await this.repository.insert(
          tx,
          { campaignId, currency: campaign.currency, amount, preparedBy: caller.userId ?? '', at: now },
          terms,
          { recipientId, providerAccountId },
        );
        const postings = [{ from: funds, to: accounts.campaignFeesDue(campaign.id), amount: feesDue }];
        await this.records.prepared(tx, { ...made, campaign, at: now, postings, caller });
        return made.payoutId;
      }),
    );
  }
}

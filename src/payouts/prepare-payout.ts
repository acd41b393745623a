import { Injectable } from '@nestjs/common';
import { type ProviderBalance } from '../payments/index.js';
import { Database, type Tx } from '../platform/database/index.js';
import { type Caller, Idempotency } from '../platform/http/index.js';
import { AskProvider, type ProviderWord } from './ask-provider.js';
import { BalanceTooSmall, PayoutsBlocked, RecipientNotReady } from './payout.errors.js';
import { assertNotBeneficiary, beneficiariesOf, assertReady } from './payout.rules.js';
import { PayoutFacts } from './payout-facts.js';
import { PayoutRecords } from './payout-records.js';
import { PayoutsRepository } from './payouts.repository.js';

/** Works out what is left for the campaign and freezes it, for another person to approve. Nothing is sent. */
@Injectable()
export class PreparePayout {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly askProvider: AskProvider,
    private readonly facts: PayoutFacts,
    private readonly repository: PayoutsRepository,
    private readonly records: PayoutRecords,
  ) {}

  /**
   * Answers the payout's id.
   *
   * @throws CampaignNotFound, Beneficiary, CampaignNotSettled, PayoutTooEarly, RecipientNotReady, FeesNotKnown,
   *   CreatorOwes, NothingToPayOut, TrancheNotAccepted, UnpaidReturning, NotReturned, PayoutsBlocked, BalanceTooSmall, PayoutOpen; PaymentsBusy, PaymentsUnreachable (503)
   */
  async execute(campaignId: string, caller: Caller): Promise<string> {
    const word = await this.askProvider.execute(campaignId);
    return this.database.inTransaction((tx) =>
      this.idempotency.once(tx, caller, () => this.prepare(tx, campaignId, word, caller)),
    );
  }

  private async prepare(tx: Tx, campaignId: string, word: ProviderWord, caller: Caller): Promise<string> {
    const held = await this.facts.hold(tx, campaignId);
    const { campaign, round, project, recipient, now } = held;
    assertNotBeneficiary(caller.userId, beneficiariesOf({ project, recipient }));
    const left = await this.facts.sums.left(held, tx);
    const share = await this.facts.sums.share(tx, held, left);
    assertReady({
      campaignState: campaign.state,
      deadline: round.deadline,
      delayDays: this.facts.delayDays,
      recipient: word.accountKnown ? recipient : undefined,
      feesUnknown: await this.facts.sums.feesUnknown(campaign, tx),
      amount: share.amount,
      debt: left.debt,
      now,
    });
    const reasons = await this.repository.blockedBy(campaignId, tx);
    if (reasons.length > 0) throw new PayoutsBlocked({ extra: { reasons } });
    if (!recipient?.providerAccountId) throw new RecipientNotReady();
    if (availableIn(word.balance, campaign.currency) < share.amount) throw new BalanceTooSmall();
    const { currency } = campaign;
    const made = await this.repository.insert(
      tx,
      {
        campaignId,
        currency,
        amount: share.amount,
        trancheId: share.trancheId,
        reserved: share.reserved,
        feesCovered: left.feesDue,
        preparedBy: caller.userId ?? '',
        preparedAt: now,
      },
      await this.facts.sums.terms(tx, held, left, share),
      {
        recipientId: recipient.id,
        providerAccountId: recipient.providerAccountId,
        bankAccount: recipient.bankAccount,
      },
    );
    await this.records.prepared(tx, {
      ...made,
      campaign,
      creatorId: project.ownerId,
      at: now,
      left,
      reserved: share.reserved,
      caller,
    });
    return made.payoutId;
  }
}

const availableIn = ({ available }: ProviderBalance, currency: string): bigint =>
  available.find((sum) => sum.currency === currency)?.amount ?? 0n;

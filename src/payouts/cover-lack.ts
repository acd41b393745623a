import { Injectable } from '@nestjs/common';
import { accounts, Ledger } from '../ledger/index.js';
import { belowStep } from '../money/index.js';
import { type Tx } from '../platform/database/index.js';
import { birth, history } from '../platform/states/index.js';
import { Reserves } from './reserves.js';
import { TransferReversalsRepository } from './transfer-reversals.repository.js';

/** What is about to leave a campaign's funds, and whose debt it is when they lack it. Minor units. */
export interface Needed {
  readonly campaign: { readonly id: string; readonly currency: string };
  readonly creatorId: string;
  readonly amount: bigint;
  /** The refund or dispute that it is for. */
  readonly causeId: string;
  readonly at: Date;
}

/**
 * Money has to go back that the funds do not have any more, since it was paid out: the reserve gives what it has, the
 * creator owes what is lacking from this moment, and part of what was transferred is taken back. What comes back pays the debt (`RecordReversal`).
 */
@Injectable()
export class CoverLack {
  constructor(
    private readonly ledger: Ledger,
    private readonly reversals: TransferReversalsRepository,
    private readonly reserves: Reserves,
  ) {}

  /**
   * Answers whether transfers are being taken back. The campaign's lock is held; afterwards the funds have `amount` besides what is on its way. With
   * `takesBack` false it is owed and nothing more, until `takeBack`.
   */
  async execute(tx: Tx, { campaign, creatorId, amount, causeId, at }: Needed, takesBack = true): Promise<boolean> {
    const { id: campaignId, currency } = campaign;
    const funds = accounts.campaignFunds(campaignId);
    const wanted = await this.lacking(tx, campaign, amount);
    if (wanted <= 0n) return false;
    const lack = wanted - (await this.reserves.draw(tx, { campaign, at }, causeId, wanted));
    if (lack <= 0n) return false;
    const postings = [{ from: accounts.creatorReceivable(creatorId), to: funds, amount: lack }];
    await this.ledger.post(tx, [{ reference: owedReference(causeId), currency, at, postings }]);
    return takesBack && this.takeBack(tx, { campaign, causeId, at });
  }

  /** Whether something of the campaign was transferred, or may be on its way. */
  hasLeft(tx: Tx, campaignId: string): Promise<boolean> {
    return this.reversals.hasPaidOut(tx, campaignId);
  }

  /** What the funds lack for `amount` besides what an open payout will still take of them; negative when more is there. */
  async lacking(tx: Tx, { id, currency }: Needed['campaign'], amount: bigint): Promise<bigint> {
    const onItsWay = await this.reversals.onItsWay(tx, id);
    return amount + onItsWay - (await this.ledger.balance(accounts.campaignFunds(id), currency, tx));
  }

  /** What the funds lacked for it when it was asked for; zero when nothing. */
  async lackOf(tx: Tx, causeId: string): Promise<bigint> {
    const postings = await this.ledger.postings(tx, owedReference(causeId));
    return postings.reduce((sum, { amount }) => sum + amount, 0n);
  }

  /**
   * Asks for what it lacked from what was transferred, in whole steps of the currency: less than one stays owed. Answers
   * whether anything is coming back.
   */
  async takeBack(tx: Tx, { campaign, causeId, at }: Pick<Needed, 'campaign' | 'causeId' | 'at'>): Promise<boolean> {
    const lack = await this.lackOf(tx, causeId);
    const amount = lack - belowStep(lack, campaign.currency);
    if (amount <= 0n) return false;
    const asked = await this.reversals.request(tx, { campaignId: campaign.id, causeId, amount, at });
    await history.record(
      tx,
      asked.map(({ id }) => ({
        entity: 'transfer_reversal',
        entityId: id,
        from: birth,
        to: 'requested',
        at,
        actorId: null,
        reason: 'funds lack it',
      })),
    );
    return asked.length > 0;
  }
}

const owedReference = (causeId: string): string => `owed-${causeId}`;

import { Injectable } from '@nestjs/common';
import { accounts, Ledger } from '../ledger/index.js';
import { rows, type Tx } from '../platform/database/index.js';

interface Payment {
  readonly creatorId: string;
  /** From whose funds it is paid. */
  readonly campaign: { readonly id: string; readonly currency: string };
  /** At most; no more than is owed is paid. */
  readonly amount: bigint;
  readonly reference: string;
  readonly at: Date;
}

/** What creators owe: money that went back to backers after it had been paid out. Minor units. */
@Injectable()
export class CreatorDebts {
  constructor(private readonly ledger: Ledger) {}

  /** For reading; whoever decides on it asks `hold`. */
  async of(creatorId: string, currency: string, tx?: Tx): Promise<bigint> {
    const balance = await this.ledger.balance(accounts.creatorReceivable(creatorId), currency, tx);
    return balance < 0n ? -balance : 0n;
  }

  /** As `of`, until the transaction ends: a debt is not paid twice from two campaigns. Locked after the campaign. */
  async hold(tx: Tx, creatorId: string, currency: string): Promise<bigint> {
    await rows(tx, `select pg_advisory_xact_lock(hashtextextended('creator debt ' || $1::text, 0))`, [creatorId]);
    return this.of(creatorId, currency, tx);
  }

  /** Pays what is owed from funds that have it. */
  async pay(tx: Tx, { creatorId, campaign: { id, currency }, amount, reference, at }: Payment): Promise<void> {
    const owed = await this.hold(tx, creatorId, currency);
    const [from, to] = [accounts.campaignFunds(id), accounts.creatorReceivable(creatorId)];
    const postings = [{ from, to, amount: owed < amount ? owed : amount }];
    await this.ledger.post(tx, [{ reference, currency, at, postings }]);
  }
}

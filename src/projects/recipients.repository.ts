import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx, violatedConstraint } from '../platform/database/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { birth, history, transition } from '../platform/states/index.js';
import { RecipientExists, RecipientMoved } from './project.errors.js';
import { recipientMoved } from './project.events.js';
import { type Recipient } from './recipient.entity.js';
import { recipientTransitions, type RecipientState } from './recipient.state.js';

const columns = `id, user_id as "userId", legal_name as "legalName", country, provider_account_id as "providerAccountId",
  transfers, bank_account as "bankAccount", checked_at as "checkedAt", created_at as "createdAt"`;

/** Who receives payouts. Onboarding at the provider is the business of `payouts`; here is what came of it. */
@Injectable()
export class Recipients {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** Makes the recipient of a member, `transfers` none. @throws RecipientExists */
  async record(tx: Tx, recipient: Pick<Recipient, 'userId' | 'legalName' | 'country'>, at: Date): Promise<Recipient> {
    const { userId, legalName, country } = recipient;
    const [made] = await rows<Recipient>(
      tx,
      `insert into recipients (user_id, legal_name, country, created_at) values ($1, $2, $3, $4) returning ${columns}`,
      [userId, legalName, country, at],
    ).catch((error: unknown) => {
      throw violatedConstraint(error) === 'uq_recipients_user' ? new RecipientExists({ cause: error }) : error;
    });
    if (!made) throw new Error('Postgres did not return the recipient it inserted');
    const step = { from: birth, to: 'none', at, actorId: userId, reason: 'recorded' };
    await history.record(tx, [{ entity: 'recipient', entityId: made.id, ...step }]);
    return made;
  }

  /** The recipient of what this member raises. */
  async of(userId: string, tx?: Tx): Promise<Recipient | undefined> {
    return this.one('user_id = $1', userId, tx);
  }

  async find(id: string, tx?: Tx): Promise<Recipient | undefined> {
    return this.one('id = $1', id, tx);
  }

  /** The recipient whose account at the provider this is. */
  async byAccount(providerAccountId: string, tx?: Tx): Promise<Recipient | undefined> {
    return this.one('provider_account_id = $1', providerAccountId, tx);
  }

  /** As `find`, holding the row until the transaction ends. */
  async lock(tx: Tx, id: string): Promise<Recipient | undefined> {
    const [found] = await rows<Recipient>(tx, `select ${columns} from recipients where id = $1 for update`, [id]);
    return found;
  }

  /** Stores the provider's account, once. Answers the id that is stored, which may be an earlier one. */
  async attachAccount(tx: Tx, id: string, providerAccountId: string): Promise<string> {
    const [stored] = await rows<{ account: string }>(
      tx,
      `update recipients set provider_account_id = coalesce(provider_account_id, $2) where id = $1
       returning provider_account_id as account`,
      [id, providerAccountId],
    );
    if (!stored) throw new RecipientMoved();
    return stored.account;
  }

  /**
   * Records what the provider said at `at`. The same state again only moves `checkedAt` and the bank account; another one
   * has its history row and the event `recipient.moved`.
   *
   * @throws IllegalTransition; RecipientMoved when it is not in `from` any more.
   */
  async move(
    tx: Tx,
    step: Pick<Recipient, 'id' | 'bankAccount'> & {
      from: RecipientState;
      to: RecipientState;
      at: Date;
      reason: string;
      actorId?: string | null;
    },
  ): Promise<void> {
    const { id, bankAccount, from, to, at, reason, actorId = null } = step;
    if (from !== to) transition<RecipientState, RecipientState>(recipientTransitions, from, to);
    const [moved] = await rows<{ userId: string }>(
      tx,
      `update recipients set transfers = $3, checked_at = $4, bank_account = $5 where id = $1 and transfers = $2
       returning user_id as "userId"`,
      [id, from, to, at, bankAccount],
    );
    if (!moved) throw new RecipientMoved();
    if (from === to) return;
    await history.record(tx, [{ entity: 'recipient', entityId: id, from, to, at, actorId, reason }]);
    await this.outbox.emit(tx, [recipientMoved({ recipientId: id, userId: moved.userId, to })]);
  }

  private async one(where: string, value: string, tx?: Tx): Promise<Recipient | undefined> {
    const sql = `select ${columns} from recipients where ${where}`;
    const found = tx ? await rows<Recipient>(tx, sql, [value]) : await this.database.read<Recipient>(sql, [value]);
    return found[0];
  }
}

import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { Erasure, type Hindrance } from './erasure.js';
import { ErasuresRepository } from './erasures.repository.js';

/**
 * Erases a guest who never had an account, by the same rules as a member. Whoever calls it has made sure that the caller
 * reads the guest's mail now. What belongs to an account is erased with the account, by its member.
 */
@Injectable()
export class EraseGuest {
  constructor(
    private readonly database: Database,
    private readonly erasure: Erasure,
    private readonly repository: ErasuresRepository,
  ) {}

  /** What has to be done first. */
  hindrances(guestId: string): Promise<Hindrance[]> {
    return this.database.inTransaction(async (tx) =>
      this.erasure.hindrancesOf(tx, await this.repository.lockGuest(tx, guestId)),
    );
  }

  /** Harmless the second time. @throws ErasureHindered (409) */
  async execute(guestId: string, caller: Caller): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const leaving = await this.repository.lockGuest(tx, guestId);
      if (!leaving.isErased) await this.erasure.execute(tx, leaving, { caller, userId: guestId });
    });
  }
}

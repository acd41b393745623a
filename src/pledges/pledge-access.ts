import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { isErasedAddress, Users } from '../users/index.js';
import { needsCode, needsCodeForCard } from './fresh-code.rules.js';
import { type HeldPledge } from './held-pledge.js';
import { FreshCodeNeeded, PledgeNotFound } from './pledge.errors.js';
import { PledgesRepository } from './pledges.repository.js';

const readers: readonly string[] = ['auditor', 'finance', 'owner'];

/** Whose pledge it is. Somebody else's is answered like one that does not exist. */
@Injectable()
export class PledgeAccess {
  constructor(
    private readonly database: Database,
    private readonly users: Users,
    private readonly repository: PledgesRepository,
    private readonly clock: Clock,
  ) {}

  /** The pledge as committed, for its backer: by account, by an adopted guest's, or by the signed link. @throws PledgeNotFound */
  async own(id: string, caller: Caller): Promise<HeldPledge> {
    const pledge = await this.repository.find(id);
    if (!pledge) throw new PledgeNotFound();
    if (await this.isOwn(pledge, caller)) return pledge;
    throw new PledgeNotFound();
  }

  /**
   * As `own`, for whoever changes what is charged or where it is sent: the link of a mail can be passed on, so it takes a
   * fresh code besides.
   *
   * @throws PledgeNotFound, FreshCodeNeeded
   */
  async changeable(id: string, caller: Caller): Promise<HeldPledge> {
    const pledge = await this.own(id, caller);
    if (needsCode(pledge, caller, await this.clock.now())) throw new FreshCodeNeeded();
    return pledge;
  }

  /** As `changeable`, for whoever gives a card: a first one, and one after a failed charge, is what the mail asks for. */
  async payable(id: string, caller: Caller): Promise<HeldPledge> {
    const pledge = await this.own(id, caller);
    if (needsCodeForCard(pledge, caller, await this.clock.now())) throw new FreshCodeNeeded();
    return pledge;
  }

  async isOwn({ id, backerId }: HeldPledge, caller: Caller): Promise<boolean> {
    if (caller.via === 'link' && caller.pledgeId === id) return !(await this.isErased(backerId));
    return this.users.ownsIdentity(this.database, caller.userId, backerId);
  }

  /** Old letters open nothing of somebody who wanted to be forgotten. */
  private async isErased(backerId: string): Promise<boolean> {
    const backer = await this.users.find(this.database, backerId);
    return backer !== undefined && isErasedAddress(backer.email);
  }

  /** As `own`, and for staff who read everything. @throws PledgeNotFound */
  async readable(id: string, caller: Caller): Promise<HeldPledge> {
    if (!caller.roles.some((role) => readers.includes(role))) return this.own(id, caller);
    const pledge = await this.repository.find(id);
    if (!pledge) throw new PledgeNotFound();
    return pledge;
  }
}

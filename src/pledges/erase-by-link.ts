import { Injectable } from '@nestjs/common';
import { type Caller } from '../platform/http/index.js';
import { EraseGuest, type Hindrance } from '../users/index.js';
import { FreshCodeNeeded } from './pledge.errors.js';
import { type HeldPledge } from './held-pledge.js';
import { PledgeAccess } from './pledge-access.js';

/**
 * Erases the guest behind a pledge, with all their other pledges. It cannot be undone and a link can be passed on, so it
 * always takes a fresh code besides.
 */
@Injectable()
export class EraseByLink {
  constructor(
    private readonly access: PledgeAccess,
    private readonly eraseGuest: EraseGuest,
  ) {}

  /** What has to be done first. @throws PledgeNotFound, FreshCodeNeeded */
  async hindrances(pledgeId: string, caller: Caller): Promise<Hindrance[]> {
    return this.eraseGuest.hindrances((await this.pledge(pledgeId, caller)).backerId);
  }

  /** No link of theirs opens anything after it. @throws PledgeNotFound, FreshCodeNeeded, ErasureHindered (409) */
  async execute(pledgeId: string, caller: Caller): Promise<void> {
    await this.eraseGuest.execute((await this.pledge(pledgeId, caller)).backerId, caller);
  }

  private async pledge(id: string, caller: Caller): Promise<HeldPledge> {
    const pledge = await this.access.own(id, caller);
    if (caller.via !== 'link' || !caller.isFresh) throw new FreshCodeNeeded();
    return pledge;
  }
}

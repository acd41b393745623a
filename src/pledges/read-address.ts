import { Injectable } from '@nestjs/common';
import { type Caller } from '../platform/http/index.js';
import { type Address } from './address.rules.js';
import { PledgeAccess } from './pledge-access.js';
import { PledgesRepository } from './pledges.repository.js';

/** An address as its backer may see it. */
export type ShownAddress = Pick<Address, 'city' | 'country'> & {
  /** Null for whoever comes with the link of a mail alone: it can be passed on, and does not show where somebody lives. */
  readonly whole: Address | null;
};

/** Reads where the rewards of a pledge are sent, for its backer alone. */
@Injectable()
export class ReadAddress {
  constructor(
    private readonly access: PledgeAccess,
    private readonly repository: PledgesRepository,
  ) {}

  /** Null when none was written down. @throws PledgeNotFound */
  async execute(pledgeId: string, caller: Caller): Promise<ShownAddress | null> {
    await this.access.own(pledgeId, caller);
    const address = await this.repository.addressOf(pledgeId);
    if (!address) return null;
    const { city, country } = address;
    return { city, country, whole: caller.via === 'link' && !caller.isFresh ? null : address };
  }
}

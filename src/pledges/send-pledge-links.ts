import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { Attempts, evenTimeMs, inEvenTime, networkOf, normaliseEmail } from '../users/index.js';
import { pledgeLinksAsked } from './pledge.events.js';
import { PledgesRepository } from './pledges.repository.js';

/**
 * Mails a guest who has lost their letters a link to each of their open pledges. The answer is the same, in the same
 * time, for any address; only whoever reads its mail gets the links.
 */
@Injectable()
export class SendPledgeLinks {
  private readonly evenTimeMs: number;

  constructor(
    private readonly database: Database,
    private readonly pledges: PledgesRepository,
    private readonly attempts: Attempts,
    private readonly outbox: Outbox,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.evenTimeMs = evenTimeMs(settings);
  }

  /** @throws TooManyRequests (429) */
  async execute({ email: given }: { readonly email: string }, caller: Caller): Promise<void> {
    const email = normaliseEmail(given);
    await this.attempts.count('pledgeLinksByNetwork', networkOf(caller.ip));
    await inEvenTime(this.evenTimeMs, async () => {
      const mayMail = await this.attempts.isAllowed('pledgeLinksByAddress', email);
      const pledgeIds = await this.pledges.openOfGuest(email);
      if (!mayMail || pledgeIds.length === 0) return;
      await this.database.inTransaction((tx) =>
        this.outbox.emit(tx, [pledgeLinksAsked({ askedId: randomUUID(), pledgeIds })]),
      );
    });
  }
}

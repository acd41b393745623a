import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import { type Caller, Idempotency } from '../platform/http/index.js';
import { type Recipient, Recipients } from '../projects/index.js';

/** Who is to receive what a member raises: the legal person, as the project's page names it. */
@Injectable()
export class CreateRecipient {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly idempotency: Idempotency,
    private readonly recipients: Recipients,
  ) {}

  /** @throws RecipientExists */
  async execute(wanted: { legalName: string; country: string }, caller: Caller): Promise<Recipient> {
    return this.database.inTransaction((tx) =>
      this.idempotency.once(tx, caller, async () =>
        this.recipients.record(tx, { ...wanted, userId: caller.userId ?? '' }, await this.clock.now(tx)),
      ),
    );
  }
}

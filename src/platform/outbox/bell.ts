import { Injectable } from '@nestjs/common';
import { AfterCommit } from '../database/after-commit.js';
import { Outage } from '../outage.js';
import { OutboxRepository } from './outbox.repository.js';

const atMostEveryMs = 50;

/**
 * Tells the relays after a commit, at most once per 50 ms and process: a NOTIFY inside the transactions would make
 * their commits queue on one lock. A ring that gets lost costs the 250 ms until the relay looks by itself.
 */
@Injectable()
export class Bell {
  private readonly outage = new Outage('outbox bell');
  private quietUntil: NodeJS.Timeout | undefined;
  private rung = false;

  constructor(
    afterCommit: AfterCommit,
    private readonly outbox: OutboxRepository,
  ) {
    afterCommit.listen(() => this.ring());
  }

  ring(): void {
    this.rung = true;
    if (this.quietUntil === undefined) this.send();
  }

  private send(): void {
    this.quietUntil = undefined;
    if (!this.rung) return;
    this.rung = false;
    this.quietUntil = setTimeout(() => this.send(), atMostEveryMs);
    this.quietUntil.unref();
    this.outbox.ringBell().then(
      () => this.outage.worked(),
      (error: unknown) => this.outage.failed(error),
    );
  }
}

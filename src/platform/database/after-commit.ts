import { Injectable } from '@nestjs/common';
import { type Tx } from './transaction.js';

/**
 * What a process does after a commit that left work behind. The outbox hangs its bell here; without one, its polling
 * finds the rows.
 */
@Injectable()
export class AfterCommit {
  private listener: () => void = () => {};
  private readonly expecting = new WeakSet<Tx>();

  /** Sets the one listener; it must return at once and must not throw. */
  listen(listener: () => void): void {
    this.listener = listener;
  }

  /** Marks the transaction as one whose commit rings. */
  expect(tx: Tx): void {
    this.expecting.add(tx);
  }

  /** Called by `Database` after each commit. */
  committed(tx: Tx): void {
    if (this.expecting.has(tx)) this.listener();
  }
}

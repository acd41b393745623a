import { Injectable } from '@nestjs/common';

/** What a process does after a commit. The outbox hangs its bell here; without one, its polling finds the rows. */
@Injectable()
export class AfterCommit {
  private listener: () => void = () => {};

  /** Sets the one listener; it must return at once and must not throw. */
  listen(listener: () => void): void {
    this.listener = listener;
  }

  ring(): void {
    this.listener();
  }
}

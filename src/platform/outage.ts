import { Logger } from '@nestjs/common';
import { redactText } from './redaction.rules.js';

const sayAgainAfterMs = 60_000;

/**
 * Says once that something is down and once that it is back, however often it is tried in between: a Redis that is
 * absent for an hour costs sixty lines, not thousands.
 */
export class Outage {
  private readonly logger: Logger;
  private since: number | undefined;
  private saidAt = 0;

  constructor(private readonly what: string) {
    this.logger = new Logger(what);
  }

  failed(error: unknown): void {
    const now = performance.now();
    const isNew = this.since === undefined;
    this.since ??= now;
    if (!isNew && now - this.saidAt < sayAgainAfterMs) return;
    this.saidAt = now;
    this.logger.error(isNew ? `does not work: ${describe(error)}` : `still does not work: ${describe(error)}`);
  }

  worked(): void {
    if (this.since === undefined) return;
    this.logger.log(`works again after ${Math.round(performance.now() - this.since)} ms`);
    this.since = undefined;
  }
}

/** Class and message of an error in one bounded line without addresses, keys and card numbers: fit for a row or a log. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return redactText(String(error)).slice(0, 300);
  // A connection that failed on several addresses keeps its reasons in `errors` and has no message of its own.
  const reasons =
    error instanceof AggregateError && !error.message ? error.errors.map(String).join(', ') : error.message;
  return redactText(`${error.name}: ${reasons}`).replace(/\s+/g, ' ').slice(0, 300);
}

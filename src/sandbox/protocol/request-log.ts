import type { ApiRequest } from './api-request.js';

export interface LoggedRequest {
  readonly id: string;
  /** Virtual unix milliseconds. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly stripe_version: string | null;
  readonly stripe_account: string | null;
  readonly idempotency_key: string | null;
  status: number | null;
  replayed: boolean;
  /** Kind of the fault that the request suffered. */
  fault: string | null;
}

const kept = 1000;

/** The last requests, and how many there were of each kind. */
export class RequestLog {
  readonly counts = new Map<string, number>();
  /** How many of them were answered 429. */
  limited = 0;
  private readonly last: LoggedRequest[] = [];

  open(request: ApiRequest, at: number): LoggedRequest {
    const { id, method, path, headers } = request;
    const entry: LoggedRequest = {
      ...{ id, at, method, path },
      stripe_version: headers['stripe-version'] ?? null,
      stripe_account: headers['stripe-account'] ?? null,
      idempotency_key: headers['idempotency-key'] ?? null,
      ...{ status: null, replayed: false, fault: null },
    };
    this.last.push(entry);
    if (this.last.length > 2 * kept) this.last.splice(0, kept);
    return entry;
  }

  count(route: string): void {
    this.counts.set(route, (this.counts.get(route) ?? 0) + 1);
  }

  recent(limit: number): LoggedRequest[] {
    return this.last.slice(-Math.min(limit, kept)).reverse();
  }

  clear(): void {
    this.counts.clear();
    this.limited = 0;
    this.last.length = 0;
  }
}

import type { Clock } from '../clock.js';
import type { Table } from '../store/table.js';
import { ApiError } from './api-error.js';
import type { ApiAnswer, ApiRequest } from './api-request.js';
import { canonicalForm } from './form.js';
import { fingerprintOf } from './ids.js';

/** The answer of the first request with a key. */
export interface SavedAnswer {
  /** Account and key. */
  readonly id: string;
  readonly endpoint: string;
  readonly parameters: string;
  readonly request: string;
  /** Virtual unix milliseconds. */
  readonly savedAt: number;
  readonly status: number;
  readonly body: string;
}

interface Running {
  readonly endpoint: string;
  readonly parameters: string;
}

const keptMs = 24 * 3_600_000;
const longestKey = 255;

/** https://docs.stripe.com/api/idempotent_requests: a key is remembered with its parameters and answer for 24 virtual hours. */
export class Idempotency {
  private readonly running = new Map<string, Running>();

  constructor(
    private readonly saved: Table<SavedAnswer>,
    private readonly clock: Clock,
  ) {}

  /** The saved answer if there is one; otherwise the key is in use until `save` or `release`. */
  begin(request: ApiRequest, account: string): { key: string | null; replay: ApiAnswer | null } {
    const given = request.headers['idempotency-key'];
    if (given === undefined || given === '' || request.method === 'GET') return { key: null, replay: null };
    if (given.length > longestKey) throw misused(`Idempotency keys can be at most ${longestKey} characters.`);
    const key = `${account} ${given}`;
    const running = { endpoint: `${request.method} ${request.path}`, parameters: parametersOf(request) };
    const before = this.running.get(key) ?? this.remembered(key);
    if (before) assertSame(before, running, given);
    if (this.running.has(key)) throw inUse(given);
    if (before) return { key: null, replay: replayOf(before as SavedAnswer) };
    this.running.set(key, running);
    return { key, replay: null };
  }

  save(key: string, request: ApiRequest, { status, body }: ApiAnswer): void {
    const running = this.running.get(key);
    if (!running) return;
    this.saved.insert({ id: key, ...running, request: request.id, savedAt: this.clock.now(), status, body }, null);
    this.running.delete(key);
  }

  release(key: string): void {
    this.running.delete(key);
  }

  clear(): void {
    this.running.clear();
  }

  private remembered(key: string): SavedAnswer | undefined {
    const saved = this.saved.get(key);
    if (!saved || this.clock.now() - saved.savedAt < keptMs) return saved;
    this.saved.delete(key);
    return undefined;
  }
}

function parametersOf({ body, query }: ApiRequest): string {
  return fingerprintOf(`${canonicalForm(body)}?${canonicalForm(query)}`);
}

function assertSame(before: Running, now: Running, key: string): void {
  if (before.endpoint !== now.endpoint) {
    throw misused(
      `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${before.endpoint}'). Try using a key other than '${key}' if you meant to execute a different request.`,
    );
  }
  if (before.parameters !== now.parameters) {
    throw misused(
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    );
  }
}

function replayOf({ status, body, request }: SavedAnswer): ApiAnswer {
  return { status, body, headers: { 'Idempotent-Replayed': 'true', 'Original-Request': request } };
}

function misused(message: string): ApiError {
  return new ApiError(400, { type: 'idempotency_error', message }, false);
}

function inUse(key: string): ApiError {
  const message = `There is currently another in-progress request using this Stripe-Idempotent-Key (that probably means you submitted twice, and the other request is still going through): ${key}.`;
  const fields = { type: 'idempotency_error' as const, code: 'idempotency_key_in_use', message };
  return new ApiError(409, fields, false, { 'Stripe-Should-Retry': 'true' });
}

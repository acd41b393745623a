import type { FaultRule } from '../faults/fault-rules.js';
import { isTree, listOf, text } from '../parameters/kinds.js';
import { omit } from '../parameters/omit.js';
import { readParameters } from '../parameters/parameter.js';
import type { World } from '../world.js';
import { ApiError, invalidParameter, rateLimited, serverError, unrecognisedUrl } from './api-error.js';
import { type ApiAnswer, type ApiRequest, isV2 } from './api-request.js';
import { authenticate, authorise, type Caller } from './authentication.js';
import type { Endpoint } from './endpoint.js';
import { expand } from './expansion.js';
import { decodeForm } from './form.js';
import type { Idempotency } from './idempotency.js';
import { RateLimit } from './rate-limit.js';
import type { LoggedRequest } from './request-log.js';
import type { Match, Router } from './router.js';
import { defaultVersion } from './versions.js';
import { cut, hang, send, sendHalf, type Wire, wait } from './wire.js';

/** The way of every API call: who asks, for what, with which key, and which fault strikes it. */
export class Api {
  private readonly limit = new RateLimit();

  constructor(
    private readonly world: World,
    private readonly router: Router<Endpoint>,
    private readonly idempotency: Idempotency,
  ) {}

  async serve(request: ApiRequest, wire: Wire): Promise<void> {
    const entry = this.world.requests.open(request, this.world.clock.now());
    try {
      await this.serveAdmitted(request, wire, entry);
    } catch (error) {
      entry.status = statusOf(error);
      send(wire, request, answerOf(error));
    }
  }

  private async serveAdmitted(request: ApiRequest, wire: Wire, entry: LoggedRequest): Promise<void> {
    const secretKey = authenticate(request);
    const match = this.router.match(request.method, request.path);
    if (!match) throw unrecognisedUrl(request.method, request.path);
    const route = `${match.route.method} ${match.route.path}`;
    this.world.requests.count(route);
    const caller = authorise(this.world, request, match.route, secretKey);
    const fault = this.world.faults.ofRequest(request.method, request.path);
    entry.fault = fault?.kind ?? null;
    const waitMs =
      fault?.kind === 'rate_limit' ? (fault.ms ?? 1000) : this.limit.take(route, this.world.settings.rate_limit);
    if (waitMs > 0) throw rateLimited(isV2(request.path), waitMs, fault?.should_retry ?? false);
    const { key, replay } = this.idempotency.begin(request, caller.account);
    entry.replayed = replay !== null;
    const before = await this.sufferBefore(request, wire, fault, key);
    if (before === 'gone') return;
    const answer = replay ?? before ?? this.execute(request, match, caller, key, fault);
    entry.status = answer.status;
    await this.deliver(request, wire, answer, fault);
  }

  /** Faults that strike before anything is done. */
  private async sufferBefore(
    request: ApiRequest,
    wire: Wire,
    fault: FaultRule | null,
    key: string | null,
  ): Promise<ApiAnswer | 'gone' | null> {
    if (fault?.kind === 'latency') await wait(fault.ms ?? 1000);
    if (fault?.kind === 'error_before_commit') {
      const answer = answerOf(serverError(fault.saved ?? false));
      this.keep(request, answer, key, fault.saved ?? false);
      this.world.commit();
      return answer;
    }
    if (fault?.kind !== 'hang' && fault?.kind !== 'cut_before_commit') return null;
    if (fault.kind === 'hang') await hang(wire, fault.ms);
    if (key !== null) this.idempotency.release(key);
    cut(wire);
    return 'gone';
  }

  private execute(
    request: ApiRequest,
    match: Match<Endpoint>,
    caller: Caller,
    key: string | null,
    fault: FaultRule | null,
  ): ApiAnswer {
    let answer: ApiAnswer;
    let executed = true;
    try {
      answer = { status: 200, body: this.perform(request, match, caller), headers: {} };
    } catch (error) {
      answer = answerOf(error);
      executed = error instanceof ApiError ? error.executed : true;
    }
    if (fault?.kind === 'error_after_commit' && answer.status === 200) answer = answerOf(serverError(true));
    this.keep(request, answer, key, executed);
    this.world.commit();
    return answer;
  }

  private perform(request: ApiRequest, { route, path }: Match<Endpoint>, { account, secretKey }: Caller): string {
    const { expand: paths, ...parameters } = parametersOf(request);
    const version = request.headers['stripe-version'] ?? defaultVersion;
    const given = readParameters(route.parameters, secretKey ? parameters : withoutKey(parameters), '', version);
    this.world.request = { id: request.id, idempotency_key: request.headers['idempotency-key'] ?? null };
    try {
      const result = route.handle({ world: this.world, path, account, secretKey, version }, given);
      return JSON.stringify(
        paths === undefined ? result : expand(this.world.store, result, expansion.read(paths, 'expand')),
      );
    } finally {
      this.world.request = null;
    }
  }

  private keep(request: ApiRequest, answer: ApiAnswer, key: string | null, executed: boolean): void {
    if (key === null) return;
    if (executed) this.idempotency.save(key, request, answer);
    else this.idempotency.release(key);
  }

  /** Faults that strike when everything is done. */
  private async deliver(request: ApiRequest, wire: Wire, answer: ApiAnswer, fault: FaultRule | null): Promise<void> {
    if (fault?.kind === 'hang_after_commit') await hang(wire, fault.ms);
    if (fault?.kind === 'cut_after_commit' || fault?.kind === 'hang_after_commit') return cut(wire);
    if (fault?.kind === 'body_cut_after_commit') return sendHalf(wire, request, answer);
    send(wire, request, answer);
  }
}

const expansion = listOf(text(200), 20);

function parametersOf({ method, path, query, body, headers }: ApiRequest): Record<string, unknown> {
  if (method !== 'POST') return decodeForm(query);
  if (!isV2(path)) return { ...decodeForm(query), ...decodeForm(body) };
  if (body === '') return {};
  if (!/json/.test(headers['content-type'] ?? 'json'))
    throw invalidParameter('invalid_content_type', 'API v2 takes JSON bodies.');
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw invalidParameter('invalid_json', 'The body is not valid JSON.');
  }
  if (!isTree(parsed)) throw invalidParameter('invalid_json', 'The body must be a JSON object.');
  return parsed;
}

// Stripe.js names its key, its version and its session in the form as well.
function withoutKey(parameters: Record<string, unknown>): Record<string, unknown> {
  return omit(parameters, 'key', '_stripe_version', '_stripe_account');
}

export function answerOf(error: unknown): ApiAnswer {
  if (error instanceof ApiError) {
    return { status: error.status, body: JSON.stringify({ error: error.fields }), headers: error.headers };
  }
  // A fault of the sandbox itself must be seen, not guessed at.
  console.error(error);
  const message = error instanceof Error ? `The sandbox failed: ${error.message}` : 'The sandbox failed.';
  return { status: 500, body: JSON.stringify({ error: { type: 'api_error', message } }), headers: {} };
}

function statusOf(error: unknown): number {
  return error instanceof ApiError ? error.status : 500;
}

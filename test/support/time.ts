import { setTimeout as sleep } from 'node:timers/promises';

/** A running service and, if it talks to one, its sandbox; everything goes over HTTP. */
export interface Timeline {
  /** Where the application listens. */
  readonly url: string;
  /** Where the sandbox listens, without a path. */
  readonly sandboxUrl?: string;
}

/** The answer of `GET /v1/admin/work`. */
export interface WorkAnswer {
  readonly now: string;
  readonly idle: boolean;
  readonly nextDueAt: string | null;
  readonly due: readonly { readonly name: string; readonly at: string }[];
  readonly openOutbox: number;
  readonly liveLeases: number;
  readonly retrying: number;
  readonly unhandledEvents: number;
  readonly open: readonly { readonly name: string; readonly count: number }[];
}

/**
 * Waits until neither the service nor the sandbox has anything left to do at the present business instant.
 *
 * @throws after `timeoutMs`, saying what is still open.
 */
export async function waitUntilIdle(timeline: Timeline, timeoutMs = 30_000): Promise<WorkAnswer> {
  const giveUpAt = performance.now() + timeoutMs;
  // Two rounds in a row: a webhook under way between the two questions of one round would escape it.
  for (let quietRounds = 0; ;) {
    const work = await workOf(timeline);
    const sandbox = await sandboxIdle(timeline);
    quietRounds = work.idle && sandbox.idle ? quietRounds + 1 : 0;
    if (quietRounds === 2) return work;
    if (performance.now() > giveUpAt) {
      throw new Error(`Not idle after ${timeoutMs} ms: ${JSON.stringify({ work, sandbox })}`);
    }
    await sleep(25);
  }
}

/**
 * Moves the business clock of the sandbox and the service to an instant; what became due begins to run. An instant that
 * has passed meanwhile leaves the clocks as they are.
 */
export async function moveClock(timeline: Timeline, to: Date | string): Promise<void> {
  const now = new Date(to).toISOString();
  if ((await workOf(timeline)).now >= now) return;
  // The provider first, so that it is never behind us.
  if (timeline.sandboxUrl) await post(timeline.sandboxUrl, '/_sandbox/clock', { now });
  await post(timeline.url, '/v1/admin/clock', { now }, 409);
}

/** Waits until idle and moves to the next due time; answers that instant, or null when nothing is to come. */
export async function advanceToNextDue(timeline: Timeline, timeoutMs?: number): Promise<Date | null> {
  const { nextDueAt } = await waitUntilIdle(timeline, timeoutMs);
  if (nextDueAt === null) return null;
  await moveClock(timeline, nextDueAt);
  return new Date(nextDueAt);
}

/**
 * Lives through everything that is due up to an instant, step by step, ends there and idle. `stepTimeoutMs` per step.
 * Answers how often the clock was moved.
 */
export async function liveUntil(timeline: Timeline, end: Date | string, stepTimeoutMs?: number): Promise<number> {
  const endAt = new Date(end).toISOString();
  for (let steps = 0; ; steps += 1) {
    const { now, nextDueAt } = await waitUntilIdle(timeline, stepTimeoutMs);
    if (now >= endAt) return steps;
    await moveClock(timeline, nextDueAt !== null && nextDueAt < endAt ? nextDueAt : endAt);
  }
}

/** What is left to do, as the service tells it. */
export async function workOf({ url }: Timeline): Promise<WorkAnswer> {
  const response = await fetch(new URL('/v1/admin/work', url));
  if (!response.ok) throw new Error(`GET /v1/admin/work: ${response.status} ${await response.text()}`);
  return (await response.json()) as WorkAnswer;
}

async function sandboxIdle({ sandboxUrl }: Timeline): Promise<{ idle: boolean }> {
  if (!sandboxUrl) return { idle: true };
  const response = await fetch(new URL('/_sandbox/idle', sandboxUrl));
  if (!response.ok) throw new Error(`GET /_sandbox/idle: ${response.status} ${await response.text()}`);
  return (await response.json()) as { idle: boolean };
}

async function post(url: string, path: string, body: object, alsoFine?: number): Promise<void> {
  const response = await fetch(new URL(path, url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await response.text();
  if (!response.ok && response.status !== alsoFine) throw new Error(`POST ${path}: ${response.status} ${answer}`);
}

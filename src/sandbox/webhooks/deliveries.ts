import { setMaxListeners } from 'node:events';
import type { Event } from '../events/event.js';
import { notificationOf, type ThinEvent } from '../events/thin-event.js';
import type { FaultRules } from '../faults/fault-rules.js';
import type { Settings } from '../settings.js';
import type { Store } from '../store/store.js';
import { newDelivery, type Delivery } from './delivery.js';
import { post } from './post.js';
import { signatureHeader } from './signature.js';

const mostInFlight = 32;
const forgedSecret = 'whsec_not_the_right_one';

/** Sends events to endpoints beside the API, with retries in real time and in no promised order. */
export class Deliveries {
  private readonly ready: string[] = [];
  private readonly delayed = new Map<string, NodeJS.Timeout>();
  private inFlight = 0;
  private readonly ending = new AbortController();

  constructor(
    private readonly store: Store,
    private readonly faults: FaultRules,
    private readonly settings: () => Settings,
    private readonly commit: () => void,
  ) {
    setMaxListeners(2 * mostInFlight, this.ending.signal);
  }

  announce(event: Event, connected: boolean): void {
    for (const { object, hidden } of this.store.webhookEndpoints.all()) {
      if (object.status === 'enabled' && hidden.connect === connected && wants(object.enabled_events, event.type)) {
        this.plan(event, object.id);
      }
    }
  }

  announceThin(event: ThinEvent): void {
    for (const { object } of this.store.eventDestinations.all()) {
      if (object.status === 'enabled' && wants(object.enabled_events, event.type)) this.plan(event, object.id);
    }
  }

  /** Sends an event once more, to one endpoint or to all that want it, without any fault. */
  resend(id: string, endpoint?: string): number {
    const event = this.store.events.get(id) ?? this.store.thinEvents.get(id);
    if (!event) return 0;
    const table = event.object === 'event' ? this.store.webhookEndpoints : this.store.eventDestinations;
    const wanting = [...table.all()].map((row) => row.object).filter((each) => wants(each.enabled_events, event.type));
    const chosen = endpoint === undefined ? wanting : wanting.filter((each) => each.id === endpoint);
    for (const each of chosen) this.enqueue(this.store.deliveries.insert(newDelivery(event, each.id, null), null), 0);
    return chosen.length;
  }

  outstanding(): number {
    return this.ready.length + this.delayed.size + this.inFlight;
  }

  restore(): void {
    this.pause();
    for (const { object } of [...this.store.deliveries.having('status', 'pending').rows]) this.enqueue(object, 0);
  }

  /** Forgets what is on its way; nothing is sent any more until the next event. */
  pause(): void {
    for (const timer of this.delayed.values()) clearTimeout(timer);
    this.delayed.clear();
    this.ready.length = 0;
  }

  stop(): void {
    this.ending.abort();
    this.pause();
  }

  private plan(event: { id: string; type: string }, endpoint: string): void {
    const fault = this.faults.ofWebhook(event.type);
    const copies = fault?.kind === 'duplicate' ? (fault.times ?? 1) + 1 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      const delivery = this.store.deliveries.insert(newDelivery(event, endpoint, fault?.kind ?? null), null);
      if (fault?.kind === 'late') this.enqueue(delivery, fault.ms ?? 1000);
      else if (fault?.kind === 'reorder') this.enqueue(delivery, Math.floor(this.faults.chance() * (fault.ms ?? 500)));
      else if (fault?.kind !== 'lost') this.enqueue(delivery, 0);
    }
  }

  private enqueue(delivery: Delivery, delayMs: number): void {
    if (this.ending.signal.aborted) return;
    if (delayMs > 0) {
      const timer = setTimeout(() => {
        this.delayed.delete(delivery.id);
        this.enqueue(delivery, 0);
      }, delayMs);
      this.delayed.set(delivery.id, timer.unref());
      return;
    }
    this.ready.push(delivery.id);
    // Not at once: the answer to the request that caused the event goes first.
    setImmediate(() => this.pump());
  }

  private pump(): void {
    while (this.inFlight < mostInFlight && !this.ending.signal.aborted) {
      const id = this.ready.shift();
      if (id === undefined) return;
      this.inFlight += 1;
      void this.attempt(id).finally(() => {
        this.inFlight -= 1;
        this.pump();
      });
    }
  }

  private async attempt(id: string): Promise<void> {
    const delivery = this.store.deliveries.get(id);
    const target = delivery && this.targetOf(delivery.endpoint);
    const body = delivery && this.bodyOf(delivery.event);
    if (!delivery || !target || body === undefined) return;
    const at = Date.now();
    const signed = delivery.fault === 'wrong_signature' && delivery.attempts.length === 0 ? 'wrong' : 'right';
    const signature = signatureHeader(body, signed === 'wrong' ? forgedSecret : target.secret, at);
    const status = await post(
      target.url,
      body,
      { 'Stripe-Signature': signature, 'User-Agent': 'Stripe/1.0 (sandbox)' },
      { timeoutMs: this.settings().webhook_timeout_ms, signal: this.ending.signal },
    );
    if (this.ending.signal.aborted || !this.store.deliveries.get(id)) return;
    this.record(delivery, { at, status, signed });
    this.commit();
  }

  private record(delivery: Delivery, attempt: Delivery['attempts'][number]): void {
    const attempts = [...delivery.attempts, attempt];
    const pause = this.settings().webhook_backoff_ms[attempts.length - 1];
    const arrived = attempt.status !== null && attempt.status >= 200 && attempt.status < 300;
    const status = arrived ? 'succeeded' : pause === undefined ? 'failed' : 'pending';
    this.store.deliveries.update(delivery.id, { attempts, status });
    if (status === 'pending' && pause !== undefined) this.enqueue({ ...delivery, attempts }, Math.max(1, pause));
  }

  private targetOf(endpoint: string): { url: string; secret: string } | undefined {
    const webhook = this.store.webhookEndpoints.row(endpoint);
    if (webhook) return { url: webhook.object.url, secret: webhook.hidden.secret };
    return this.store.eventDestinations.row(endpoint)?.hidden;
  }

  private bodyOf(id: string): string | undefined {
    const thin = this.store.thinEvents.get(id);
    if (thin) return JSON.stringify(notificationOf(thin));
    const event = this.store.events.get(id);
    return event && JSON.stringify({ ...event, pending_webhooks: 1 });
  }
}

function wants(enabled: readonly string[], type: string): boolean {
  return enabled.includes('*') || enabled.includes(type);
}

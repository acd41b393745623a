import { randomUUID } from 'node:crypto';
import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CancelPayment, ChargePayment, OpenPayments, StartSetup } from '../../src/payments/index.js';
import * as declared from '../../src/payments/payment.events.js';
import { Database, rows } from '../../src/platform/database/index.js';
import { Consumers, type EventType } from '../../src/platform/outbox/index.js';
import { RunChecks } from '../../src/reconciliation/index.js';
import { type RunningApp, startApp, type StartOptions } from '../support/app.js';
import { aLiveCampaign, aMember } from '../support/campaigns.js';
import { type RunningWithSandbox, startAppWithSandbox } from '../support/sandbox.js';
import { until } from '../support/until.js';

/** An event that payments emitted. */
export interface Told {
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The module to the right: it hears what payments tell. Rows of the outbox are what was told, once each. */
@Injectable()
class Listener implements OnModuleInit {
  constructor(private readonly consumers: Consumers) {}

  onModuleInit(): void {
    for (const type of Object.values(declared)) {
      if (type !== declared.providerEventStored) {
        this.consumers.on(type as EventType<object>, `test.${type.event}`, () => Promise.resolve());
      }
    }
  }
}

@Module({ providers: [Listener] })
class ListenerModule {}

export interface SceneItem {
  readonly itemId: string;
  readonly pledgeId: string;
  readonly userId: string;
  readonly cardId: string;
}

/** The application with a sandbox, a live campaign, and people with saved cards. */
export class Scene {
  private constructor(
    readonly running: RunningWithSandbox,
    readonly campaignId: string,
  ) {}

  static async open(options: StartOptions = {}): Promise<Scene> {
    const running = await startAppWithSandbox({ ...options, modules: [ListenerModule, ...(options.modules ?? [])] });
    const { id } = await aLiveCampaign(running.app.get(DataSource));
    return new Scene(running, id);
  }

  get sandbox() {
    return this.running.sandbox;
  }

  get<T>(face: abstract new (...parameters: never[]) => T): T {
    return this.running.app.get<T>(face);
  }

  /** Asks the database, as a test may. */
  async sql<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return rows<Row>(this.running.app.get(DataSource), sql, parameters);
  }

  async person(): Promise<{ userId: string; email: string }> {
    const { id, email } = await aMember(this.running.app.get(DataSource));
    return { userId: id, email };
  }

  /** Somebody who saved this test card for a new pledge; the pledge itself is another module's. */
  async savedCard(card = 'pm_card_visa'): Promise<{ pledgeId: string; userId: string; cardId: string }> {
    const person = await this.person();
    const pledgeId = randomUUID();
    const cardId = await this.saveCard(pledgeId, person, card);
    return { pledgeId, userId: person.userId, cardId };
  }

  /** Saves a card for a pledge through the pay page; answers the provider's id of it. */
  async saveCard(pledgeId: string, person: { userId: string; email: string }, card = 'pm_card_visa'): Promise<string> {
    const { clientSecret } = await this.get(StartSetup).execute({ pledgeId, currency: 'EUR', ...person });
    const intent = await this.sandbox.browser.saveCard(clientSecret, card);
    if (!intent.payment_method) throw new Error('No card was saved');
    return intent.payment_method;
  }

  /** The scene's campaign, or another one if that has another currency. */
  private async campaignIn(currency: string): Promise<string> {
    if (currency === 'EUR') return this.campaignId;
    return (await aLiveCampaign(this.running.app.get(DataSource), { currency })).id;
  }

  /** A settlement item that is ready to be charged. */
  async item(card = 'pm_card_visa', { amount = 2_500n, tip = 0n, currency = 'EUR' } = {}): Promise<SceneItem> {
    const saved = await this.savedCard(card);
    const campaignId = await this.campaignIn(currency);
    const itemId = randomUUID();
    const { pledgeId, userId } = saved;
    const [{ now } = { now: new Date() }] = await this.sql<{ now: Date }>('select tally_now() now');
    const payment = { itemId, pledgeId, campaignId, userId, amount, tip, currency, dueAt: now };
    await this.get(Database).inTransaction((tx) => this.get(OpenPayments).execute(tx, [payment]));
    return { itemId, ...saved };
  }

  async charge(
    item: SceneItem,
    attempt = 1,
    paymentMethodId = item.cardId,
    consentEndsAt: Date | null = new Date('2100-01-01'),
  ) {
    return this.get(ChargePayment).execute(item.itemId, { attempt, paymentMethodId, consentEndsAt });
  }

  async cancel({ itemId }: SceneItem) {
    return this.get(CancelPayment).execute(itemId);
  }

  /** The row of a payment. */
  async payment(itemId: string) {
    const [row] = await this.sql<{
      id: string;
      state: string;
      provider_id: string | null;
      charge_id: string | null;
      fee_known_at: Date | null;
      ask_at: Date | null;
    }>('select * from payments where item_id = $1', [itemId]);
    if (!row) throw new Error(`No payment for ${itemId}`);
    return row;
  }

  async attempts(itemId: string) {
    return this.sql<{
      number: number;
      tries: number;
      outcome: string | null;
      code: string | null;
      payment_method_id: string;
    }>(
      `select a.* from payment_attempts a join payments p on p.id = a.payment_id where p.item_id = $1 order by number`,
      [itemId],
    );
  }

  /** What was told about an item, in order. */
  async told(itemId: string): Promise<Told[]> {
    return this.sql<Told>(
      `select event, payload from outbox where consumer like 'test.%' and payload->>'itemId' = $1 order by id`,
      [itemId],
    );
  }

  /** The postings under a reference, as 'from > to amount'. */
  async postings(reference: string): Promise<string[]> {
    const found = await this.sql<{ line: string }>(
      `select p.from_account || ' > ' || p.to_account || ' ' || p.amount as line from ledger_postings p
       join ledger_transactions t on t.id = p.transaction_id where t.reference = $1 order by p.amount desc`,
      [reference],
    );
    return found.map(({ line }) => line);
  }

  /** What the sandbox's books say about the payments of an item. */
  async books(itemId: string) {
    return (await this.sandbox.payments()).filter(({ metadata }) => metadata['item'] === itemId);
  }

  /** One more process on the same database and provider, which only answers HTTP. */
  async anotherProcess(settings: Record<string, string> = {}): Promise<RunningApp> {
    const { DATABASE_URL: databaseUrl } = this.running.settings;
    return startApp({
      databaseUrl,
      modules: [ListenerModule],
      settings: { ...this.sandbox.settings, ROLE: 'api', ...settings },
    });
  }

  /**
   * Waits until the provider has sent everything and this module has handled it. Modules to the right are not waited
   * for: the pledges and items of these tests are none of theirs.
   */
  async idle(): Promise<void> {
    let quietRounds = 0;
    await until(async () => {
      const { idle } = await this.sandbox.control<{ idle: boolean }>('GET', 'idle');
      const open = await this.sql(`select id from provider_events where handled_at is null limit 1`);
      const running = await this.sql(
        `select id from outbox where consumer like 'payments.%' and done_at is null limit 1`,
      );
      quietRounds = idle && open.length + running.length === 0 ? quietRounds + 1 : 0;
      return quietRounds === 2;
    });
  }

  /** Heals the provider and waits until what it still had to say is handled. */
  async faultless(): Promise<void> {
    await this.sandbox.faults();
    await this.idle();
  }

  /** Every invariant holds but the consents, which come with the pledges that these tests have none of. */
  async expectInvariants(): Promise<void> {
    const results = await new RunChecks(this.get(Database)).execute();
    const broken = results.filter(({ violations, view }) => violations > 0 && view !== 'check_18_consent');
    expect(broken.map(({ view, offenders }) => `${view}: ${offenders.join(', ')}`)).toEqual([]);
  }

  async stop(): Promise<void> {
    await this.running.stop();
  }
}

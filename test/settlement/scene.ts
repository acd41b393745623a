import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { rows } from '../../src/platform/database/index.js';
import { type RunningApp, startApp, type StartOptions } from '../support/app.js';
import { aLiveCampaign, type LiveCampaign, type LiveCampaignOptions } from '../support/campaigns.js';
import { expectInvariants } from '../support/invariants.js';
import { staff } from '../support/people.js';
import { type RunningWithSandbox, startAppWithSandbox } from '../support/sandbox.js';
import { liveUntil, moveClock, waitUntilIdle } from '../support/time.js';

export const hour = 3_600_000;
export const day = 24 * hour;

export interface TestPledge {
  readonly id: string;
  /** The guest's signed link, as `call(…, { headers: { authorization: link } })`. */
  readonly link: string;
}

export interface PledgeOptions {
  readonly amount?: number;
  readonly tip?: number;
  readonly rewardId?: string;
  readonly quantity?: number;
  /** Where it is sent, and what that costs. */
  readonly destination?: string;
  readonly shipping?: number;
  /** A test card of the sandbox; null leaves the pledge pending. */
  readonly card?: string | null;
  /** The guest's address; a new guest unless told. */
  readonly email?: string;
}

const aGuest = () => `guest-${randomBytes(6).toString('hex')}@example.org`;

/** The application with a provider, and people who pledge over HTTP: what happens between deadline and payout. */
export class SettlementScene {
  private readonly others: RunningApp[] = [];

  private constructor(readonly running: RunningWithSandbox) {}

  static async open(options: StartOptions = {}): Promise<SettlementScene> {
    return new SettlementScene(await startAppWithSandbox(options));
  }

  get sandbox() {
    return this.running.sandbox;
  }

  get url(): string {
    return this.running.settings.DATABASE_URL;
  }

  get<T>(face: abstract new (...parameters: never[]) => T): T {
    return this.running.app.get<T>(face);
  }

  async sql<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return rows<Row>(this.running.app.get(DataSource), sql, parameters);
  }

  async campaign(options: LiveCampaignOptions = {}): Promise<LiveCampaign> {
    return aLiveCampaign(this.running.app.get(DataSource), { target: 10_000n, ...options });
  }

  /** A guest pledges and saves a card, all over HTTP and in the provider's own pages. */
  async pledge(
    campaign: LiveCampaign,
    {
      amount = 2_500,
      tip = 0,
      rewardId,
      quantity = 1,
      destination,
      shipping = 0,
      card = 'pm_card_visa',
      email = aGuest(),
    }: PledgeOptions = {},
  ): Promise<TestPledge> {
    const { currency } = campaign;
    const sums = `amount=${amount}&tip=${tip}&shipping=${shipping}`;
    const consent = await this.ok('GET', `/v1/campaigns/${campaign.id}/consent?${sums}&locale=en`);
    const made = await this.ok('POST', `/v1/campaigns/${campaign.id}/pledges`, {
      body: {
        amount: { amount, currency },
        ...(tip > 0 && { tip: { amount: tip, currency } }),
        ...(rewardId && { rewards: [{ rewardId, quantity }] }),
        ...(destination && { destination }),
        consent: { version: consent.version, sentence: consent.sentence },
        guest: { email, displayName: 'Guest' },
      },
    });
    const pledge = { id: made.id as string, link: `Link ${made.link}` };
    if (card !== null) await this.saveCard(pledge, card);
    return pledge;
  }

  /** Opens the pay page and saves a card, with a new consent when one is asked for. */
  async saveCard(pledge: TestPledge, card = 'pm_card_visa', consent?: object): Promise<void> {
    const headers = { authorization: pledge.link };
    const { clientSecret } = await this.ok('POST', `/v1/pledges/${pledge.id}/setup`, {
      headers,
      body: consent ? { consent } : {},
    });
    await this.sandbox.browser.saveCard(clientSecret, card);
  }

  /** Saves another card, with the consent that the service asks for. */
  async replaceCard(pledge: TestPledge, card = 'pm_card_visa'): Promise<void> {
    const headers = { authorization: pledge.link };
    const { body } = await this.running.call('POST', `/v1/pledges/${pledge.id}/setup`, { headers, body: {} });
    await this.saveCard(pledge, card, { version: body.consent.version, sentence: body.consent.sentence });
    await this.idle();
  }

  /** Staff suspends a campaign or lets it go on. */
  async decide(campaignId: string, what: 'suspend' | 'resume'): Promise<void> {
    const { token } = await staff(this.running, 'owner');
    await this.ok('POST', `/v1/campaigns/${campaignId}/${what}`, { token, body: { reason: 'To be looked at.' } });
  }

  /** The whole life up to an instant. */
  async liveUntil(end: Date | string): Promise<void> {
    await liveUntil({ url: this.running.url, sandboxUrl: this.running.sandboxUrl }, end, 60_000);
  }

  async moveClock(to: Date): Promise<void> {
    await moveClock({ url: this.running.url, sandboxUrl: this.running.sandboxUrl }, to);
  }

  async idle(): Promise<void> {
    await waitUntilIdle({ url: this.running.url, sandboxUrl: this.running.sandboxUrl }, 60_000);
  }

  /** One more process on the same database and provider. */
  async anotherProcess(settings: Record<string, string> = {}): Promise<RunningApp> {
    const other = await startApp({ databaseUrl: this.url, settings: { ...this.sandbox.settings, ...settings } });
    this.others.push(other);
    return other;
  }

  async state(table: 'campaigns' | 'pledges', id: string): Promise<string> {
    const [row] = await this.sql<{ state: string }>(`select state from ${table} where id = $1`, [id]);
    return row?.state ?? 'none';
  }

  async round(campaignId: string, number = 1) {
    const [row] = await this.sql<{
      state: string;
      target: string;
      opens_at: Date;
      deadline: Date;
      decided_at: Date;
      closing_ends_at: Date;
      collecting_ends_at: Date;
      frozen_pledged: string;
    }>('select * from campaign_rounds where campaign_id = $1 and number = $2', [campaignId, number]);
    if (!row) throw new Error('No round');
    return row;
  }

  async totals(campaignId: string, round = 1): Promise<Record<string, number>> {
    const [row] = await this.sql<Record<string, string>>(
      'select pledged, chargeable, collected, dropped, refunded from campaign_totals where campaign_id = $1 and round = $2',
      [campaignId, round],
    );
    return Object.fromEntries(Object.entries(row ?? {}).map(([name, amount]) => [name, Number(amount)]));
  }

  async item(pledgeId: string) {
    const [row] = await this.sql<{
      id: string;
      state: string;
      attempts: number;
      due_at: Date | null;
      held_code: string | null;
    }>('select * from settlement_items where pledge_id = $1', [pledgeId]);
    if (!row) throw new Error(`No item of pledge ${pledgeId}`);
    return row;
  }

  /** The states an entity went through, with the instants. */
  async history(entityId: string): Promise<{ to: string; at: Date }[]> {
    return this.sql('select to_state as "to", at from state_changes where entity_id = $1 order by id', [entityId]);
  }

  async balance(account: string, currency = 'EUR'): Promise<number> {
    const [row] = await this.sql<{ sum: string }>(
      `select coalesce(sum(case when to_account = $1 then p.amount else -p.amount end), 0) as sum
       from ledger_postings p join ledger_transactions t on t.id = p.transaction_id
       where $1 in (from_account, to_account) and t.currency = $2`,
      [account, currency],
    );
    return Number(row?.sum ?? 0);
  }

  /** What the provider's own books say was charged for the items of these pledges: per pledge, its successful charges. */
  async chargesOf(...pledges: TestPledge[]): Promise<number[]> {
    const books = await this.sandbox.payments();
    const counts: number[] = [];
    for (const { id } of pledges) {
      const [item] = await this.sql<{ id: string }>('select id from settlement_items where pledge_id = $1', [id]);
      const ofItem = books.filter(({ metadata }) => item && metadata['item'] === item.id);
      counts.push(ofItem.reduce((sum, payment) => sum + payment.succeeded_charges, 0));
    }
    return counts;
  }

  async invariants(): Promise<void> {
    await expectInvariants(this.url);
  }

  async stop(): Promise<void> {
    for (const other of this.others) await other.stop().catch(() => undefined);
    await this.running.stop();
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are read by name: whether the names are there is what tests find out
  async ok(method: string, path: string, options: Parameters<RunningApp['call']>[2] = {}): Promise<any> {
    const answer = await this.running.call(method, path, options);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}

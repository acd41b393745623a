import { DataSource } from 'typeorm';
import { createApp, stopApp } from '../../src/app.js';
import { BeginAttempt } from '../../src/payments/begin-attempt.js';
import { Consumers } from '../../src/platform/outbox/index.js';
import { rows } from '../../src/platform/database/index.js';
import { readSettings } from '../../src/platform/settings.js';
import { CloseRound } from '../../src/settlement/close-round.js';
import { DecideRound } from '../../src/settlement/decide-round.js';
import { aLiveCampaign, aMember } from '../support/campaigns.js';
import { serviceEnvironment } from './contestants.js';

export const amount = 2500;

/** A customer at the provider and a card that is saved with it. */
export interface SavedCard {
  readonly customer: string;
  readonly method: string;
}

/** An item whose charge is under way. */
export interface CollectingItem {
  readonly campaignId: string;
  readonly itemId: string;
  readonly pledgeId: string;
  readonly paymentId: string;
  readonly customerId: string;
}

/** The whole application in this very process, serving nobody and working at nothing by itself. */
export class CollectingWorld {
  private constructor(
    private readonly app: Awaited<ReturnType<typeof createApp>>,
    private readonly backers: readonly string[],
    private readonly methods: readonly string[],
  ) {}

  /** With `saveCard`, the fifty backers are customers of a provider that can be asked to charge them. */
  static async open(databaseUrl: string, saveCard = madeUpCard): Promise<CollectingWorld> {
    const app = await createApp(readSettings({ ...serviceEnvironment(databaseUrl, 'api'), DATABASE_POOL: '16' }));
    await app.init();
    const backers: string[] = [];
    const cards: SavedCard[] = [];
    for (let index = 0; index < 50; index += 1) {
      backers.push((await aMember(app.get(DataSource))).id);
      cards.push(await saveCard(index));
    }
    await rows(
      app.get(DataSource),
      `insert into customers (user_id, provider_id, created_at)
       select id, customer, tally_now() from unnest($1::uuid[], $2::text[]) as c (id, customer)`,
      [backers, cards.map(({ customer }) => customer)],
    );
    return new CollectingWorld(app, backers, cards.map(({ method }) => method)); // prettier-ignore
  }

  get<T>(part: abstract new (...parameters: never[]) => T): T {
    return this.app.get<T>(part, { strict: false });
  }

  async sql<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return rows<Row>(this.app.get(DataSource), sql, parameters);
  }

  /** Who is told that a pledge was collected. */
  get consumers(): readonly string[] {
    return this.get(Consumers).of('settlement.pledge_collected');
  }

  /** A campaign whose round has been closed and decided by the application, with every charge begun. */
  async campaign(pledges: number): Promise<CollectingItem[]> {
    const items = await this.decided(pledges);
    const begin = this.get(BeginAttempt);
    const begun = items.map(({ itemId }) => begin.execute({ itemId, number: 1, paymentMethodId: 'pm_bench' }));
    await Promise.all(begun);
    await this.sql('vacuum analyze');
    return items;
  }

  /** A campaign whose round has been closed and decided by the application: every item is due. */
  async decided(pledges: number): Promise<CollectingItem[]> {
    const { id, round } = await aLiveCampaign(this.app.get(DataSource), { target: 1_000n, runsMs: 1 });
    await this.pledge(id, pledges);
    await this.get(CloseRound).execute({ campaignId: id, round });
    await this.get(DecideRound).execute({ campaignId: id, round });
    const items = await this.sql<CollectingItem>(
      `select p.campaign_id as "campaignId", p.item_id as "itemId", p.pledge_id as "pledgeId", p.id as "paymentId",
              c.provider_id as "customerId"
       from payments p join customers c on c.user_id = p.user_id where p.campaign_id = $1 order by p.item_id`,
      [id],
    );
    if (items.length !== pledges) throw new Error(`${items.length} of ${pledges} pledges are being collected`);
    return items;
  }

  /** A campaign whose deadline has just come, for workers that run already to close, decide and collect; answers its id. */
  async ended(pledges: number): Promise<string> {
    const { id } = await aLiveCampaign(this.app.get(DataSource), { target: 1_000n });
    await this.pledge(id, pledges);
    await this.sql('vacuum analyze');
    await this.sql('update campaign_rounds set deadline = tally_now() where campaign_id = $1', [id]);
    return id;
  }

  async stop(): Promise<void> {
    await stopApp(this.app, 1_000);
  }

  private async pledge(campaignId: string, count: number): Promise<void> {
    await this.sql(
      `with made as (
         insert into pledges (id, campaign_id, round, backer_id, state, amount, tip, currency, visibility, locale, made_at,
           payment_method_id, card_brand, card_last4, card_exp_month, card_exp_year, card_fingerprint, activated_at)
         select uuidv7(), $1, 1, ($2::uuid[])[1 + n % cardinality($2::uuid[])], 'active', $3, 0, 'EUR', 'public', 'en',
           tally_now(), ($5::text[])[1 + n % cardinality($2::uuid[])], 'visa', '4242', 12, 2099, 'bench', tally_now()
         from generate_series(1, $4::integer) n returning id, backer_id, made_at),
       agreed as (
         insert into consents (pledge_id, backer_id, version, sentence, total, currency, latest_date, given_at)
         select id, backer_id, 'bench', 'bench', $3, 'EUR', '2099-12-31', made_at from made)
       insert into state_changes (entity, entity_id, from_state, to_state, at, reason)
       select 'pledge', id, '-', 'pending', made_at, 'made' from made
       union all select 'pledge', id, 'pending', 'active', made_at, 'card saved' from made`,
      [campaignId, this.backers, amount, count, this.methods],
    );
    await this.sql(
      'update campaign_totals set pledged = $2::bigint * $3, pledges = $2, backers = $4 where campaign_id = $1',
      [campaignId, count, amount, this.backers.length],
    );
  }
}

const madeUpCard = (index: number): Promise<SavedCard> =>
  Promise.resolve({ customer: `cus_bench${index}`, method: 'pm_bench' });

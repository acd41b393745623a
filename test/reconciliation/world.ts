import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { type Database, dataSourceOptions, rows } from '../../src/platform/database/index.js';
import { type CheckResult, RunChecks } from '../../src/reconciliation/index.js';
import { createTestDatabase } from '../support/cluster.js';
import { PayoutScene } from '../payouts/scene.js';
import { Bank } from '../refunds/bank.js';
import { staff } from '../support/people.js';
import { day, hour } from '../settlement/scene.js';

const dead = 'pm_card_sandbox_decline_always_stolen_card';

/**
 * A small world that the application itself has written, over HTTP and through the provider's sandbox: a campaign that
 * was paid out, one with a dropped pledge, one refunded after a shortfall, with a charge that its bank took, one that missed
 * its target, one of which a bank took a charge back, one that gave money back after its payout, one that was called off
 * after its first tranche was paid, one that is open.
 * Then the application is stopped, and all of it becomes two hours older, since some checks leave young rows time.
 */
export async function aConsistentWorld(): Promise<World> {
  const { url, drop } = await createTestDatabase();
  const scene = await PayoutScene.open({ databaseUrl: url, settings: { REFUND_SECOND_PERSON_FROM: '50' } });
  try {
    await live(scene);
    // The audit is sealed twice a second.
    await sleep(1_500);
  } finally {
    await scene.settlement.stop();
  }
  const dataSource = new DataSource({ ...dataSourceOptions(url, 2), entities: [], migrations: [] });
  await dataSource.initialize();
  for (const statement of twoHoursOlder) await dataSource.query(statement);
  return new World(dataSource, drop);
}

async function live(scene: PayoutScene): Promise<void> {
  const { settlement } = scene;
  // What the platform bears is its own money, and nothing is paid out while the balance does not cover what is owed.
  await settlement.sandbox.stripe.topups.create({ amount: 20_000, currency: 'eur' });
  const { owner } = await scene.aCreator();
  const paid = await settlement.campaign({ ownerId: owner.userId });
  const rewards = [{ price: 2_000n, stock: 3 }];
  const mixed = await settlement.campaign({ target: 2_500n, shortfallPolicy: 'pay_anyway', rewards });
  const short = await settlement.campaign({ target: 5_000n });
  const missed = await settlement.campaign({ target: 5_000n, rewards });
  const rewardOf = ({ rewards: [reward] }: typeof mixed) => ({ rewardId: reward?.id ?? '' });
  const contested = await settlement.campaign({ target: 2_500n });
  for (const amount of [6_000, 7_001]) await settlement.pledge(paid, { amount, tip: 100 });
  const disputed = await settlement.pledge(contested, { tip: 50, card: 'pm_card_createDispute' });
  await settlement.pledge(contested);
  await settlement.pledge(mixed, { ...rewardOf(mixed) });
  await settlement.pledge(mixed, { ...rewardOf(mixed), card: dead });
  await settlement.pledge(short, { tip: 150 });
  await settlement.pledge(short, { card: dead });
  const takenOfShort = await settlement.pledge(short, { amount: 1_000, card: 'pm_card_createDispute' });
  await settlement.pledge(missed, { ...rewardOf(missed) });
  await settlement.pledge(missed, { card: null });
  await settlement.liveUntil(new Date(paid.deadline.getTime() + 14 * day + hour));
  const bank = new Bank(settlement);
  for (const pledge of [disputed, takenOfShort]) {
    await bank.decides((await bank.row(pledge))?.provider_id ?? '', 'lost');
  }
  await scene.approved(paid);
  await settlement.idle();
  await giveBack(scene);
  await callOff(scene);
  const open = await settlement.campaign({ rewards });
  await settlement.pledge(open, rewardOf(open));
  await settlement.idle();
}

/**
 * After the payout: a part that was taken back from the transfer, and, when the creator's account is empty, a whole pledge
 * that waits for a second person, as does the refunding of everybody.
 */
async function giveBack(scene: PayoutScene): Promise<void> {
  const { settlement } = scene;
  const campaign = await scene.aPayableCampaign();
  const pledges = await scene.sql<{ id: string }>('select id from pledges where campaign_id = $1 order by id', [
    campaign.id,
  ]);
  const order = (pledge: number, amount?: number) =>
    settlement.ok('POST', `/v1/pledges/${pledges[pledge]?.id}/refunds`, {
      token: campaign.owner.token,
      body: { cause: 'creator', ...(amount && { amount: { amount, currency: 'EUR' } }) },
    });
  await scene.approved(campaign);
  await settlement.idle();
  await order(0, 1_000);
  await settlement.idle();
  await settlement.liveUntil(new Date(campaign.deadline.getTime() + 16 * day));
  await order(1);
  const body = { cause: 'creator', reason: 'It cannot be made.' };
  await settlement.ok('POST', `/v1/campaigns/${campaign.id}/refund-runs`, { token: scene.preparer.token, body });
}

/** What the second tranche would have paid goes back. */
async function callOff(scene: PayoutScene): Promise<void> {
  const { settlement } = scene;
  const { id } = await scene.aPayableCampaign({ tranches: [{ weight: 8_000n }, { weight: 4_000n, dueDays: 40 }] });
  await scene.approved({ id });
  await settlement.idle();
  const { token } = await staff(settlement.running, 'owner');
  const body = { reason: 'It was a fraud.' };
  await settlement.ok('POST', `/v1/campaigns/${id}/suspend`, { token, body });
  await settlement.ok('POST', `/v1/campaigns/${id}/cancel`, { token, body });
  await settlement.idle();
}

const twoHoursOlder = [
  `update balance_transactions set recorded_at = recorded_at - interval '2 hours'`,
  `do $$ begin
     set local session_replication_role = replica;
     create temporary table older on commit drop as
       select id, uuidv7(interval '-2 hours') as older from (select id from ledger_transactions order by id) t;
     update ledger_postings p set transaction_id = o.older from older o where o.id = p.transaction_id;
     update ledger_transactions t set id = o.older from older o where o.id = t.id;
   end $$`,
];

/** The world with a hand on it. */
export class World {
  constructor(
    private readonly dataSource: DataSource,
    private readonly drop: () => Promise<void>,
  ) {}

  /**
   * What the checks find after these statements, which are undone afterwards. Neither triggers nor foreign keys stop
   * them; constraints and unique indexes have to be dropped.
   */
  async findings(...statements: readonly string[]): Promise<CheckResult[]> {
    return this.asked((checks) => checks.execute(), statements);
  }

  /** The same of the checks of what changed since then. */
  async changedFindings(since: Date, ...statements: readonly string[]): Promise<CheckResult[]> {
    return this.asked((checks) => checks.changed(since), statements);
  }

  async read<Row>(sql: string): Promise<Row[]> {
    return rows<Row>(this.dataSource, sql);
  }

  private async asked(
    ask: (checks: RunChecks) => Promise<CheckResult[]>,
    statements: readonly string[],
  ): Promise<CheckResult[]> {
    const runner = this.dataSource.createQueryRunner();
    await runner.startTransaction();
    try {
      await runner.query('set local session_replication_role = replica');
      for (const statement of statements) await this.change(runner.manager.query.bind(runner.manager), statement);
      const insideIt = { read: (sql: string) => rows(runner.manager, sql) } as unknown as Database;
      return (await ask(new RunChecks(insideIt))).filter(({ violations }) => violations > 0);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  }

  /** A statement that meets no row corrupts nothing, and its test would prove nothing. */
  private async change(query: (sql: string) => Promise<unknown>, statement: string): Promise<void> {
    const result = await query(/^(insert|update|delete)/i.test(statement) ? `${statement} returning 1` : statement);
    const found: unknown = Array.isArray(result) && Array.isArray(result[0]) ? result[0] : result;
    if (Array.isArray(found) && /^(insert|update|delete)/i.test(statement) && found.length === 0) {
      throw new Error(`There is no row for: ${statement}`);
    }
  }

  async stop(): Promise<void> {
    await this.dataSource.destroy();
    await this.drop();
  }
}

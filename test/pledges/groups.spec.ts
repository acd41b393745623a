// Guarantee: pledges that arrive together are decided one by one and written together: stock is never oversold, one
// refusal or broken row never touches its neighbours, and equal idempotency keys get one answer.
import { DataSource } from 'typeorm';
import { rows } from '../../src/platform/database/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { aLiveCampaign, type LiveCampaign } from '../support/campaigns.js';
import { expectInvariants } from '../support/invariants.js';
import { until } from '../support/until.js';
import { consentTo, pledge } from './pledging.js';

let running: RunningApp;
let db: DataSource;

beforeAll(async () => {
  running = await startApp({ settings: { ROLE: 'api' } });
  db = running.app.get(DataSource);
});
afterAll(async () => {
  await expectInvariants(running.settings.DATABASE_URL);
  await running.stop();
});

const count = async (campaign: LiveCampaign): Promise<number> =>
  Number(
    (await rows<{ count: string }>(db, 'select count(*) from pledges where campaign_id = $1', [campaign.id]))[0]?.count,
  );

/** How many transactions wrote the campaign's pledges. */
const groups = async (campaign: LiveCampaign): Promise<number> =>
  Number(
    (
      await rows<{ count: string }>(db, 'select count(distinct xmin::text) from pledges where campaign_id = $1', [
        campaign.id,
      ])
    )[0]?.count,
  );

it('gives the last reward to one of fifty, and all the others what they asked for', async () => {
  const campaign = await aLiveCampaign(db, {
    rewards: [
      { price: 1000n, stock: 1 },
      { price: 500n, stock: null },
    ],
  });
  const [last, plenty] = campaign.rewards;
  const wanted = Array.from({ length: 50 }, () => pledge(running, campaign, { rewardId: last?.id }));
  const others = Array.from({ length: 30 }, () => pledge(running, campaign, { rewardId: plenty?.id }));
  const answers = await Promise.all([...wanted, ...others]);
  const forLast = answers.slice(0, 50).map(({ status }) => status);
  expect(forLast.filter((status) => status === 201)).toHaveLength(1);
  expect(forLast.filter((status) => status === 409)).toHaveLength(49);
  expect(answers.slice(0, 50).find(({ status }) => status === 409)?.body.type).toBe('/problems/reward-sold-out');
  expect(answers.slice(50).map(({ status }) => status)).toEqual(others.map(() => 201));
  expect(await count(campaign)).toBe(31);
  expect(await groups(campaign)).toBeLessThan(20);
});

it('decides each member against what the ones before it left: quantities, several rewards', async () => {
  const campaign = await aLiveCampaign(db, { rewards: [{ price: 100n, stock: 5 }] });
  const [reward] = campaign.rewards;
  const three = { more: { rewards: [{ rewardId: reward?.id, quantity: 3 }] } };
  const answers = await Promise.all([pledge(running, campaign, three), pledge(running, campaign, three)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
});

it('answers equal keys once, and another body under the same key with 422', async () => {
  const campaign = await aLiveCampaign(db);
  const same = { key: 'one-key', guest: 'same@example.org' };
  const answers = await Promise.all([
    ...Array.from({ length: 10 }, () => pledge(running, campaign, same)),
    pledge(running, campaign, { ...same, amount: 2600 }),
  ]);
  const made = answers.filter(({ status }) => status === 201);
  const other = answers.filter(({ status }) => status !== 201);
  expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
  expect(other.every(({ status }) => status === 422 || status === 409)).toBe(true);
  expect(await count(campaign)).toBe(1);
  const again = await pledge(running, campaign, same);
  expect([again.status, again.body.id]).toEqual([201, made[0]?.body.id]);
});

it('runs the members one by one when the statement fails for one of them', async () => {
  const campaign = await aLiveCampaign(db);
  await rows(
    db,
    `create function poison() returns trigger language plpgsql as $$
     begin if new.amount = 6666 then raise exception 'poison'; end if; return new; end $$`,
  );
  await rows(db, 'create trigger poison before insert on pledges for each row execute function poison()');
  const amounts = [1000, 2000, 6666, 3000, 4000];
  const answers = await Promise.all(amounts.map((amount) => pledge(running, campaign, { amount })));
  await rows(db, 'drop trigger poison on pledges');
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 500, 201, 201]);
  expect(JSON.stringify(answers[2]?.body)).not.toContain('poison');
  expect(await count(campaign)).toBe(4);
});

it('makes one guest of one address, however many pledges come at once', async () => {
  const campaign = await aLiveCampaign(db);
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => pledge(running, campaign, { guest: 'Often@Example.org' })),
  );
  expect(answers.every(({ status }) => status === 201)).toBe(true);
  const found = await rows(db, `select id from users where email = 'often@example.org'`);
  expect(found).toHaveLength(1);
});

it('tells a whole group at once to come back while somebody else holds the campaign, and writes nothing', async () => {
  const campaign = await aLiveCampaign(db);
  const consent = await consentTo(running, campaign, 2500);
  const holder = db.createQueryRunner();
  await holder.startTransaction();
  await holder.query('select id from campaigns where id = $1 for update', [campaign.id]);
  const asked = Promise.all(Array.from({ length: 6 }, () => pledge(running, campaign, { more: { consent } })));
  // One lock wait is 2 s: each that was seen is one transaction that waited for the holder.
  const waits = new Set<string>();
  let isAnswered = false;
  void asked.finally(() => (isAnswered = true));
  await until(async () => {
    const waiting = await rows<{ one: string }>(
      db,
      `select virtualtransaction as one from pg_locks l join pg_database d on d.datname = current_database()
       where not granted and (l.database = d.oid or l.database is null) and l.pid in (
         select pid from pg_stat_activity where datname = current_database())`,
    );
    for (const { one } of waiting) waits.add(one);
    return isAnswered;
  }, 25_000);
  const answers = await asked;
  await holder.rollbackTransaction();
  await holder.release();
  expect(answers.map(({ status, body }) => [status, body.type])).toEqual(answers.map(() => [503, '/problems/busy']));
  expect(answers.every(({ headers }) => headers.get('retry-after') !== null)).toBe(true);
  // The first may have been alone; the others were a group, not six that waited one after the other.
  expect(waits.size).toBeGreaterThan(0);
  expect(waits.size).toBeLessThanOrEqual(2);
  expect(await count(campaign)).toBe(0);
});

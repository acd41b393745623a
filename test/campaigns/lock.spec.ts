// Guarantee: whoever holds a campaign's lock sees what the holder before committed and a clock read after the wait, in
// one round trip; groups exclude each other but let foreign keys pass, and closing waits for everybody.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CampaignNotFound, Campaigns } from '../../src/campaigns/index.js';
import { Consumers, Outbox } from '../../src/platform/outbox/index.js';
import { rows } from '../../src/platform/database/index.js';
import { aLiveCampaign, type LiveCampaign } from '../support/campaigns.js';
import { openDatabase, type OpenDatabase } from '../support/database.js';

let db: OpenDatabase;
let campaigns: Campaigns;
let live: LiveCampaign;

beforeAll(async () => {
  db = await openDatabase();
  campaigns = new Campaigns(db.database, new Outbox(new Consumers(), db.afterCommit));
});
afterAll(async () => db.stop());
beforeEach(async () => {
  live = await aLiveCampaign(db.dataSource, {
    target: 9_007_199_254_740_993n,
    rewards: [{ price: 2500n, stock: 5 }, { price: 99_999_999n }],
  });
});

describe('the lock', () => {
  it('tells the campaign, its round, totals, rewards and the time', async () => {
    const held = await db.database.inTransaction((tx) => campaigns.lock(tx, live.id, 'group'));
    expect(held.campaign).toEqual({
      id: live.id, projectId: live.projectId, state: 'live', suspendedFrom: null, suspendedAt: null,
      model: 'all_or_nothing', currency: 'EUR', zone: 'Europe/Brussels', shortfallPolicy: 'require_goal',
      toleranceBps: null, feeBps: 400, vatBps: 2100, refundReason: null,
    }); // prettier-ignore
    expect(held.round).toMatchObject({ number: 1, state: 'open', deadline: live.deadline, opensAt: live.openedAt });
    // Beyond 2^53: JSON numbers would have rounded it.
    expect(held.round.target).toBe(9_007_199_254_740_993n);
    expect(held.totals).toEqual({
      pledged: 0n, pledges: 0, backers: 0, chargeable: 0n, collected: 0n, dropped: 0n, refunded: 0n,
      shipping: 0n, shippingRefunded: 0n,
    }); // prettier-ignore
    expect(held.rewards).toEqual(
      [
        { id: live.rewards[0]?.id, price: 2500n, stock: 5, taken: 0, isAddOn: false, shipping: null },
        { id: live.rewards[1]?.id, price: 99_999_999n, stock: null, taken: 0, isAddOn: false, shipping: null },
      ].sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1)),
    );
    expect(Math.abs(held.now.getTime() - Date.now())).toBeLessThan(60_000);
  });

  it('does not know a campaign that is not there', async () => {
    const asked = db.database.inTransaction((tx) => campaigns.lock(tx, randomUUID(), 'close'));
    await expect(asked).rejects.toBeInstanceOf(CampaignNotFound);
  });

  it.each(['group', 'close'] as const)(
    'for %s sees what the holder before it committed, and a later time',
    async (mode) => {
      let releasedAt = new Date(0);
      let release = (): void => {};
      const gate = new Promise<void>((resolve) => (release = resolve));
      let holding = (): void => {};
      const held = new Promise<void>((resolve) => (holding = resolve));
      const first = db.database.inTransaction(async (tx) => {
        await campaigns.lock(tx, live.id, 'group');
        await campaigns.applyTotals(tx, live.id, 1, { pledged: 2500n, pledges: 1, backers: 1 });
        await campaigns.moveStock(tx, [{ rewardId: live.rewards[0]?.id ?? '', by: 2 }]);
        holding();
        await gate;
        const [clock] = await rows<{ now: Date }>(tx, 'select tally_now() as now');
        releasedAt = clock?.now ?? releasedAt;
      });
      await held;
      const second = db.database.inTransaction((tx) => campaigns.lock(tx, live.id, mode));
      await sleep(150);
      release();
      await first;
      const seen = await second;
      expect(seen.totals).toMatchObject({ pledged: 2500n, pledges: 1, backers: 1 });
      expect(seen.rewards.find(({ stock }) => stock === 5)?.taken).toBe(2);
      expect(seen.now.getTime()).toBeGreaterThanOrEqual(releasedAt.getTime());
    },
  );

  it('for a group lets foreign keys pass, for closing does not', async () => {
    const refer = () =>
      db.database.inTransaction((tx) =>
        rows(tx, `insert into needs (campaign_id, position, label, kind, amount, required) values ($1, 9, 'x', 'task', 1, false)`, [live.id]),
      ); // prettier-ignore
    await db.database.inTransaction(async (tx) => {
      await campaigns.lock(tx, live.id, 'group');
      await expect(refer()).resolves.toEqual([]);
    });
    await db.database.inTransaction(async (tx) => {
      await campaigns.lock(tx, live.id, 'close');
      await expect(refer()).rejects.toMatchObject({ code: '55P03' });
    });
  });
});

describe('totals and stock', () => {
  const inLock = <T>(work: Parameters<typeof db.database.inTransaction<T>>[0]) => db.database.inTransaction<T>(work);

  it('are exact under many writers', async () => {
    const reward = live.rewards[0]?.id ?? '';
    const taken = await Promise.all(
      Array.from({ length: 20 }, () =>
        inLock(async (tx) => {
          const { rewards } = await campaigns.lock(tx, live.id, 'group');
          const shelf = rewards.find(({ id }) => id === reward);
          if (!shelf || shelf.stock === null || shelf.taken >= shelf.stock) return false;
          await campaigns.moveStock(tx, [{ rewardId: reward, by: 1 }]);
          await campaigns.applyTotals(tx, live.id, 1, { pledged: 3n, pledges: 1 });
          return true;
        }),
      ),
    );
    expect(taken.filter(Boolean)).toHaveLength(5);
    const { totals } = await inLock((tx) => campaigns.lock(tx, live.id, 'group'));
    expect(totals).toMatchObject({ pledged: 15n, pledges: 5 });
  });

  it('refuse to oversell, to give back what nobody took, and to fall below nothing', async () => {
    const rewardId = live.rewards[0]?.id ?? '';
    const move = (by: number) => inLock((tx) => campaigns.moveStock(tx, [{ rewardId, by }]));
    await expect(move(6)).rejects.toMatchObject({ code: '23514' });
    await expect(move(-1)).rejects.toMatchObject({ code: '23514' });
    await expect(inLock((tx) => campaigns.applyTotals(tx, live.id, 1, { pledged: -1n }))).rejects.toMatchObject({
      code: '23514',
    });
    await expect(inLock((tx) => campaigns.applyTotals(tx, live.id, 2, {}))).rejects.toBeInstanceOf(CampaignNotFound);
  });

  it('adds several moves of one reward, so that what is given back and taken in one group meets', async () => {
    const rewardId = live.rewards[0]?.id ?? '';
    await inLock((tx) => campaigns.moveStock(tx, [{ rewardId, by: 5 }]));
    await inLock((tx) => campaigns.moveStock(tx, [{ rewardId, by: 2 }, { rewardId, by: -3 }])); // prettier-ignore
    const { rewards } = await inLock((tx) => campaigns.lock(tx, live.id, 'group'));
    expect(rewards.find(({ id }) => id === rewardId)?.taken).toBe(4);
  });
});

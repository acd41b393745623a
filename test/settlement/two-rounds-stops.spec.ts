// Guarantee: whatever comes between or into two rounds, a pledge at the very instant, a stop, a call-off, a dying process:
// each pledge belongs to one round, nobody is charged who should not be, and whoever was and should not is refunded.
import { Campaigns } from '../../src/campaigns/index.js';
import { Database } from '../../src/platform/database/index.js';
import { aMember, signIn, type TestPerson } from '../support/people.js';
import { until } from '../support/until.js';
import { day, hour, SettlementScene } from './scene.js';
import { after, inTwoRounds, passFirst } from './two-rounds.js';

const dead = 'pm_card_sandbox_decline_always_stolen_card';
let scene: SettlementScene;
beforeAll(async () => {
  scene = await SettlementScene.open();
}, 60_000);
afterAll(async () => {
  await scene.stop();
}, 60_000);
// Each story ends with the books in order.
afterEach(async () => scene.invariants(), 60_000);

async function callOff(campaignId: string, { email }: TestPerson): Promise<void> {
  // Sessions do not last as long as campaigns do.
  const { token } = await signIn(scene.running, email);
  await scene.ok('POST', `/v1/campaigns/${campaignId}/cancel`, { token, body: { reason: 'It cannot be done.' } });
}

const states = async (id: string) => (await scene.history(id)).map(({ to }) => to);

it('a pledge between the rounds: refused from the deadline on, taken from the opening on, never in between', async () => {
  const campaign = await inTwoRounds(scene);
  await scene.pledge(campaign, { amount: 5_000 });
  await scene.liveUntil(after(campaign.deadline, -hour / 12));
  // It waits for its card, so the round cannot be decided at its deadline.
  const pending = await scene.pledge(campaign, { card: null });
  await scene.liveUntil(campaign.deadline);
  expect(await scene.state('campaigns', campaign.id)).toBe('closing');
  await expect(scene.pledge(campaign)).rejects.toThrow('campaign-not-accepting-pledges');

  await scene.liveUntil(after(campaign.deadline, hour));
  expect(await scene.state('pledges', pending.id)).toBe('expired');
  const second = await scene.round(campaign.id, 2);
  const taken = await scene.pledge(campaign, { amount: 700 });
  const [row] = await scene.sql<{ round: number; made_at: Date }>('select round, made_at from pledges where id = $1', [
    taken.id,
  ]);
  expect(row?.round).toBe(2);
  expect(row?.made_at.getTime()).toBeGreaterThanOrEqual(second.opens_at.getTime());
  const odd = await scene.sql(
    `select p.id from pledges p join campaign_rounds r on r.campaign_id = p.campaign_id and r.number = p.round
     where p.campaign_id = $1 and (p.made_at < r.opens_at or p.made_at >= r.deadline)`,
    [campaign.id],
  );
  expect(odd).toEqual([]);
}, 60_000);

it('people who pledge without pause while the rounds change are refused or taken by exactly one of them', async () => {
  const campaign = await inTwoRounds(scene);
  await scene.pledge(campaign, { amount: 5_000 });
  await scene.moveClock(campaign.deadline);
  let isOpen = false;
  const taken: string[] = [];
  const rush = async () => {
    while (!isOpen || taken.length < 8) {
      const made = await scene.pledge(campaign, { amount: 600, card: null }).catch(() => undefined);
      if (made) taken.push(made.id);
    }
  };
  const watch = until(async () => {
    isOpen =
      (await scene.state('campaigns', campaign.id)) === 'live' && (await scene.totals(campaign.id, 2))['pledged'] === 0;
    return isOpen;
  });
  await Promise.all([watch, rush(), rush()]);
  const rounds = await scene.sql<{ round: number }>('select distinct round from pledges where id = any($1::uuid[])', [
    taken,
  ]);
  expect(rounds).toEqual([{ round: 2 }]);
}, 60_000);

it('called off by its creator during round 2: what was charged goes back, what was not is released', async () => {
  const creator = await aMember(scene.running);
  const campaign = await inTwoRounds(scene, { ownerId: creator.userId });
  const paid = await scene.pledge(campaign, { amount: 5_000 });
  await passFirst(scene, campaign);
  const later = await scene.pledge(campaign);
  await scene.liveUntil(after(campaign.deadline, 8 * day));
  expect((await scene.round(campaign.id)).state).toBe('settled');
  await callOff(campaign.id, creator);
  await scene.liveUntil(after(campaign.deadline, 9 * day));

  expect(await scene.state('campaigns', campaign.id)).toBe('cancelled');
  expect(await scene.state('pledges', later.id)).toBe('released');
  expect(await scene.totals(campaign.id)).toMatchObject({ collected: 5_000, refunded: 5_000 });
  expect(await scene.chargesOf(paid, later)).toEqual([1, 0]);
  expect(await scene.balance(`campaign:${campaign.id}:funds`)).toBe(0);
  expect((await states(campaign.id)).slice(-3)).toEqual(['live', 'refunding', 'cancelled']);
}, 90_000);

it('called off while round 1 still collects: its open charges are ended, the others go back', async () => {
  const creator = await aMember(scene.running);
  const campaign = await inTwoRounds(scene, { ownerId: creator.userId });
  await scene.pledge(campaign);
  const waiting = await scene.pledge(campaign, { card: dead });
  await passFirst(scene, campaign);
  await scene.idle();
  await callOff(campaign.id, creator);
  await scene.liveUntil(after(campaign.deadline, 1 * day));
  expect(await scene.state('campaigns', campaign.id)).toBe('cancelled');
  expect(await scene.state('pledges', waiting.id)).toBe('dropped');
  expect(await scene.totals(campaign.id)).toMatchObject({ collected: 2_500, refunded: 2_500, dropped: 2_500 });
}, 90_000);

it('suspended while both run: nothing is charged, and the first gets its time back', async () => {
  const campaign = await inTwoRounds(scene);
  await scene.pledge(campaign, { amount: 5_000 });
  const waiting = await scene.pledge(campaign, { card: 'pm_card_chargeCustomerFail' });
  const second = await passFirst(scene, campaign);
  await scene.idle();
  const before = (await scene.round(campaign.id)).collecting_ends_at;
  await scene.decide(campaign.id, 'suspend');
  await scene.liveUntil(after(second.opens_at, 3 * day));
  await scene.decide(campaign.id, 'resume');
  expect(await scene.state('campaigns', campaign.id)).toBe('live');
  const [end, deadline] = [
    (await scene.round(campaign.id)).collecting_ends_at,
    (await scene.round(campaign.id, 2)).deadline,
  ];
  expect(end.getTime() - before.getTime()).toBeGreaterThanOrEqual(3 * day - hour);
  expect(deadline).toEqual(second.deadline);
  // A new card for the first round's pledge is tried at once, by the first round's terms.
  await scene.replaceCard(waiting);
  await scene.idle();
  expect(await scene.state('pledges', waiting.id)).toBe('collected');
  expect(await scene.totals(campaign.id)).toMatchObject({ collected: 7_500 });
  expect(await scene.totals(campaign.id, 2)).toMatchObject({ collected: 0 });
}, 90_000);

it('a process that dies on the way leaves no campaign between the rounds', async () => {
  const campaign = await inTwoRounds(scene);
  await scene.pledge(campaign, { amount: 5_000 });
  const [database, campaigns] = [scene.get(Database), scene.get(Campaigns)];
  // The decision dies with its last statement: whatever it did before, the second round included, has not happened.
  const advance = campaigns.advanceCampaign.bind(campaigns);
  let deaths = 0;
  campaigns.advanceCampaign = async (tx, step) => {
    await advance(tx, step);
    if (step.id === campaign.id && step.to === 'live' && deaths < 2) {
      deaths += 1;
      throw new Error('killed');
    }
  };
  try {
    await scene.liveUntil(after(campaign.deadline, hour / 2));
    await until(async () => (await scene.state('campaigns', campaign.id)) === 'live', 60_000);
  } finally {
    campaigns.advanceCampaign = advance;
  }
  expect(deaths).toBe(2);
  const rounds = await scene.sql<{ number: number; state: string }>(
    'select number, state from campaign_rounds where campaign_id = $1 order by number',
    [campaign.id],
  );
  expect(rounds).toEqual([
    { number: 1, state: 'settled' },
    { number: 2, state: 'open' },
  ]);
  const held = await database.inTransaction((tx) => campaigns.lock(tx, campaign.id, 'group'));
  expect([held.round.number, held.others.map(({ round }) => round.number)]).toEqual([2, [1]]);
}, 90_000);

// Guarantee: a pledge lives as its backer was told: saved with 3-D Secure it becomes active, it is changed, gets another
// card, is cancelled, expires or is released, and at every step stock and totals are what the pledges add up to.
import { AskSetup, SavedCards } from '../../src/payments/index.js';
import { type Answer } from '../support/app.js';
import { type LiveCampaign } from '../support/campaigns.js';
import { aMember, staff } from '../support/people.js';
import { until } from '../support/until.js';
import { SettlementScene, type TestPledge } from '../settlement/scene.js';

const minute = 60_000;
const challenged = 'pm_card_authenticationRequiredOnSetup';

let scene: SettlementScene;
beforeAll(async () => {
  scene = await SettlementScene.open({ settings: { ROLE: 'all' } });
});
afterEach(() => scene.sandbox.faults());
afterAll(async () => {
  try {
    await scene.invariants();
  } finally {
    await scene.stop();
  }
}, 60_000);

const eur = (amount: number) => ({ amount, currency: 'EUR' });

const withReward = () => scene.campaign({ rewards: [{ price: 1_000n, stock: 3 }] });

const call = (method: string, path: string, pledge: TestPledge, body?: object): Promise<Answer> =>
  scene.running.call(method, path, { headers: { authorization: pledge.link }, ...(body && { body }) });

const look = async (pledge: TestPledge): Promise<Answer['body']> =>
  (await call('GET', `/v1/pledges/${pledge.id}`, pledge)).body;

const change = (pledge: TestPledge, body: object) => call('PATCH', `/v1/pledges/${pledge.id}`, pledge, body);

const cancel = (pledge: TestPledge) => call('POST', `/v1/pledges/${pledge.id}/cancel`, pledge);

const openPayPage = async (pledge: TestPledge, body: object = {}): Promise<string> => {
  const answer = await call('POST', `/v1/pledges/${pledge.id}/setup`, pledge, body);
  expect(answer.status).toBe(200);
  return answer.body.clientSecret;
};

const comeBack = async (pledge: TestPledge): Promise<string> =>
  (await call('POST', `/v1/pledges/${pledge.id}/setup/return`, pledge, {})).body.card;

/** The sentence for a total, without a tip. */
const consent = async (campaign: LiveCampaign, amount: number) => {
  const { version, sentence } = await scene.ok('GET', `/v1/campaigns/${campaign.id}/consent?amount=${amount}`);
  return { version, sentence };
};

/** What the campaign counts: money, pledges, backers, and what was taken of its first reward. */
const counted = async ({ id }: LiveCampaign): Promise<number[]> => {
  const [row] = await scene.sql<Record<string, string>>(
    `select t.pledged, t.pledges, t.backers,
            (select coalesce(sum(s.taken), 0) from reward_stock s join rewards r on r.id = s.reward_id
             where r.campaign_id = t.campaign_id) as taken
     from campaign_totals t where t.campaign_id = $1`,
    [id],
  );
  return Object.values(row ?? {}).map(Number);
};

const statesOf = async ({ id }: TestPledge) => (await scene.history(id)).map(({ to }) => to);

const holdEnds = async (pledge: TestPledge) => new Date((await look(pledge)).holdUntil);

it('a guest pledges, passes 3-D Secure, is counted, changes, and cancels', async () => {
  const campaign = await withReward();
  const reward = campaign.rewards[0]?.id ?? '';
  const pledge = await scene.pledge(campaign, { amount: 2_500, tip: 200, rewardId: reward, card: null });
  expect(await look(pledge)).toMatchObject({ state: 'pending', card: null, consentedTotal: eur(2_700) });
  expect(await counted(campaign)).toEqual([0, 0, 0, 1]);

  const clientSecret = await openPayPage(pledge);
  await scene.sandbox.browser.saveCard(clientSecret, challenged, 'abandon');
  expect(await comeBack(pledge)).toBe('pending');
  await scene.sandbox.browser.saveCard(clientSecret, challenged, 'complete');
  expect(await comeBack(pledge)).toBe('succeeded');
  await scene.idle();
  expect(await look(pledge)).toMatchObject({ state: 'active', holdUntil: null, card: { brand: 'visa' } });
  expect(await counted(campaign)).toEqual([2_500, 1, 1, 1]);

  const refused = await change(pledge, { amount: eur(4_000) });
  expect([refused.status, refused.body.type]).toEqual([422, '/problems/consent-missing']);
  expect(refused.body.consent.sentence).toContain('42.00');
  const { version, sentence } = refused.body.consent;
  const raised = await change(pledge, {
    amount: eur(4_000),
    rewards: [{ rewardId: reward, quantity: 3 }],
    consent: { version, sentence },
  });
  expect(raised.body).toMatchObject({ amount: eur(4_000), tip: eur(200), consentedTotal: eur(4_200) });
  expect(await counted(campaign)).toEqual([4_000, 1, 1, 3]);

  const lowered = await change(pledge, { amount: eur(2_000), rewards: [{ rewardId: reward, quantity: 2 }] });
  expect(lowered.body).toMatchObject({ amount: eur(2_000), consentedTotal: eur(4_200) });
  expect(await counted(campaign)).toEqual([2_000, 1, 1, 2]);
  const back = await change(pledge, { amount: eur(3_000) });
  expect([back.status, back.body.consentedTotal]).toEqual([200, eur(4_200)]);

  expect((await cancel(pledge)).body.state).toBe('cancelled');
  expect((await cancel(pledge)).body.state).toBe('cancelled');
  expect(await counted(campaign)).toEqual([0, 0, 0, 0]);
  expect((await change(pledge, { amount: eur(2_000) })).body.type).toBe('/problems/pledge-not-open');
  expect(await statesOf(pledge)).toEqual(['pending', 'active', 'cancelled']);
  await scene.idle();
}, 60_000);

it('a hold that nobody used ends after 30 minutes: the provider is told first, and the stock is free again', async () => {
  const campaign = await withReward();
  const rewardId = campaign.rewards[0]?.id ?? '';
  const pledge = await scene.pledge(campaign, { rewardId, card: null });
  const unbegun = await scene.pledge(campaign, { rewardId, card: null });
  const clientSecret = await openPayPage(pledge);
  // Counted from the pay page for one, from the pledge for the other.
  const end = await holdEnds(pledge);
  await scene.liveUntil(new Date((await holdEnds(unbegun)).getTime() - minute));
  expect(await counted(campaign)).toEqual([0, 0, 0, 2]);
  await scene.liveUntil(end);
  expect(await statesOf(pledge)).toEqual(['pending', 'expired']);
  expect(await statesOf(unbegun)).toEqual(['pending', 'expired']);
  expect(await counted(campaign)).toEqual([0, 0, 0, 0]);
  await expect(scene.sandbox.browser.saveCard(clientSecret)).rejects.toThrow(/unexpected_state/);
  const refused = await call('POST', `/v1/pledges/${pledge.id}/setup`, pledge, {});
  expect([refused.status, refused.body.type]).toEqual([409, '/problems/nothing-to-pay']);
}, 60_000);

it('a hold counts from the first pay page: who opens it late has the whole time, once', async () => {
  const campaign = await withReward();
  const pledge = await scene.pledge(campaign, { rewardId: campaign.rewards[0]?.id ?? '', card: null });
  const fromPledge = await holdEnds(pledge);
  const late = new Date(fromPledge.getTime() - 5 * minute);
  await scene.liveUntil(late);
  await openPayPage(pledge);
  const fromPage = await holdEnds(pledge);
  expect(fromPage.getTime()).toBeGreaterThanOrEqual(late.getTime() + 30 * minute);
  expect(fromPage.getTime()).toBeLessThan(late.getTime() + 31 * minute);
  // Opening it again holds nothing any longer.
  await scene.liveUntil(new Date(fromPage.getTime() - minute));
  await openPayPage(pledge);
  expect(await holdEnds(pledge)).toEqual(fromPage);
  expect(await counted(campaign)).toEqual([0, 0, 0, 1]);
  await scene.liveUntil(fromPage);
  expect(await statesOf(pledge)).toEqual(['pending', 'expired']);
  expect(await counted(campaign)).toEqual([0, 0, 0, 0]);
}, 60_000);

it('a card saved just before the hold ends wins, even if its news is lost', async () => {
  const campaign = await withReward();
  const pledge = await scene.pledge(campaign, { rewardId: campaign.rewards[0]?.id ?? '', card: null });
  const clientSecret = await openPayPage(pledge);
  const end = await holdEnds(pledge);
  await scene.liveUntil(new Date(end.getTime() - 1_000));
  await scene.sandbox.faults({ kind: 'lost', match: { path: '.*' } });
  await scene.sandbox.browser.saveCard(clientSecret);
  await scene.liveUntil(new Date(end.getTime() + minute));
  expect(await statesOf(pledge)).toEqual(['pending', 'active']);
  expect(await counted(campaign)).toEqual([2_500, 1, 1, 1]);
}, 60_000);

it('while the provider does not answer, the hold stays; it ends when the answer comes', async () => {
  const campaign = await withReward();
  const pledge = await scene.pledge(campaign, { rewardId: campaign.rewards[0]?.id ?? '', card: null });
  await openPayPage(pledge);
  await scene.sandbox.faults({ kind: 'error_before_commit', match: { path: 'setup_intents' } });
  await scene.moveClock(await holdEnds(pledge));
  await until(async () => {
    const [row] = await scene.sql(`select id from pledges where id = $1 and expiring_since is not null`, [pledge.id]);
    return row !== undefined;
  });
  expect(await scene.state('pledges', pledge.id)).toBe('pending');
  expect(await counted(campaign)).toEqual([0, 0, 0, 1]);
  await scene.sandbox.faults();
  await scene.idle();
  expect(await scene.state('pledges', pledge.id)).toBe('expired');
  expect(await counted(campaign)).toEqual([0, 0, 0, 0]);
}, 60_000);

it('a member reads the pledges of the guest whose address is theirs, and can cancel them', async () => {
  const campaign = await withReward();
  const email = `adopted-${campaign.id.slice(-8)}@example.org`;
  const shown = await consent(campaign, 2_500);
  const made = await scene.ok('POST', `/v1/campaigns/${campaign.id}/pledges`, {
    body: { amount: eur(2_500), consent: shown, guest: { email, displayName: 'A guest' } },
  });
  const member = await aMember(scene.running, { email });
  const stranger = await aMember(scene.running);
  const own = await scene.ok('POST', `/v1/campaigns/${campaign.id}/pledges`, {
    token: member.token,
    body: { amount: eur(2_500), consent: shown },
  });
  const { data } = await scene.ok('GET', '/v1/pledges', { token: member.token });
  expect(data.map(({ id }: { id: string }) => id)).toEqual([own.id, made.id]);
  expect((await scene.ok('GET', '/v1/pledges', { token: stranger.token })).data).toEqual([]);
  const first = await scene.ok('GET', '/v1/pledges?limit=1', { token: member.token });
  const next = await scene.ok('GET', `/v1/pledges?limit=1&after=${first.next}`, { token: member.token });
  expect([...first.data, ...next.data].map(({ id }: { id: string }) => id)).toEqual([own.id, made.id]);
  for (const { id } of data) {
    expect((await scene.ok('POST', `/v1/pledges/${id}/cancel`, { token: member.token })).state).toBe('cancelled');
  }
}, 60_000);

it('a second card needs a consent, replaces the first, and is not undone by old news', async () => {
  const campaign = await scene.campaign();
  const pledge = await scene.pledge(campaign);
  await scene.idle();
  const refused = await call('POST', `/v1/pledges/${pledge.id}/setup`, pledge, {});
  expect([refused.status, refused.body.type]).toEqual([422, '/problems/consent-missing']);
  const clientSecret = await openPayPage(pledge, { consent: await consent(campaign, 2_500) });
  // Only the return page can tell: webhooks are lost.
  await scene.sandbox.faults({ kind: 'lost', match: { path: '.*' } });
  await scene.sandbox.browser.saveCard(clientSecret, 'pm_card_mastercard');
  expect(await comeBack(pledge)).toBe('succeeded');
  await scene.idle();
  const replaced = { state: 'active', card: { brand: 'mastercard', last4: '4444' } };
  expect(await look(pledge)).toMatchObject(replaced);
  expect(await counted(campaign)).toEqual([2_500, 1, 1, 0]);

  // The news of both cards comes again, as it does after a crash between commit and the note that it is done.
  const news = `consumer = 'pledges.activate' and payload->>'pledgeId' = $1`;
  await scene.sql(
    `update outbox set done_at = null, published_at = null
     where id = (select id from outbox where ${news} order by id limit 1)`,
    [pledge.id],
  );
  await scene.idle();
  expect(await look(pledge)).toMatchObject(replaced);
  const saved = (await scene.get(SavedCards).ofPledges([pledge.id])).get(pledge.id);
  expect(saved).toMatchObject({ brand: 'mastercard' });
  expect(await scene.get(AskSetup).execute(pledge.id)).toBe('succeeded');
  const [consents] = await scene.sql<{ count: string }>('select count(*) from consents where pledge_id = $1', [
    pledge.id,
  ]);
  expect(Number(consents?.count)).toBe(2);
}, 60_000);

it('a live campaign that is cancelled releases everybody, and nobody is charged', async () => {
  const campaign = await withReward();
  const rewardId = campaign.rewards[0]?.id ?? '';
  const active = await scene.pledge(campaign, { rewardId });
  const pending = await scene.pledge(campaign, { rewardId, card: null });
  const clientSecret = await openPayPage(pending);
  await scene.idle();
  expect(await counted(campaign)).toEqual([2_500, 1, 1, 2]);
  const owner = await staff(scene.running, 'moderator', 'owner');
  const path = `/v1/campaigns/${campaign.id}`;
  await scene.ok('POST', `${path}/suspend`, { token: owner.token, body: { reason: 'A doubt about the project.' } });
  expect((await cancel(await scene.pledge(await scene.campaign()))).status).toBe(200);
  await scene.ok('POST', `${path}/cancel`, { token: owner.token, body: { reason: 'The project was given up.' } });
  await scene.idle();
  expect(await statesOf(active)).toEqual(['pending', 'active', 'released']);
  expect(await statesOf(pending)).toEqual(['pending', 'released']);
  expect((await counted(campaign)).at(-1)).toBe(0);
  expect(await scene.totals(campaign.id)).toMatchObject({ dropped: 2_500, collected: 0 });
  await expect(scene.sandbox.browser.saveCard(clientSecret)).rejects.toThrow(/unexpected_state/);
  expect((await cancel(active)).body.type).toBe('/problems/pledge-not-open');
  await scene.liveUntil(new Date(campaign.deadline.getTime() + minute));
  expect(await scene.chargesOf(active, pending)).toEqual([0, 0]);
  expect(await scene.state('campaigns', campaign.id)).toBe('cancelled');
}, 90_000);

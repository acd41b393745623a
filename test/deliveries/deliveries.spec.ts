// Guarantee: every reward of a charged pledge is on the board of its campaign until its charge has gone back; owner and
// deputy alone see and mark it, one by one or many at once; a backer is told once that something was sent, and has the
// last word on whether it has come.
import { DataSource } from 'typeorm';
import { deliveryTransitions } from '../../src/deliveries/index.js';
import { aMember, signIn } from '../support/people.js';
import { expectSameTransitions } from '../support/transitions.js';
import { SettlementScene, type TestPledge } from '../settlement/scene.js';
import { aDelivering, type Delivering, succeeded, wanting } from './delivering.js';

let scene: SettlementScene;
let campaign: Delivering;
let token: string;
let ada: TestPledge;
let bea: TestPledge;
let cleo: TestPledge;
let dora: TestPledge;
beforeAll(async () => {
  scene = await SettlementScene.open();
  campaign = await aDelivering(scene);
  ada = await wanting(scene, campaign, [campaign.book, campaign.poster], { email: 'ada@example.org', displayName: 'Ada' }); // prettier-ignore
  bea = await wanting(scene, campaign, [campaign.poster], { email: 'bea@example.org' });
  cleo = await wanting(scene, campaign, [campaign.book], { email: 'cleo@example.org' });
  dora = await wanting(scene, campaign, [campaign.book], { email: 'dora@example.org' });
  await scene.pledge(campaign, { rewardId: campaign.poster, card: null });
  await scene.idle();
  const home = { name: 'Ada L.', line1: '7 rue Longue', postalCode: '5000', city: 'Namur' };
  await scene.ok('PUT', `/v1/pledges/${ada.id}/address`, { headers: { authorization: ada.link }, body: home });
  expect((await ask('GET', 'deliveries', campaign.owner.token)).body.type).toBe('/problems/nothing-to-deliver');
  token = await succeeded(scene, campaign);
}, 120_000);
afterAll(async () => {
  try {
    await scene.invariants();
  } finally {
    await scene.stop();
  }
}, 60_000);

const ask = (method: string, path: string, as: string, body?: object) =>
  scene.running.call(method, `/v1/campaigns/${campaign.id}/${path}`, { token: as, ...(body && { body }) });
const board = async (query = '') => (await ask('GET', `deliveries${query}`, token)).body;
const key = ({ id: pledgeId }: TestPledge, rewardId: string) => ({ pledgeId, rewardId });
const mark = async (lines: object[], more: object) => ask('POST', 'deliveries/mark', token, { lines, ...more });
const line = async ({ id }: TestPledge, rewardId: string) =>
  (await board('?limit=100')).data.find((one: any) => one.pledgeId === id && one.rewardId === rewardId); // eslint-disable-line @typescript-eslint/no-explicit-any -- as in `ok`
const mails = (email: string) =>
  scene.sql<{ subject: string; body: string }>(
    `select subject, body from mails where kind = 'rewardsSent' and address = $1 order by id`,
    [email],
  );
const answer = ({ id, link }: TestPledge, rewardId: string, hasArrived: boolean) =>
  scene.running.call('PUT', `/v1/pledges/${id}/deliveries/${rewardId}/answer`, {
    headers: { authorization: link },
    body: { hasArrived },
  });

it('the table of states is the one that the database enforces', async () => {
  await expectSameTransitions(scene.get(DataSource), 'delivery', deliveryTransitions, 'to_do');
});

it('has a line for each reward of each charged pledge, page by page', async () => {
  const all = (await board('?limit=100')).data;
  expect(all).toHaveLength(5);
  const mine = { pledgeId: ada.id, name: 'Ada', quantity: 1, state: 'to_do' };
  expect(all[0]).toMatchObject({ ...mine, title: 'A book', country: 'BE', address: { name: 'Ada L.', city: 'Namur' } });
  // What is not sent needs no address, so none is shown.
  expect(all[1]).toMatchObject({ ...mine, title: 'A poster', country: null, address: null });
  const pages: object[] = [];
  for (let next: string | null = ''; next !== null;) {
    const page: { data: object[]; next: string | null } = await board(`?limit=2${next && `&after=${next}`}`);
    pages.push(...page.data);
    next = page.next;
  }
  expect(pages).toEqual(all);
  expect((await board(`?rewardId=${campaign.poster}&state=to_do`)).data).toHaveLength(2);
});

it('is there for its people alone, and closed while the campaign is suspended', async () => {
  const stranger = await aMember(scene.running);
  expect((await ask('GET', 'deliveries', stranger.token)).status).toBe(404);
  const body = { lines: [key(ada, campaign.book)], to: 'sent' };
  expect((await ask('POST', 'deliveries/mark', stranger.token, body)).status).toBe(404);
  await scene.decide(campaign.id, 'suspend');
  expect((await mark([key(ada, campaign.book)], { to: 'sent' })).body.type).toBe('/problems/nothing-to-deliver');
  await scene.decide(campaign.id, 'resume');
  expect((await board()).data).toHaveLength(5);
});

it('marks some, tells each backer once for all that was sent together, and leaves what cannot take the step', async () => {
  const lines = [key(ada, campaign.book), key(ada, campaign.poster), key(bea, campaign.poster)];
  expect((await mark(lines, { to: 'in_work' })).body).toEqual({ marked: 3, left: 0 });
  expect((await mark([key(cleo, campaign.book), ...lines], { to: 'received' })).body).toEqual({ marked: 0, left: 4 });
  expect((await mark([...lines, ...lines], { to: 'sent', carrier: 'bpost' })).body).toEqual({ marked: 3, left: 0 });
  expect((await mark(lines, { to: 'sent' })).body).toEqual({ marked: 3, left: 0 });
  await scene.idle();
  const toAda = await mails('ada@example.org');
  expect(toAda).toHaveLength(1);
  expect(toAda[0]?.body).toContain('have sent you: 1 × A book, 1 × A poster. It comes with bpost.');
  expect(await mails('bea@example.org')).toHaveLength(1);
  // Packed and sent once more, it is no news.
  await mark([key(bea, campaign.poster)], { to: 'in_work' });
  expect(await line(bea, campaign.poster)).toMatchObject({ state: 'in_work', carrier: null, sentAt: null });
  await mark([key(bea, campaign.poster)], { to: 'sent' });
  await scene.idle();
  expect(await mails('bea@example.org')).toHaveLength(1);
  const [row] = await scene.sql<{ id: string }>('select id from deliveries where pledge_id = $1', [bea.id]);
  expect((await scene.history(row?.id ?? '')).map(({ to }) => to)).toEqual(['to_do', 'in_work', 'sent', 'in_work', 'sent']); // prettier-ignore
});

it('tells a tracking address to one backer, on their page and not in the mail', async () => {
  const trackingUrl = 'https://track.example/parcel/1';
  const two = await mark([key(ada, campaign.book), key(bea, campaign.poster)], { to: 'sent', trackingUrl });
  expect(two.body.type).toBe('/problems/tracking-for-one');
  expect((await mark([key(ada, campaign.book)], { to: 'sent', trackingUrl: 'javascript:alert(1)' })).status).toBe(400);
  expect((await mark([key(ada, campaign.book)], { to: 'sent', trackingUrl })).body).toEqual({ marked: 1, left: 0 });
  const seen = await scene.ok('GET', `/v1/pledges/${ada.id}/deliveries`, { headers: { authorization: ada.link } });
  expect(seen.data[0]).toMatchObject({ title: 'A book', state: 'sent', carrier: 'bpost', trackingUrl });
  expect((await mails('ada@example.org'))[0]?.body).not.toContain('track.example');
});

it('its backer says whether it has come, by the link of a mail too, and has the last word', async () => {
  expect((await answer(cleo, campaign.book, true)).body.type).toBe('/problems/not-sent-yet');
  expect((await answer(cleo, campaign.poster, true)).body.type).toBe('/problems/delivery-not-found');
  expect((await answer({ id: ada.id, link: bea.link }, campaign.book, true)).status).toBe(404);

  expect((await answer(ada, campaign.book, false)).body.data[0]).toMatchObject({ state: 'sent' });
  expect((await line(ada, campaign.book)).missedAt).not.toBeNull();
  expect((await board('?state=missed')).data).toHaveLength(1);
  expect((await mark([key(ada, campaign.book)], { to: 'received' })).body).toEqual({ marked: 0, left: 1 });
  expect((await answer(ada, campaign.book, true)).body.data[0]).toMatchObject({ state: 'received', missedAt: null });

  await mark([key(bea, campaign.poster)], { to: 'received' });
  expect((await answer(bea, campaign.poster, false)).body.data[0]).toMatchObject({ state: 'sent' });
  expect((await line(bea, campaign.poster)).missedAt).not.toBeNull();
});

it('all of a reward go forward, and nothing is pulled back', async () => {
  const all = (rewardId: string, to: string) => ask('POST', `rewards/${rewardId}/deliveries/mark`, token, { to });
  expect((await all(campaign.book, 'in_work')).body).toEqual({ marked: 2, left: 0 });
  expect((await line(ada, campaign.book)).state).toBe('received');
  expect((await all(campaign.book, 'sent')).body).toEqual({ marked: 2, left: 0 });
  expect((await all(campaign.poster, 'to_do')).body).toEqual({ marked: 0, left: 0 });
  // One of the two posters is missed by its backer.
  expect((await all(campaign.poster, 'received')).body).toEqual({ marked: 1, left: 1 });
});

it('two who mark the same at once take one step, and write one mail', async () => {
  const again = await aDelivering(scene);
  const pledge = await wanting(scene, again, [again.poster], { email: 'twice@example.org' });
  const owner = await succeeded(scene, again);
  const body = { lines: [key(pledge, again.poster)], to: 'sent' };
  const send = () => scene.running.call('POST', `/v1/campaigns/${again.id}/deliveries/mark`, { token: owner, body });
  const done = await Promise.all([send(), send(), send(), send()]);
  expect(done.map(({ body: { marked } }) => marked)).toEqual([1, 1, 1, 1]);
  await scene.idle();
  expect(await mails('twice@example.org')).toHaveLength(1);
  const [row] = await scene.sql<{ id: string }>('select id from deliveries where pledge_id = $1', [pledge.id]);
  expect((await scene.history(row?.id ?? '')).map(({ to }) => to)).toEqual(['to_do', 'sent']);
}, 60_000);

it('what went back whole leaves the board, and what went back in part does not', async () => {
  const { owner } = campaign;
  token = (await signIn(scene.running, owner.email)).token;
  const refund = (pledge: TestPledge, body: object) =>
    scene.ok('POST', `/v1/pledges/${pledge.id}/refunds`, { token, body: { cause: 'creator', ...body } });
  await refund(cleo, { amount: { amount: 1_000, currency: 'EUR' } });
  await refund(dora, {});
  await scene.idle();
  expect(await line(cleo, campaign.book)).toMatchObject({ state: 'sent' });
  expect(await line(dora, campaign.book)).toBeUndefined();
  expect((await mark([key(dora, campaign.book)], { to: 'in_work' })).body).toEqual({ marked: 0, left: 0 });
  expect((await answer(dora, campaign.book, true)).status).toBe(404);
  const seen = await scene.ok('GET', `/v1/pledges/${dora.id}/deliveries`, { headers: { authorization: dora.link } });
  expect(seen.data).toEqual([]);
}, 60_000);

it('is exported, and how a parcel could be followed is forgotten with its backer', async () => {
  const person = await aMember(scene.running, { email: 'ada@example.org' });
  const { body } = await scene.running.call('GET', '/v1/me/export', { token: person.token });
  expect(body.deliveries).toHaveLength(2);
  expect(body.deliveries[0]).toMatchObject({ title: 'A book', carrier: 'bpost', state: 'received' });
  const { password } = person;
  const erased = await scene.running.call('POST', '/v1/me/erasure', { token: person.token, body: { password } });
  expect(erased.status).toBe(204);
  const kept = await scene.sql('select state, carrier, tracking_url from deliveries where pledge_id = $1', [ada.id]);
  expect(kept).toHaveLength(2);
  for (const row of kept) expect(row).toMatchObject({ carrier: null, tracking_url: null });
});

// Guarantee: where a reward is sent is known to its backer alone, and to the creator once the campaign has succeeded; it
// stands in no event, log of decisions or answer that is kept, and is forgotten when there is nothing to send any more.
import { Forms } from '../support/forms.js';
import { aMember, signIn } from '../support/people.js';
import { SettlementScene, type TestPledge } from '../settlement/scene.js';

let scene: SettlementScene;
beforeAll(async () => {
  scene = await SettlementScene.open({ settings: { ROLE: 'all' } });
}, 60_000);
afterAll(async () => {
  try {
    await scene.invariants();
  } finally {
    await scene.stop();
  }
}, 60_000);

const book = { price: 1_000n, shipping: { BE: 300n, FR: 650n } };
const home = { name: '=Ada Secretname', line1: '7 rue Introuvable', postalCode: '5000', city: 'Namur' };

const keep = (pledge: TestPledge, address: object) =>
  scene.running.call('PUT', `/v1/pledges/${pledge.id}/address`, {
    headers: { authorization: pledge.link },
    body: address,
  });

const kept = async ({ id }: TestPledge) =>
  (await scene.sql('select 1 from pledge_addresses where pledge_id = $1', [id])).length;

const change = (pledge: TestPledge, body: object) =>
  scene.running.call('PATCH', `/v1/pledges/${pledge.id}`, { headers: { authorization: pledge.link }, body });

it('is taken with the pledge and corrected, and no link shows it', async () => {
  const campaign = await scene.campaign({ rewards: [book] });
  const rewardId = campaign.rewards[0]?.id ?? '';
  const { version, sentence } = await scene.ok('GET', `/v1/campaigns/${campaign.id}/consent?amount=1000&shipping=300`);
  const body = {
    amount: { amount: 1_000, currency: 'EUR' },
    rewards: [{ rewardId, quantity: 1 }],
    ...{ destination: 'BE', address: home, consent: { version, sentence } },
    guest: { email: 'ada@example.org', displayName: 'Ada' },
  };
  const made = await scene.running.call('POST', `/v1/campaigns/${campaign.id}/pledges`, {
    headers: { 'idempotency-key': 'with-an-address' },
    body,
  });
  expect(made.status).toBe(201);
  const pledge = { id: made.body.id as string, link: `Link ${made.body.link}` };
  const hidden = { name: null, line1: null, line2: null, postalCode: null, country: 'BE' };
  const read = await scene.ok('GET', `/v1/pledges/${pledge.id}/address`, { headers: { authorization: pledge.link } });
  expect(read).toEqual({ ...hidden, city: 'Namur' });
  expect((await keep(pledge, { ...home, city: 'Liège', postalCode: '4000' })).body).toEqual({
    ...hidden,
    city: 'Liège',
  });
  expect((await keep(pledge, { ...home, postalCode: '75001' })).body.type).toBe('/problems/postal-code-wrong');
  expect((await keep(pledge, { ...home, line1: '4242 4242 4242 4242' })).status).toBe(400);

  for (const table of ['outbox', 'idempotency_keys', 'audit_entries', 'audit_texts', 'state_changes', 'mails']) {
    const [found] = await scene.sql<{ told: boolean }>(
      `select bool_or(t::text ilike '%secretname%' or t::text ilike '%introuvable%') as told from ${table} t`,
    );
    expect([table, found?.told ?? false]).toEqual([table, false]);
  }
});

it('is forgotten with another country, and with the reward', async () => {
  const campaign = await scene.campaign({ rewards: [book] });
  const rewardId = campaign.rewards[0]?.id ?? '';
  const pledge = await scene.pledge(campaign, { rewardId, destination: 'FR', shipping: 650 });
  await scene.idle();
  expect((await keep(pledge, { ...home, postalCode: '59000' })).status).toBe(200);
  expect((await change(pledge, { destination: 'BE' })).status).toBe(200);
  expect(await kept(pledge)).toBe(0);
  expect((await keep(pledge, home)).status).toBe(200);
  expect((await change(pledge, { amount: { amount: 2_400, currency: 'EUR' } })).status).toBe(200);
  expect(await kept(pledge)).toBe(1);
  const headers = { authorization: pledge.link };
  await scene.ok('POST', `/v1/pledges/${pledge.id}/cancel`, { headers });
  expect(await kept(pledge)).toBe(0);
  expect((await keep(pledge, home)).body.type).toBe('/problems/nothing-is-sent');
});

it('is told to the creator once the campaign has succeeded, and is gone where it has not', async () => {
  const rewards = [book];
  const failing = await scene.campaign({ rewards, target: 100_000n });
  const owner = await aMember(scene.running);
  const campaign = await scene.campaign({ rewards, target: 1_000n, ownerId: owner.userId });
  const sent = { amount: 1_000, destination: 'BE', shipping: 300 };
  const lost = await scene.pledge(failing, { ...sent, rewardId: failing.rewards[0]?.id ?? '' });
  const pledge = await scene.pledge(campaign, { ...sent, rewardId: campaign.rewards[0]?.id ?? '' });
  await keep(lost, home);
  await keep(pledge, home);
  await scene.idle();
  // Sessions do not last as long as campaigns do.
  const list = async () => {
    const { token } = await signIn(scene.running, owner.email);
    return (await new Forms(scene.running, token).get(`/en/my/campaigns/${campaign.id}/backers.csv`)).text;
  };
  expect(await list()).not.toContain('Introuvable');
  await scene.liveUntil(campaign.deadline);
  await scene.liveUntil(new Date(campaign.deadline.getTime() + 86_400_000));
  expect(await scene.state('campaigns', campaign.id)).toBe('successful');
  expect(await list()).toContain(`"'=Ada Secretname","7 rue Introuvable","","5000","Namur","BE"`);
  expect(await kept(lost)).toBe(0);
}, 60_000);

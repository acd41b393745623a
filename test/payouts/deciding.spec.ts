// Guarantee: nothing is prepared before its time or beyond the money, and nothing leaves without a second person of finance
// who gains nothing by it; what they approved is frozen, and void when it is not what would be sent.
import { Campaigns } from '../../src/campaigns/index.js';
import { Database } from '../../src/platform/database/index.js';
import { aMember, grant, staff, type TestPerson } from '../support/people.js';
import { day, hour } from '../settlement/scene.js';
import { type PaidCampaign, PayoutScene } from './scene.js';

let scene: PayoutScene;
let campaign: PaidCampaign;
beforeAll(async () => {
  scene = await PayoutScene.open();
  campaign = await scene.aPayableCampaign();
}, 60_000);
afterAll(async () => {
  await scene.settlement.invariants();
  await scene.stop();
}, 60_000);
afterEach(() => scene.sandbox.faults());

const problemOf = ({ status, body }: { status: number; body: { type?: string } }) => [
  status,
  body.type?.replace('/problems/', ''),
];

it('is not prepared before the delay is over, which counts business time', async () => {
  const early = await scene.aSettledCampaign();
  const refused = await scene.prepare(early);
  expect(problemOf(refused)).toEqual([409, 'payout-too-early']);
  const earliest = new Date(early.deadline.getTime() + 14 * day);
  expect(refused.body.earliest).toBe(earliest.toISOString());
  await scene.settlement.liveUntil(new Date(earliest.getTime() - hour));
  expect(problemOf(await scene.prepare(early))).toEqual([409, 'payout-too-early']);
  await scene.settlement.liveUntil(earliest);
  expect((await scene.prepare(early)).status).toBe(201);
}, 60_000);

it('is not prepared for a campaign that is live, suspended, or not there', async () => {
  const live = await scene.settlement.campaign();
  expect(problemOf(await scene.prepare(live))).toEqual([409, 'campaign-not-settled']);
  expect(await scene.waitsFor(live)).toEqual(['settlement']);
  const nowhere = { id: '019ab000-0000-7000-8000-000000000000' };
  expect(problemOf(await scene.prepare(nowhere))).toEqual([404, 'campaign-not-found']);
  const moderator = await staff(scene.running, 'moderator');
  const act = (path: string) =>
    scene.settlement.ok('POST', `/v1/campaigns/${campaign.id}/${path}`, {
      token: moderator.token,
      body: { reason: 'A question.' },
    });
  await act('suspend');
  expect(problemOf(await scene.prepare(campaign))).toEqual([409, 'campaign-not-settled']);
  expect(await scene.waitsFor(campaign)).toEqual(['suspension']);
  await act('resume');
  expect(await scene.waitsFor(campaign)).toEqual(['preparation']);
});

it('is prepared by finance only, and by nobody who gains by it', async () => {
  const others: TestPerson[] = [
    await aMember(scene.running),
    await staff(scene.running, 'moderator', 'owner', 'auditor'),
  ];
  for (const person of others) expect((await scene.prepare(campaign, person)).status).toBe(403);
  const deputy = await staff(scene.running, 'finance');
  await scene.sql('update projects set deputy_id = $2 where id = $1', [campaign.projectId, deputy.userId]);
  await grant(scene.running, campaign.owner.userId, ['finance'], 25);
  for (const person of [deputy, campaign.owner]) {
    expect(problemOf(await scene.prepare(campaign, person))).toEqual([403, 'beneficiary']);
  }
  const id = await scene.prepared(campaign);
  for (const person of [deputy, campaign.owner]) {
    expect(problemOf(await scene.approve(id, person))).toEqual([403, 'beneficiary']);
  }
  expect((await scene.reject(id, scene.preparer)).status).toBe(200);
});

it('is not prepared while the account is restricted, also when no webhook told', async () => {
  await scene.sandbox.faults({ kind: 'lost', match: { path: 'v2\\.core' } });
  await scene.sandbox.control('POST', `accounts/${campaign.accountId}`, { outcome: 'requirement_due' });
  expect(problemOf(await scene.prepare(campaign))).toEqual([409, 'recipient-not-ready']);
  expect(await scene.waitsFor(campaign)).toEqual(['recipient']);
  await scene.sandbox.control('POST', `accounts/${campaign.accountId}`, { outcome: 'complete' });
  const id = await scene.prepared(campaign);
  await scene.reject(id);
});

it('is not prepared while a fee is not known, and takes each fee once', async () => {
  const unknown = `update payments set fee_known_at = null where id = (select id from payments where campaign_id = $1 order by id limit 1)`;
  await scene.sql(unknown, [campaign.id]);
  expect(problemOf(await scene.prepare(campaign))).toEqual([409, 'fees-not-known']);
  expect(await scene.waitsFor(campaign)).toEqual(['provider_fees']);
  await scene.sql('update payments set fee_known_at = succeeded_at where campaign_id = $1 and fee_known_at is null', [
    campaign.id,
  ]);
  const feesDue = () => scene.settlement.balance(`campaign:${campaign.id}:fees_due`);
  const owed = await feesDue();
  expect(owed).toBeLessThan(0);
  const first = await scene.prepared(campaign);
  const { terms } = await scene.payout(first);
  expect(await feesDue()).toBe(0);
  await scene.reject(first);
  expect(await feesDue()).toBe(owed);
  const again = await scene.payout(await scene.prepared(campaign));
  expect(again.terms).toEqual(terms);
  await scene.reject(again.id);
});

it('is not prepared beyond what is available at the provider', async () => {
  const { stripe } = scene.sandbox;
  const { available } = await stripe.balance.retrieve();
  const amount = available[0]?.amount ?? 0;
  const out = await stripe.payouts.create({ amount, currency: 'eur' });
  expect(problemOf(await scene.prepare(campaign))).toEqual([409, 'balance-too-small']);
  await stripe.payouts.cancel(out.id);
  const id = await scene.prepared(campaign);
  await scene.reject(id);
});

it('answers 503 when the provider does not say what is available', async () => {
  await scene.sandbox.faults({ kind: 'error_before_commit', match: { path: '/v1/balance$' } });
  expect(problemOf(await scene.prepare(campaign))).toEqual([503, 'payments-unreachable']);
});

it('is prepared once, however often it is asked for', async () => {
  const headers = { 'idempotency-key': 'once' };
  const answers = await Promise.all([1, 2, 3].map(() => scene.prepare(campaign)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  const id = answers.find(({ status }) => status === 201)?.body.id;
  expect(problemOf(await scene.prepare(campaign, scene.preparer, headers))).toEqual([409, 'payout-open']);
  await scene.reject(id);
  const first = await scene.prepare(campaign, scene.preparer, headers);
  const again = await scene.prepare(campaign, scene.preparer, headers);
  expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id]);
  await scene.reject(first.body.id);
});

it('is approved by another person, who has been in finance for a day', async () => {
  const id = await scene.prepared(campaign);
  expect(problemOf(await scene.approve(id, scene.preparer))).toEqual([403, 'same-person']);
  const newcomer = await aMember(scene.running);
  await grant(scene.running, newcomer.userId, ['finance'], 23);
  expect(problemOf(await scene.approve(id, newcomer))).toEqual([403, 'role-too-young']);
  const auditor = await staff(scene.running, 'auditor', 'owner');
  expect((await scene.approve(id, auditor)).status).toBe(403);
  expect((await scene.approve('019ab000-0000-7000-8000-000000000000')).status).toBe(404);
  expect((await scene.payout(id)).state).toBe('prepared');
  await scene.reject(id);
  expect(problemOf(await scene.approve(id))).toEqual([409, 'payout-decided']);
  expect(problemOf(await scene.reject(id))).toEqual([409, 'payout-decided']);
});

it('becomes void when the account is another one, and says so', async () => {
  const id = await scene.prepared(campaign);
  const replace = 'update recipients set provider_account_id = $2 where id = $1';
  await scene.sql(replace, [campaign.recipientId, 'acct_replaced']);
  expect(problemOf(await scene.approve(id))).toEqual([409, 'payout-outdated']);
  expect((await scene.payout(id)).state).toBe('void');
  await scene.sql(replace, [campaign.recipientId, campaign.accountId]);
  expect(problemOf(await scene.approve(id))).toEqual([409, 'payout-decided']);
  expect(await scene.transfers(campaign)).toEqual([]);
});

it('is rejected under the lock of its campaign, whose funds it changes', async () => {
  const id = await scene.prepared(campaign);
  const database = scene.settlement.get(Database);
  const answer = await database.inTransaction(async (tx) => {
    await scene.settlement.get(Campaigns).lock(tx, campaign.id, 'group');
    return scene.reject(id);
  });
  expect(problemOf(answer)).toEqual([503, 'busy']);
  expect((await scene.payout(id)).state).toBe('prepared');
  expect((await scene.reject(id)).status).toBe(200);
});

it('is decided once when two approve and one rejects at the same moment', async () => {
  const id = await scene.prepared(campaign);
  const third = await staff(scene.running, 'finance');
  const answers = await Promise.all([scene.approve(id), scene.approve(id, third), scene.reject(id, third)]);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(2);
  await scene.settlement.idle();
  const { state } = await scene.payout(id);
  expect(['paid', 'rejected']).toContain(state);
  expect(await scene.transfers(campaign)).toHaveLength(state === 'paid' ? 1 : 0);
});

// Guarantee: what is ordered back is set aside at once and leaves once, in any number of parts that never exceed the charge;
// the platform returns its share of the fee, whatever the order, and the tip goes with what leaves nothing.
import { staff } from '../support/people.js';
import { type TestPledge } from '../settlement/scene.js';
import { type PaidCampaign, PayoutScene } from '../payouts/scene.js';

type Person = { readonly token: string };

let scene: PayoutScene;
let campaign: PaidCampaign;
let pledges: TestPledge[];
beforeAll(async () => {
  scene = await PayoutScene.open({ settings: { REFUND_SECOND_PERSON_FROM: '100' } });
  // 60.00 three times with a tip of 1.00, 150.00 with a tip of 1.00.
  campaign = await scene.aSettledCampaign({}, [6_000, 6_000, 6_000, 15_000]);
  pledges = await scene.sql<TestPledge>(`select id, '' as link from pledges where campaign_id = $1 order by id`, [
    campaign.id,
  ]);
}, 180_000);
afterAll(async () => {
  await scene.settlement.invariants();
  await scene.stop();
}, 60_000);

const euros = (amount: number) => ({ amount, currency: 'EUR' });

const order = (pledge: TestPledge | undefined, by: Person, body: object = {}, headers: Record<string, string> = {}) =>
  scene.call('POST', `/v1/pledges/${pledge?.id}/refunds`, {
    token: by.token,
    headers,
    body: { cause: 'creator', ...body },
  });

const decide = (id: string, what: string, by: Person) =>
  scene.call('POST', `/v1/refunds/${id}/${what}`, { token: by.token, body: { reason: 'Seen.' } });

const balance = (account: string) => scene.settlement.balance(account);
const funds = () => balance(`campaign:${campaign.id}:funds`);
const aside = () => balance(`campaign:${campaign.id}:refunds`);

/** What the provider's books say went back of a pledge's charge. */
async function refunded(pledge: TestPledge | undefined): Promise<number> {
  const [payment] = await scene.sql<{ provider_id: string }>('select provider_id from payments where pledge_id = $1', [
    pledge?.id,
  ]);
  const books = await scene.sandbox.payments();
  return books.find(({ id }) => id === payment?.provider_id)?.refunded ?? -1;
}

it('gives back one pledge in parts: each share of the fee is the difference it makes, and the tip goes last', async () => {
  const [first] = pledges;
  const fees = await balance('platform:fees');
  // 4 % of 330.00 is 13.20, and 21 % VAT on it 2.77.
  expect(fees).toBe(1_320);
  const before = await funds();

  const made = await order(first, campaign.owner, { amount: euros(2_013), reason: 'Half of the parcel was lost.' });
  expect(made).toMatchObject({ status: 201, body: { state: 'requested', cause: 'creator', total: euros(2_013) } });
  await scene.settlement.idle();
  expect(await refunded(first)).toBe(2_013);
  // 4 % of 309.87 is 12.39, with 2.60 of VAT.
  expect(await balance('platform:fees')).toBe(1_239);
  expect(await funds()).toBe(before - 2_013 + 81 + 17);
  expect(await aside()).toBe(0);
  expect(await balance('platform:tips')).toBe(400);
  expect(await scene.settlement.totals(campaign.id)).toMatchObject({ collected: 33_000, refunded: 2_013 });

  const rest = await order(first, scene.preparer, { cause: 'withdrawal' });
  expect(rest.body).toMatchObject({ total: euros(6_100 - 2_013), orderedBy: scene.preparer.userId });
  await scene.settlement.idle();
  expect(await refunded(first)).toBe(6_100);
  expect(await balance('platform:fees')).toBe(1_080);
  expect(await balance('platform:vat')).toBe(227);
  expect(await balance('platform:tips')).toBe(300);
  const letters = await scene.sql<{ body: string }>(
    `select body from mails where about_id = $1 and kind = 'refundSent' order by id`,
    [first?.id],
  );
  expect(letters.map(({ body }) => /give you back|You withdrew/.exec(body)?.[0])).toEqual([
    'give you back',
    'You withdrew',
  ]);

  expect((await order(first, campaign.owner)).body).toMatchObject({ type: '/problems/nothing-to-refund', status: 409 });
  const { data } = await scene.settlement.ok('GET', `/v1/campaigns/${campaign.id}/refunds`, {
    token: campaign.owner.token,
  });
  expect(data).toMatchObject([
    { cause: 'withdrawal', state: 'succeeded' },
    { cause: 'creator', state: 'succeeded' },
  ]);
}, 120_000);

const owner = () => campaign.owner;
const preparer = () => scene.preparer;

it.each<[string, () => Person | Promise<Person>, object, string]>([
  ['above what is left of the charge', owner, { amount: euros(6_001) }, 'refund-too-large'],
  ['in another currency', owner, { amount: { amount: 10, currency: 'USD' } }, 'refund-currency'],
  ['of nothing', owner, { amount: euros(0) }, 'malformed-input'],
  ['for a cause that is the service’s own', owner, { cause: 'shortfall' }, 'malformed-input'],
  ['for the platform’s fault, by a creator', owner, { cause: 'platform' }, 'refund-party'],
  ['for the platform’s fault, of a part', preparer, { cause: 'platform', amount: euros(10) }, 'refund-of-whole'],
  ['by somebody who has no part in it', () => staff(scene.running, 'moderator'), {}, 'pledge-not-found'],
])('refuses one %s, and writes nothing', async (_, by, body, problem) => {
  const [, second] = pledges;
  expect((await order(second, await by(), body)).body.type).toBe(`/problems/${problem}`);
  expect(await scene.sql('select 1 from refunds where pledge_id = $1', [second?.id])).toEqual([]);
});

it('leaves once when its answer is lost, and once when it is ordered twice at once', async () => {
  const [, second] = pledges;
  // The answer to the provider's is lost, and no webhook tells: only looking for it does.
  await scene.sandbox.faults(
    { kind: 'error_after_commit', match: { method: 'POST', path: '^/v1/refunds$', count: 1 } },
    { kind: 'lost', match: { path: '^(refund|charge\\.refund)' } },
  );
  const headers = { 'idempotency-key': 'one-refund-0001' };
  const [once, again] = [
    await order(second, campaign.owner, { amount: euros(1_000) }, headers),
    await order(second, campaign.owner, { amount: euros(1_000) }, headers),
  ];
  expect(again.body.id).toBe(once.body.id);
  await scene.settlement.idle();
  await scene.sandbox.faults();
  expect(await refunded(second)).toBe(1_000);
  // What is left is 50.00: of four who want it at once, one gets it.
  const four = await Promise.all([1, 2, 3, 4].map(() => order(second, scene.preparer, { amount: euros(5_000) })));
  expect(four.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  await scene.settlement.idle();
  expect(await refunded(second)).toBe(6_100);
}, 120_000);

it('bears the provider’s fee when it was the platform’s own fault', async () => {
  const [, , third] = pledges;
  const [charge] = await scene.sql<{ fee: string }>(
    `select b.fee from balance_transactions b join payments p on b.ledger_reference = 'pledge-collected-' || p.item_id
     where p.pledge_id = $1`,
    [third?.id],
  );
  const [costs, due] = [await balance('platform:costs'), await balance(`campaign:${campaign.id}:fees_due`)];
  const { body } = await order(third, scene.preparer, { cause: 'platform' });
  expect(body).toMatchObject({ total: euros(6_100), state: 'requested' });
  await scene.settlement.idle();
  expect(await refunded(third)).toBe(6_100);
  expect(await balance('platform:costs')).toBe(costs - Number(charge?.fee));
  expect(await balance(`campaign:${campaign.id}:fees_due`)).toBe(due + Number(charge?.fee));
}, 120_000);

it('keeps a large one for a second person, set aside meanwhile; rejected, the campaign has it again', async () => {
  const fourth = pledges[3];
  const [before, fees] = [await funds(), await balance('platform:fees')];
  const proposed = await order(fourth, scene.preparer, { amount: euros(12_000) });
  expect(proposed.body).toMatchObject({ state: 'proposed' });
  expect(await aside()).toBe(12_000);
  await scene.settlement.idle();
  expect(await refunded(fourth)).toBe(0);
  const { id } = proposed.body;
  expect((await decide(id, 'approve', scene.preparer)).body.type).toBe('/problems/refund-same-person');
  expect((await decide(id, 'approve', campaign.owner)).status).toBe(403);
  expect((await decide(id, 'reject', scene.approver)).body).toMatchObject({
    state: 'rejected',
    decidedBy: scene.approver.userId,
  });
  expect([await funds(), await aside(), await balance('platform:fees')]).toEqual([before, 0, fees]);
  expect((await decide(id, 'approve', scene.approver)).body.type).toBe('/problems/refund-decided');

  const again = await order(fourth, campaign.owner, { amount: euros(12_000) });
  const approved = await decide(again.body.id, 'approve', scene.approver);
  expect(approved.body).toMatchObject({ state: 'requested', decidedBy: scene.approver.userId });
  await scene.settlement.idle();
  expect(await refunded(fourth)).toBe(12_000);
  const rows = await scene.sql<{ action: string }>(
    `select action from audit_entries where subject_id = any($1::uuid[]) order by id`,
    [[id, again.body.id]],
  );
  expect(rows.map(({ action }) => action)).toEqual([
    ...['refund.proposed', 'refund.rejected', 'refund.proposed', 'refund.approved'],
  ]);
}, 120_000);

// Guarantee: what a rehearsal says is what then happens, to the cent, when nothing changes in between; it is read by the
// people of the project and by staff, changes nothing, and names what nobody can know yet as unknown.
import { aMember, signIn, staff } from '../support/people.js';
import { day, hour } from '../settlement/scene.js';
import { PayoutScene } from './scene.js';

let scene: PayoutScene;
beforeAll(async () => {
  scene = await PayoutScene.open();
}, 60_000);
afterAll(async () => {
  await scene.settlement.invariants();
  await scene.stop();
}, 60_000);

const rehearsal = (id: string, token?: string) => scene.call('GET', `/v1/campaigns/${id}/rehearsal`, { token });
const sums = (terms: { term: string; amount: { amount: number } }[]) =>
  terms.map(({ term, amount }) => [term, amount.amount]);

it('says what then happens: outcome, sums, and every term of the payout', async () => {
  const { owner } = await scene.aCreator();
  const campaign = await scene.settlement.campaign({ ownerId: owner.userId, target: 12_000n });
  for (const tip of [100, 100]) await scene.settlement.pledge(campaign, { amount: 6_000, tip });
  await scene.settlement.pledge(campaign, { amount: 900, card: null });
  await scene.settlement.idle();
  const first = await rehearsal(campaign.id, owner.token);
  expect(first.body).toMatchObject({
    round: 1,
    outcome: 'collect',
    pledged: { pledges: 2, amount: { amount: 12_000 } },
    pending: { pledges: 1, amount: { amount: 900 } },
    chargeable: { amount: 12_000, currency: 'EUR' },
    tips: { amount: 200 },
    afterCollecting: 'settle',
    platformFee: { amount: 480 },
    vat: { amount: 101 },
    // Nobody was charged yet on this instance.
    processingFees: { amount: null, fromCharges: 0 },
    lines: [{ legalName: 'Makers Cooperative', ready: true, amount: { amount: 12_000 - 480 - 101 } }],
  });
  await scene.settlement.liveUntil(new Date(campaign.deadline.getTime() + 14 * day));
  const payout = await scene.payout(await scene.prepared(campaign));
  expect(sums(payout.terms).slice(0, 3)).toEqual(sums(first.body.terms));

  // Now the provider has told what it keeps: the next one is foreseen whole.
  const { owner: next } = await scene.aCreator();
  const again = await scene.settlement.campaign({ ownerId: next.userId, target: 12_000n });
  for (const tip of [100, 100]) await scene.settlement.pledge(again, { amount: 6_000, tip });
  await scene.settlement.idle();
  const foreseen = (await rehearsal(again.id, next.token)).body;
  expect(foreseen.processingFees).toMatchObject({ fromCharges: 2, charged: { amount: 12_200 } });
  expect(sums(foreseen.terms)).toEqual(sums(payout.terms));
  expect(foreseen.lines[0].amount).toEqual(payout.amount);
  await scene.settlement.liveUntil(new Date(again.deadline.getTime() + 14 * day));
  expect(sums((await scene.payout(await scene.prepared(again))).terms)).toEqual(sums(foreseen.terms));
}, 120_000);

it('is read by owner, deputy and staff only, while the campaign takes pledges only, and changes nothing', async () => {
  const [owner, stranger] = [await aMember(scene.running), await aMember(scene.running)];
  const campaign = await scene.settlement.campaign({ ownerId: owner.userId, target: 2_500n });
  await scene.settlement.pledge(campaign);
  await scene.settlement.idle();
  const count = () => scene.sql('select count(*) from state_changes');
  const before = await count();
  for (const role of ['auditor', 'moderator', 'finance'] as const) {
    expect((await rehearsal(campaign.id, (await staff(scene.running, role)).token)).status).toBe(200);
  }
  expect((await rehearsal(campaign.id, owner.token)).body).toMatchObject({
    lines: [{ recipientId: expect.any(String) }],
  });
  expect(await count()).toEqual(before);
  expect((await rehearsal(campaign.id)).status).toBe(401);
  const refused = await rehearsal(campaign.id, stranger.token);
  expect([refused.status, refused.body.type]).toEqual([404, '/problems/rehearsal-not-found']);
  await scene.settlement.liveUntil(new Date(campaign.deadline.getTime() + hour));
  const { token } = await signIn(scene.running, owner.email);
  expect((await rehearsal(campaign.id, token)).body.type).toBe('/problems/rehearsal-not-found');
}, 60_000);

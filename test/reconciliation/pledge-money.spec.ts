// Guarantee: a backer and staff can see where the money of one pledge is, step by step, from the card to the recipient's
// bank; nobody else can.
import { PayoutScene } from '../payouts/scene.js';
import { day } from '../settlement/scene.js';
import { aMember } from '../support/people.js';

let scene: PayoutScene;
beforeAll(async () => {
  scene = await PayoutScene.open();
}, 60_000);
afterAll(async () => {
  await scene.settlement.invariants();
  await scene.stop();
});

it('tells it from the charge to the bank', async () => {
  const { owner } = await scene.aCreator();
  const campaign = await scene.settlement.campaign({ ownerId: owner.userId });
  const pledge = await scene.settlement.pledge(campaign, { amount: 4_000, tip: 100 });
  await scene.settlement.pledge(campaign, { amount: 8_000 });
  const path = `/v1/pledges/${pledge.id}/money`;
  const money = async () => (await scene.settlement.ok('GET', path, { headers: { authorization: pledge.link } })).steps;
  expect(await money()).toEqual([]);
  await scene.settlement.liveUntil(new Date(campaign.deadline.getTime() + 14 * day));
  await scene.approved(campaign);
  await scene.settlement.idle();
  const told = (steps: { step: string; amount: { amount: number } }[]) =>
    steps.map(({ step, amount }) => [step, amount.amount]);
  // 12,000 were collected: a fee of 480 with 101 of VAT, 11,187 paid out after 232 of the provider's; a third of each.
  const paid = await money();
  expect(told(paid).slice(0, 5)).toEqual([
    ['charged', 4_000],
    ['tip', 100],
    ['provider_fee', -87],
    ['platform_fee', -160],
    ['vat', -34],
  ]);
  expect(paid.at(-2)).toMatchObject({
    step: 'paid_out',
    at: expect.any(String),
    reference: expect.stringMatching(/^tr_/),
  });
  expect(paid.at(-1)).toMatchObject({ step: 'at_the_bank', at: null });
  await scene.settlement.liveUntil(new Date(campaign.deadline.getTime() + 24 * day));
  const arrived = await money();
  expect(arrived.at(-1)).toMatchObject({
    step: 'at_the_bank',
    at: expect.any(String),
    reference: expect.stringMatching(/^po_/),
  });
  expect(arrived.at(-1).amount.amount).toBe(-arrived.at(-2).amount.amount);
  expect((await scene.call('GET', path, { token: scene.approver.token })).body.steps).toEqual(arrived);
  expect((await scene.call('GET', path, { token: (await aMember(scene.running)).token })).status).toBe(404);
}, 60_000);

it('tells what went back', async () => {
  const campaign = await scene.settlement.campaign({ target: 5_000n });
  const pledge = await scene.settlement.pledge(campaign, { tip: 150 });
  await scene.settlement.pledge(campaign, { card: 'pm_card_sandbox_decline_always_stolen_card' });
  await scene.settlement.liveUntil(new Date(campaign.deadline.getTime() + 10 * day));
  const { body } = await scene.call('GET', `/v1/pledges/${pledge.id}/money`, { token: scene.approver.token });
  expect(body.steps).toContainEqual({
    step: 'refunded',
    amount: { amount: -2_650, currency: 'EUR' },
    at: expect.any(String),
    reference: expect.stringMatching(/^re_/),
  });
}, 60_000);

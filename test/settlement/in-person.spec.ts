// Guarantee: a backer can confirm a charge in person exactly while their campaign collects, and never while it is suspended.
import { hour, SettlementScene, type TestPledge } from './scene.js';

let scene: SettlementScene;
beforeAll(async () => {
  scene = await SettlementScene.open();
});
afterEach(() => scene.invariants());
afterAll(() => scene.stop());

const after = (date: Date, ms: number) => new Date(date.getTime() + ms);
const payPage = async ({ id, link }: TestPledge) => {
  const { status, body } = await scene.running.call('POST', `/v1/pledges/${id}/payment`, {
    headers: { authorization: link },
    body: {},
  });
  return { status, type: body.type as string | undefined, clientSecret: body.clientSecret as string };
};

it('not while the campaign is suspended; when it goes on, it can be paid', async () => {
  const campaign = await scene.campaign({ target: 2_500n });
  await scene.pledge(campaign);
  const pledge = await scene.pledge(campaign, { card: 'pm_card_sandbox_setup_then_authenticate' });
  await scene.liveUntil(after(campaign.deadline, hour));
  expect(await scene.state('pledges', pledge.id)).toBe('needs_action');
  await scene.decide(campaign.id, 'suspend');
  const refused = await payPage(pledge);
  expect(refused).toEqual({ status: 409, type: '/problems/campaign-not-collecting' });
  expect(await scene.chargesOf(pledge)).toEqual([0]);
  await scene.decide(campaign.id, 'resume');
  const { status, clientSecret } = await payPage(pledge);
  expect(status).toBe(200);
  await scene.sandbox.browser.pay(clientSecret);
  await scene.idle();
  expect(await scene.state('pledges', pledge.id)).toBe('collected');
  expect(await scene.chargesOf(pledge)).toEqual([1]);
  expect((await payPage(pledge)).type).toBe('/problems/nothing-to-pay');
});

// Guarantee: a backer can confirm a charge in person exactly while their campaign collects, never while it is suspended, and
// never besides the worker: it is the same payment.
import { until } from '../support/until.js';
import { hour, SettlementScene, type TestPledge } from './scene.js';

let scene: SettlementScene;
beforeAll(async () => {
  scene = await SettlementScene.open();
});
afterEach(async () => {
  await scene.sandbox.faults();
  await scene.invariants();
});
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

const confirms = { method: 'POST', path: '/payment_intents/.*/confirm$', count: 1 };
const lostNews = { kind: 'lost', match: { path: '^(payment_intent|charge)' } };

it.each([
  ['the backer is first', { kind: 'latency', ms: 2_000, match: confirms }, true],
  ['the worker is first, and its answer is lost', { kind: 'body_cut_after_commit', match: confirms }, false],
])(
  'a backer confirms the mailed payment while the worker tries the same one: %s, and one charge is made',
  async (_, fault, pays) => {
    const campaign = await scene.campaign({ target: 2_500n });
    const pledge = await scene.pledge(campaign, { card: 'pm_card_sandbox_setup_then_authenticate' });
    await scene.liveUntil(after(campaign.deadline, hour));
    expect(await scene.state('pledges', pledge.id)).toBe('needs_action');
    const { clientSecret } = await payPage(pledge);

    // In another tab they have given another card, which the worker tries at once.
    await scene.sandbox.faults(fault, lostNews);
    const headers = { authorization: pledge.link };
    const { body } = await scene.running.call('POST', `/v1/pledges/${pledge.id}/setup`, { headers, body: {} });
    await scene.saveCard(pledge, 'pm_card_visa', { version: body.consent.version, sentence: body.consent.sentence });
    const reached = async () => {
      const { rules } = await scene.sandbox.control<{ rules: { hits: number }[] }>('GET', 'faults');
      return (rules[0]?.hits ?? 0) > 0;
    };
    await until(reached);
    const paying = scene.sandbox.browser.pay(clientSecret, 'pm_card_visa');
    if (pays) expect(await paying).toMatchObject({ status: 'succeeded' });
    else await expect(paying).rejects.toThrow('payment_intent_unexpected_state');
    await scene.idle();
    expect(await scene.state('pledges', pledge.id)).toBe('collected');
    expect(await scene.chargesOf(pledge)).toEqual([1]);
    expect(await scene.totals(campaign.id)).toMatchObject({ collected: 2_500, chargeable: 0 });
  },
  60_000,
);

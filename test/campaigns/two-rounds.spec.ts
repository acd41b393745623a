// Guarantee: a creator drafts, has reviewed and opens a campaign of two rounds over HTTP, within what the model allows, and
// may change the model until it is live.
import { type RunningApp, startApp } from '../support/app.js';
import { aCreator, aDraft, aLiveCampaignThroughHttp, type Creator, nowOf } from '../support/creators.js';

let running: RunningApp;
let creator: Creator;
beforeAll(async () => {
  running = await startApp();
  creator = await aCreator(running);
});
afterAll(async () => running.stop());

const asOwner = (method: string, path: string, body?: unknown) =>
  running.call(method, path, { token: creator.owner.token, ...(body !== undefined && { body }) });
const need = (amount: number, required: boolean) => ({
  label: 'Wood', kind: 'material', amount: { amount, currency: 'EUR' }, required,
}); // prettier-ignore
const inDays = async (days: number, minutes = 0) =>
  new Date((await nowOf(running)).getTime() + days * 86_400_000 + minutes * 60_000).toISOString();
const twoRounds = { model: 'two_rounds', needs: [need(60_000, true), need(40_000, false)] };

it('goes from draft to live, with the minimum as target and the optimum ahead', async () => {
  const id = await aLiveCampaignThroughHttp(running, creator, twoRounds);
  const { body } = await asOwner('GET', `/v1/campaigns/${id}`);
  expect(body).toMatchObject({
    model: 'two_rounds', state: 'live', shortfallPolicy: 'require_goal', acceptsPledges: true,
    minimum: { amount: 60_000 }, optimum: { amount: 100_000 }, target: { amount: 60_000 },
  }); // prettier-ignore
  expect(body.rounds).toHaveLength(1);
  const consent = await asOwner('GET', `/v1/campaigns/${id}/consent?amount=2500&tip=0&locale=en`);
  expect(consent.body.sentence).toContain('only if €600.00 is reached');
});

it('runs up to 40 days, in any draft that becomes one of two rounds', async () => {
  const tooLong = { ...twoRounds, deadline: await inDays(41) };
  const path = `/v1/projects/${creator.projectId}/campaigns`;
  const refused = await asOwner('POST', path, { ...tooLong, currency: 'EUR', rewards: [] });
  expect([refused.status, refused.body.type]).toEqual([422, '/problems/deadline-out-of-span']);
  const id = await aDraft(running, creator, { deadline: await inDays(50) });
  expect((await asOwner('PATCH', `/v1/campaigns/${id}`, { model: 'two_rounds' })).body.type).toBe(
    '/problems/deadline-out-of-span',
  );
  const edited = await asOwner('PATCH', `/v1/campaigns/${id}`, { model: 'two_rounds', deadline: await inDays(39) });
  expect(edited.body).toMatchObject({ model: 'two_rounds', shortfallPolicy: 'require_goal' });
  expect((await asOwner('PATCH', `/v1/campaigns/${id}`, { model: 'keep_it_all' })).body).toMatchObject({
    model: 'keep_it_all',
    shortfallPolicy: 'pay_anyway',
  });
});

it('is not handed in without a need that the second round could go towards', async () => {
  const id = await aDraft(running, creator, { model: 'two_rounds' });
  const { status, body } = await asOwner('POST', `/v1/campaigns/${id}/submit`, {});
  expect([status, body.type]).toEqual([422, '/problems/campaign-incomplete']);
  expect(body.missing).toEqual([{ item: 'needs', message: expect.stringContaining('second round') }]);
});

it('promises nothing for a month before its second round would end', async () => {
  const deadline = await inDays(10);
  const month = deadline.slice(0, 7);
  const reward = { title: 'A chair', description: 'Of oak.', price: { amount: 2_500, currency: 'EUR' }, stock: 5 };
  const over = { ...twoRounds, deadline, rewards: [{ ...reward, promisedMonth: month }] };
  const id = await aDraft(running, creator, over);
  const { body } = await asOwner('POST', `/v1/campaigns/${id}/submit`, {});
  expect(body.type).toBe('/problems/promise-before-deadline');
});

it('calls off before its deadline like any other', async () => {
  const id = await aLiveCampaignThroughHttp(running, creator, twoRounds);
  await asOwner('POST', `/v1/campaigns/${id}/cancel`, { reason: 'It cannot be done.' });
  expect((await asOwner('GET', `/v1/campaigns/${id}`)).body).toMatchObject({
    state: 'cancelled',
    rounds: [{ state: 'failed' }],
  });
});

// Guarantee: each reward says whether its seller is a trader and which right of withdrawal there is, from the draft to the
// last button and the mail that confirms the pledge; a campaign has one seller, and nobody is a trader unless they say so.
import { aCreator, aDraft, type Creator } from '../support/creators.js';
import { Forms } from '../support/forms.js';
import { SettlementScene } from '../settlement/scene.js';
import { aShop } from '../web/shop.js';

let scene: SettlementScene;
let creator: Creator;
let id: string;
beforeAll(async () => {
  scene = await SettlementScene.open({ settings: { ROLE: 'all' } });
  creator = await aCreator(scene.running);
  id = await aDraft(scene.running, creator);
}, 60_000);
afterAll(async () => {
  try {
    await scene.idle();
    await scene.invariants();
  } finally {
    await scene.stop();
  }
}, 60_000);

const asOwner = (method: string, path: string, body?: object) =>
  scene.running.call(method, path, { token: creator.owner.token, ...(body && { body }) });
const rewards = async () => (await asOwner('GET', `/v1/campaigns/${id}`)).body.rewards;
const reward = (over: object = {}) => ({
  ...{ title: 'A chair', description: 'Of oak.', price: { amount: 2_500, currency: 'EUR' } },
  ...over,
});

it('is no trader’s unless the draft says so, and all rewards have one seller', async () => {
  expect(await rewards()).toMatchObject([{ withdrawal: 'not_a_trader' }]);
  const put = (list: object[]) => asOwner('PUT', `/v1/campaigns/${id}/rewards`, { rewards: list });
  expect((await put([reward({ withdrawal: 'goods_14_days' }), reward({ withdrawal: 'custom_made' })])).status).toBe(
    200,
  );
  expect(await rewards()).toMatchObject([{ withdrawal: 'goods_14_days' }, { withdrawal: 'custom_made' }]);
  const refused = await put([reward({ withdrawal: 'dated' }), reward()]);
  expect([refused.status, refused.body.type]).toEqual([422, '/problems/seller-not-one']);
  expect(refused.body.errors).toMatchObject([{ pointer: '/rewards/1/withdrawal' }]);
  expect((await put([reward({ withdrawal: '30_days' })])).status).toBe(400);
  expect(await rewards()).toHaveLength(2);
});

it('is chosen in the editor, and kept with what was typed', async () => {
  const forms = new Forms(scene.running, creator.owner.token);
  const at = `/en/my/campaigns/${id}/rewards`;
  const line = (n: number, withdrawal: string) => ({
    ...{ [`title-${n}`]: 'A lamp', [`description-${n}`]: 'Of paper.', [`price-${n}`]: '30' },
    ...{ [`stock-${n}`]: '', [`month-${n}`]: '', [`shipping-${n}`]: '', [`withdrawal-${n}`]: withdrawal },
  });
  const mixed = await forms.post(at, { ...line(0, 'sealed'), ...line(1, 'not_a_trader'), do: 'save' });
  expect([mixed.status, mixed.text]).toEqual([422, expect.stringContaining('id="f-withdrawal-1-error"')]);
  expect((await forms.post(at, { ...line(0, 'sealed'), do: 'save' })).status).toBe(303);
  expect(await rewards()).toMatchObject([{ title: 'A lamp', withdrawal: 'sealed' }]);
  expect((await forms.get(at)).text).toContain('<option value="sealed" selected>');
  // The next reward begins with the same seller.
  const more = await forms.post(at, { ...line(0, 'sealed'), do: 'add-reward' });
  expect(more.text.match(/<option value="sealed" selected>/g)).toHaveLength(2);
});

it.each([
  ['not_a_trader', 'The seller is no trader', 'does not sell in the course of business'],
  [
    'goods_14_days',
    'From a trader: 14 days to withdraw after delivery',
    'until 14 days after the reward has reached you',
  ],
  ['dated', 'no right of withdrawal, since it is for a date', 'art. 16 l'],
] as const)('%s stands on the reward, at the last button and in the mail', async (withdrawal, short, told) => {
  const shop = await aShop(scene, { rewards: [{ price: 2_500n, withdrawal }] });
  const visitor = new Forms(scene.running);
  const rewardId = shop.rewards[0]?.id ?? '';
  expect((await visitor.get(`/en/campaigns/${shop.slug}`)).text).toContain(short);
  expect((await visitor.get(`/en/campaigns/${shop.slug}/pledge/confirm?amount=25&r-${rewardId}=1`)).text).toContain(
    told,
  );
  const pledge = await scene.pledge(shop, { rewardId });
  await scene.idle();
  const [mail] = await scene.sql<{ body: string }>(
    `select body from mails where about_id = $1 and kind = 'pledgeMade'`,
    [pledge.id],
  );
  expect(mail?.body).toContain(told);
});

// Guarantee: whatever is sent to the checkout twice, too late, or with something that does not hold any more, there is one
// pledge or none, and the answer says at its field what to mend, with what was typed.
import { SettlementScene } from '../settlement/scene.js';
import { aMember } from '../support/people.js';
import { aShop as shopIn, countPledges, type Shop } from './shop.js';

let scene: SettlementScene;
beforeAll(async () => {
  scene = await SettlementScene.open({ settings: { ROLE: 'all' } });
}, 60_000);
afterAll(async () => {
  try {
    await scene.idle();
    await scene.invariants();
  } finally {
    await scene.stop();
  }
}, 60_000);

const aShop = (options: Parameters<typeof shopIn>[1] = {}) => shopIn(scene, options);

const at = (path: string): string => new URL(path, scene.running.url).href;

const pledgesOf = (shop: Shop) => countPledges(scene, shop);

/** What the last button of the second step sends, as its page shows it. */
async function lastForm(shop: Shop, query: string, who: Record<string, string> = {}): Promise<URLSearchParams> {
  const html = await (await fetch(at(`/en/campaigns/${shop.slug}/pledge/confirm?${query}`))).text();
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const fields = hidden.map(([, name = '', value = '']) => [name, unescaped(value)]);
  return new URLSearchParams({ ...Object.fromEntries(fields), email: 'twice@example.org', name: 'Ada', ...who });
}

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');

const post = (path: string, body: URLSearchParams): Promise<Response> =>
  fetch(at(path), { method: 'POST', redirect: 'manual', body, headers: { origin: 'http://localhost:3000' } });

const pledgeBy = (shop: Shop, form: URLSearchParams) => post(`/en/campaigns/${shop.slug}/pledge/confirm`, form);

it('a form that is sent ten times at once makes one pledge', async () => {
  const shop = await aShop();
  const form = await lastForm(shop, `amount=25&r-${shop.rewards[0]?.id}=2`);
  const answers = await Promise.all(Array.from({ length: 10 }, () => pledgeBy(shop, form)));
  const places = new Set(answers.filter(({ status }) => status === 303).map(({ headers }) => headers.get('location')));
  expect(places.size).toBe(1);
  // Who came while the first was being written is asked to press once more, and is led to it then.
  expect(answers.filter(({ status }) => status !== 303 && status !== 422)).toEqual([]);
  expect((await pledgeBy(shop, form)).headers.get('location')).toBe([...places][0]);
  expect(await pledgesOf(shop)).toBe(1);
});

it('a reward that went meanwhile is told at its field, with what was typed', async () => {
  const shop = await aShop();
  const rewardId = shop.rewards[0]?.id ?? '';
  const form = await lastForm(shop, `amount=33.50&tip=2&r-${rewardId}=2`);
  await scene.pledge(shop, { rewardId });
  const answer = await pledgeBy(shop, form);
  const html = await answer.text();
  expect(answer.status).toBe(422);
  expect(html).toContain(`<a href="#f-r-${rewardId}">There are not that many left of this reward.`);
  expect(html).toMatch(new RegExp(`id="f-r-${rewardId}"[^>]* value="2" aria-invalid="true"`));
  expect(html).toMatch(/id="f-amount"[^>]* value="33\.50"/);
  expect(await pledgesOf(shop)).toBe(1);
});

it('asks where rewards are sent, and shows what that costs before the last button', async () => {
  const shop = await aShop({ rewards: [{ price: 1_000n, title: 'A book', shipping: { BE: 0n, FR: 650n } }] });
  const rewardId = shop.rewards[0]?.id ?? '';
  const ask = async (query: string, amount = 25) => {
    const wish = `amount=${amount}&r-${rewardId}=2${query}`;
    const answer = await fetch(at(`/en/campaigns/${shop.slug}/pledge/confirm?${wish}`));
    return { status: answer.status, html: (await answer.text()).replace(/[\u00a0\u202f]/g, ' ') };
  };
  // All that is wrong is told at once.
  const both = await ask('', 12);
  expect(both.html).toContain('<a href="#f-destination">');
  expect(both.html).toContain('<a href="#f-amount">The rewards that you chose cost €20');
  const nowhere = await ask('');
  expect(nowhere.status).toBe(422);
  expect(nowhere.html).toContain('<a href="#f-destination">Choose the country that your reward is sent to.');
  expect(nowhere.html).toContain('Shipping to France: €6.50');
  expect((await ask('&destination=JP')).html).toContain('This is not sent to Japan.');
  const asked = await ask('&destination=FR');
  expect(asked.html).toMatch(/Shipping to France<\/dt><dd>€13\.00/);
  expect(asked.html).toContain('Pledge with obligation to pay €38.00');
  // Where we know that a country has postal codes, one is asked for with an example.
  expect(asked.html).toContain('Such as 75001');

  const address = { addressee: 'Ada Lovelace', line1: '12 rue des Ponts', city: 'Lille' };
  const form = await lastForm(shop, `amount=25&r-${rewardId}=2&destination=FR`, address);
  const refused = await (await pledgeBy(shop, form)).text();
  expect(refused).toContain('<a href="#f-postalCode">Write a postal code such as 75001.');
  expect(refused).toContain('value="12 rue des Ponts"');
  form.set('postalCode', '59000');
  expect((await pledgeBy(shop, form)).status).toBe(303);
  const [row] = await scene.sql('select amount, shipping, destination from pledges where campaign_id = $1', [shop.id]);
  expect(row).toEqual({ amount: '2500', shipping: '1300', destination: 'FR' });
});

it('says at each field what is wrong, in three languages', async () => {
  const shop = await aShop();
  const rewardId = shop.rewards[0]?.id ?? '';
  const told = async (locale: string, query: string) => {
    const answer = await fetch(at(`/${locale}/campaigns/${shop.slug}/pledge/confirm?${query}`));
    expect(answer.status).toBe(422);
    return (await answer.text()).replace(/[\u00a0\u202f]/g, ' ');
  };
  expect(await told('en', 'amount=')).toContain('Write how much you would like to give.');
  expect(await told('fr', 'amount=abc')).toContain('Écrivez une somme comme 25 ou 12,50.');
  expect(await told('nl', `amount=5&r-${rewardId}=1`)).toContain('De beloningen die u koos, kosten samen € 10.');
  expect(await told('en', `amount=50&r-${rewardId}=1.5`)).toContain('Write a whole number from 0 to 100.');
  expect(await told('fr', `amount=50&r-${rewardId}=3`)).toContain('Il n’en reste pas autant de cette contrepartie.');
  expect(await told('nl', 'amount=0.10')).toContain('Dit bedrag is te klein');
  expect(await told('en', 'amount=25&tip=-3')).toContain('Write a sum such as 25 or 12.50.');

  const guest = await pledgeBy(shop, await lastForm(shop, 'amount=25', { email: 'nobody', name: '' }));
  const html = await guest.text();
  expect(guest.status).toBe(422);
  expect(html).toContain('This is not an e-mail address.');
  expect(html).toContain('value="nobody"');
  expect(await pledgesOf(shop)).toBe(0);
});

it('a sentence that does not hold any more is shown anew instead of being agreed to', async () => {
  const shop = await aShop();
  const form = await lastForm(shop, 'amount=25');
  form.set('amount', '90');
  const answer = await pledgeBy(shop, form);
  expect(answer.status).toBe(422);
  const html = await answer.text();
  expect(html).toContain('Please read the sentence again before you agree.');
  expect(html).toContain('I pledge €90.00.');
  expect(await pledgesOf(shop)).toBe(0);
});

it('a member is asked for no address, and comes to a page without a link in its address', async () => {
  const shop = await aShop();
  const member = await aMember(scene.running);
  const cookie = `__Host-tally=${member.token}`;
  const step = await fetch(at(`/en/campaigns/${shop.slug}/pledge/confirm?amount=25`), { headers: { cookie } });
  const html = await step.text();
  expect(html).toContain('You pledge as Ada Lovelace.');
  expect(html).not.toContain('name="email"');
  const form = await lastForm(shop, 'amount=25&tip=1', { visibility: 'creator' });
  const send = () =>
    fetch(at(`/en/campaigns/${shop.slug}/pledge/confirm`), {
      method: 'POST',
      redirect: 'manual',
      body: form,
      headers: { cookie, origin: 'http://localhost:3000' },
    });
  const places = [(await send()).headers.get('location'), (await send()).headers.get('location')];
  expect(places[0]).toMatch(/^\/en\/pledges\/[\w-]{36}\/card$/);
  expect(places[1]).toBe(places[0]);
  const [row] = await scene.sql('select backer_id, visibility, tip from pledges where campaign_id = $1', [shop.id]);
  expect(row).toEqual({ backer_id: member.userId, visibility: 'creator', tip: '100' });
});

it('sums are read and refused as the currency of the campaign has it', async () => {
  const dinar = await aShop({ currency: 'BHD', target: 100_000n, rewards: [] });
  const yen = await aShop({ currency: 'JPY', target: 100_000n, rewards: [] });
  const told = async (shop: Shop, query: string) =>
    (await (await fetch(at(`/en/campaigns/${shop.slug}/pledge/confirm?${query}`))).text()).replace(
      /[\u00a0\u202f]/g,
      ' ',
    );
  expect(await told(dinar, 'amount=10.005')).toContain('Cards can only be charged in steps of BHD 0.010.');
  expect(await told(dinar, 'amount=10.010&tip=0.005')).toContain('id="f-tip-error"');
  expect(await told(dinar, 'amount=10.010')).toContain('Pledge with obligation to pay BHD 10.010');
  expect(await told(yen, 'amount=12.50')).toContain('Write a sum such as 2500.');
  expect(await told(yen, 'amount=1,250')).toContain('Pledge with obligation to pay ¥1,250');
});

it('a form of another site is refused', async () => {
  const shop = await aShop();
  const answer = await fetch(at(`/en/campaigns/${shop.slug}/pledge/confirm`), {
    method: 'POST',
    body: await lastForm(shop, 'amount=25'),
    headers: { origin: 'https://evil.example' },
  });
  expect(answer.status).toBe(403);
  expect(await pledgesOf(shop)).toBe(0);
});

it('a deadline that passes while the page is open is told, and nothing is pledged', async () => {
  const shop = await aShop({ runsMs: 60 * 60_000 });
  const form = await lastForm(shop, 'amount=25');
  await scene.liveUntil(new Date(shop.deadline.getTime() + 1));
  const answer = await pledgeBy(shop, form);
  expect(answer.status).toBe(422);
  expect(await answer.text()).toMatch(/The deadline has passed|takes no pledges now/);
  const late = await fetch(at(`/fr/campaigns/${shop.slug}/pledge`));
  expect(await late.text()).toContain('Il n’est plus possible de promettre');
  expect(await pledgesOf(shop)).toBe(0);
}, 60_000);

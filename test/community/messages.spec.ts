// Guarantee: the people of a campaign write to its backers; each of those who were counted gets it once, in their language,
// however often the button is pressed; nobody else can, nothing in it passes for a word of ours, and no address is told.
import { type Browser } from 'playwright-core';
import { day, SettlementScene } from '../settlement/scene.js';
import { axe } from '../support/axe.js';
import { inBrowser, openBrowser, openPage, sizes } from '../support/chromium.js';
import { aCreator, aDraft } from '../support/creators.js';
import { misfitsOf } from '../support/fits.js';
import { hiddenIn } from '../support/forms.js';
import { Mouse } from '../support/hands.js';
import { anEmail } from '../support/people.js';
import { type OwnedCampaign, World } from './world.js';

let scene: SettlementScene;
let world: World;
let browser: Browser | undefined;

beforeAll(async () => {
  scene = await SettlementScene.open();
  world = World.on(scene.running);
  browser = await openBrowser();
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await scene.invariants();
  await scene.stop();
}, 60_000);

const text = { locale: 'en', subject: 'Your mug', body: 'It is fired.' };
const send = ({ id, owner }: OwnedCampaign, over: object = {}, headers: Record<string, string> = {}) =>
  world.call('POST', `/v1/campaigns/${id}/messages`, {
    token: owner.token,
    headers,
    body: { audience: 'all', texts: [text], ...over },
  });
const count = ({ id, owner }: OwnedCampaign, query: string) =>
  world.call('GET', `/v1/campaigns/${id}/messages/recipients?${query}`, { token: owner.token });
const listed = async ({ id, owner }: OwnedCampaign) =>
  (await world.call('GET', `/v1/campaigns/${id}/messages`, { token: owner.token })).body.data;
const messagesTo = async (email: string) => (await world.mailsTo(email)).filter(({ kind }) => kind === 'backerMessage');

async function backed(campaign: OwnedCampaign, options: object = {}): Promise<string> {
  const email = anEmail();
  await scene.pledge(campaign, { email, ...options });
  await scene.idle();
  return email;
}

it('goes once to each person, in their language or the first, also to whoever switched off what can be', async () => {
  const mine = await world.campaign({ title: 'A kiln' });
  const [guest, twice, elsewhere] = [await backed(mine), await backed(mine), await backed(await world.campaign())];
  await scene.pledge(mine, { email: twice });
  const member = await world.member({ locale: 'fr' });
  const asGuest = await scene.pledge(mine, { email: member.email });
  await world.sql('update pledges set backer_id = $2 where id = $1', [asGuest.id, member.userId]);
  const refused = ['card_reminders', 'campaign_steps', 'backed_updates', 'comments', 'answers', 'staff_work'];
  await world.call('PUT', '/v1/me/mail-choices', { token: member.token, body: { refused } });
  await scene.idle();
  const body = 'It is fired.\n\nhttps://evil.example\n\n-- \nTally';
  const texts = [
    { ...text, body },
    { locale: 'fr', subject: 'Votre tasse', body: 'Elle est cuite.' },
  ];
  expect((await count(mine, 'audience=all')).body).toEqual({ recipients: 3 });
  const key = { 'idempotency-key': 'one-press' };
  const sent = [await send(mine, { texts }, key), await send(mine, { texts }, key)];
  expect(sent.map((answer) => [answer.status, answer.body])).toEqual(Array(2).fill([201, { recipients: 3 }]));
  await scene.idle();
  const [letter, ...more] = await messagesTo(guest);
  expect(more).toEqual([]);
  expect(letter?.subject).toBe('About your pledge to “A kiln”: Your mug');
  expect(letter?.body).toContain('\n\n> It is fired.\n>\n> https://evil.example\n>\n> --\n> Tally\n\n');
  expect(letter?.body.split('\n-- \n')).toHaveLength(2);
  expect(letter?.body).toMatch(/\/en\/pledges\/[\w-]+\?link=/);
  expect(letter?.body).toContain(`/en/campaigns/${mine.id}/comments`);
  expect([letter?.body.includes(mine.owner.email), letter?.unsubscribeUrl]).toEqual([false, null]);
  expect(await messagesTo(twice)).toHaveLength(1);
  expect((await messagesTo(member.email)).map(({ subject }) => subject)).toEqual([
    'À propos de votre promesse à « A kiln » : Votre tasse',
  ]);
  for (const email of [elsewhere, mine.owner.email]) expect(await messagesTo(email)).toEqual([]);
  expect(await listed(mine)).toMatchObject([{ recipients: 3, audience: 'all', authorName: 'Owen Owner', texts }]);
});

it('goes to those with one reward, or to those whose charge has not succeeded, and to nobody else', async () => {
  const mine = await world.campaign({ target: 2_000n, rewards: [{ price: 2_500n }, { price: 2_500n }] });
  const [cup, bowl] = mine.rewards;
  const withCup = await backed(mine, { rewardId: cup?.id });
  const failing = await backed(mine, { rewardId: bowl?.id, card: 'pm_card_chargeCustomerFail' });
  expect((await count(mine, 'audience=uncollected')).body).toEqual({ recipients: 0 });
  expect((await send(mine, { audience: 'uncollected' })).body.type).toBe('/problems/nobody-to-write-to');
  expect((await send(mine, { audience: 'reward', rewardId: cup?.id })).body).toEqual({ recipients: 1 });
  await scene.liveUntil(new Date(mine.deadline.getTime() + day));
  expect((await send(mine, { audience: 'uncollected', texts: [{ ...text, subject: 'Your card' }] })).status).toBe(201);
  await scene.idle();
  const subjects = async (email: string) => (await messagesTo(email)).map(({ subject }) => subject.split(': ')[1]);
  expect([await subjects(withCup), await subjects(failing)]).toEqual([['Your mug'], ['Your card']]);
  expect((await listed(mine)).map(({ audience, rewardId }: { audience: string; rewardId: string }) => [audience, rewardId])).toEqual([['uncollected', null], ['reward', cup?.id]]); // prettier-ignore
}, 120_000);

it('is written by owner and deputy of a campaign that has opened, to its own rewards, three times a day', async () => {
  const mine = await world.campaign({ rewards: [{ price: 2_500n }] });
  const other = await world.campaign({ rewards: [{ price: 2_500n }] });
  await backed(mine);
  for (const token of [other.owner.token, (await world.member()).token]) {
    const foreign = { ...mine, owner: { ...mine.owner, token } };
    expect([(await send(foreign)).status, (await count(foreign, 'audience=all')).status]).toEqual([404, 404]);
    expect((await world.call('GET', `/v1/campaigns/${mine.id}/messages`, { token })).status).toBe(404);
  }
  const creator = await aCreator(scene.running);
  const draft = await aDraft(scene.running, creator);
  expect((await send({ ...mine, id: draft, owner: creator.owner })).body.type).toBe('/problems/campaign-not-public');
  const wrong = [
    [{ audience: 'reward' }, 'reward-not-of-campaign'],
    [{ audience: 'reward', rewardId: other.rewards[0]?.id }, 'reward-not-of-campaign'],
    [{ audience: 'all', rewardId: mine.rewards[0]?.id }, 'reward-not-of-campaign'],
    [{ audience: 'reward', rewardId: mine.rewards[0]?.id }, 'nobody-to-write-to'],
    [{ texts: [text, text] }, 'language-twice'],
    [{ texts: [] }, 'malformed-input'],
    [{ texts: [{ ...text, body: 'x'.repeat(5_001) }] }, 'malformed-input'],
  ] as const;
  for (const [over, code] of wrong) expect((await send(mine, over)).body.type).toBe(`/problems/${code}`);
  const statuses = [];
  for (let time = 0; time < 4; time += 1) statuses.push((await send(mine)).status);
  expect(statuses).toEqual([201, 201, 201, 429]);
  const trail = await world.sql(`select details ->> 'recipients' as n from audit_entries where action = 'backer_message.sent' and details ->> 'campaignId' = $1`, [mine.id]); // prettier-ignore
  expect(trail).toEqual(Array(3).fill({ n: '1' }));
});

describe('pages', () => {
  it('it is written, looked at with its number, changed and sent once, without scripts', async () => {
    const mine = await world.campaign();
    const email = await backed(mine);
    const pages = world.forms(mine.owner.token);
    const at = `/en/my/campaigns/${mine.id}/messages`;
    const fields = { key: hiddenIn(await pages.get(at), 'key'), to: 'all', 'subject-en': 'Soon', 'body-en': 'A\r\nB' };
    const half = await pages.post(`${at}/check`, { ...fields, 'subject-nl': 'Weldra' });
    expect([half.status, half.text.includes('id="f-body-nl-error"')]).toEqual([422, true]);
    const none = await pages.post(`${at}/check`, { ...fields, 'subject-en': '' });
    expect([none.status, none.text.includes('id="f-subject-en-error"'), none.text.includes('A\r\nB')]).toEqual([422, true, true]); // prettier-ignore
    const seen = await pages.post(`${at}/check`, fields);
    expect([seen.status, seen.text.includes('It goes to one person.')]).toEqual([200, true]);
    const changing = await pages.post(`${at}/change`, fields);
    expect([changing.status, hiddenIn(changing, 'key'), changing.text.includes('value="Soon"')]).toEqual([200, fields.key, true]); // prettier-ignore
    const { to } = await pages.post(at, fields);
    expect([to, (await pages.post(at, fields)).to]).toEqual([`${at}?sent=`, `${at}?sent=`]);
    const list = (await pages.get(to)).text;
    for (const part of ['Sent.', 'Soon', 'to one person']) expect([part, list.includes(part)]).toEqual([part, true]);
    await scene.idle();
    expect((await messagesTo(email)).map(({ body }) => body.includes('> A\n> B'))).toEqual([true]);
    expect((await world.forms((await world.member()).token).get(at)).status).toBe(404);
  });

  for (const [name, viewport] of Object.entries(sizes)) {
    inBrowser(
      `by what is seen, and nothing is wrong for axe or too wide: ${name}`,
      async () => {
        const mine = await world.campaign({ rewards: [{ price: 2_500n, title: 'W'.repeat(120) }] });
        const email = await backed(mine, { rewardId: mine.rewards[0]?.id });
        const { page, complaints } = await openPage(browser, {
          viewport,
          extraHTTPHeaders: { authorization: `Bearer ${mine.owner.token}` },
        });
        const hands = new Mouse(page);
        const look = async () => expect([await axe(page), await misfitsOf(page)]).toEqual([[], []]);
        await page.goto(`${world.running.url}/en/my/campaigns/${mine.id}/messages`);
        await look();
        await hands.tick(/^Those with the reward/);
        await hands.fill(/^Subject \(English/, `<script>window.hit=1</script> ${'x'.repeat(80)}`);
        await hands.fill(/^Text \(English/, '<img src=x onerror="window.hit=1">');
        await hands.press('button', 'Look at it before it is sent');
        await look();
        await hands.press('button', 'Send it now');
        await look();
        expect(await page.evaluate('window.hit')).toBeUndefined();
        await scene.idle();
        expect(await messagesTo(email)).toHaveLength(1);
        expect(complaints).toEqual([]);
        await page.context().close();
      },
      120_000,
    );
  }
});

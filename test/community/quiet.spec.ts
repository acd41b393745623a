// Guarantee: backers can end mails about updates: members by a topic of their account, guests campaign by campaign with one
// click that needs no session; nothing else ends with it, and it can be undone.
import { SignedLinks } from '../../src/users/index.js';
import { SettlementScene } from '../settlement/scene.js';
import { hiddenIn } from '../support/forms.js';
import { anEmail } from '../support/people.js';
import { type OwnedCampaign, World } from './world.js';

let scene: SettlementScene;
let world: World;

beforeAll(async () => {
  scene = await SettlementScene.open();
  world = World.on(scene.running);
}, 90_000);
afterAll(async () => {
  await scene.invariants();
  await scene.stop();
}, 60_000);

async function published({ id, owner: { token } }: OwnedCampaign, audience = 'everyone'): Promise<void> {
  const text = { locale: 'en', title: 'News', body: 'There is some.' };
  const { body } = await world.call('POST', `/v1/campaigns/${id}/updates`, { token, body: { audience, text } });
  expect((await world.call('POST', `/v1/updates/${body.id}/publish`, { token })).status).toBe(200);
  await scene.idle();
}
const newsTo = async (email: string) => (await world.mailsTo(email)).filter(({ kind }) => kind === 'updatePublished');
const pathOf = (url: string | null | undefined) => url?.replace(/^https?:\/\/[^/]+/, '') ?? '';
/** As the services of mail programs do it: no cookie, no origin, no language. */
const press = (path: string) =>
  fetch(world.running.url + path, {
    method: 'POST',
    body: 'List-Unsubscribe=One-Click',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

it('one click ends a guest’s mails about the updates of one campaign, and nothing else', async () => {
  const [mine, other] = [await world.campaign({ title: 'A ford' }), await world.campaign()];
  const email = anEmail();
  for (const campaign of [mine, mine, other]) await scene.pledge(campaign, { email });
  await scene.idle();
  await published(mine);
  const [letter] = await newsTo(email);
  const path = pathOf(letter?.unsubscribeUrl);
  expect(path).toMatch(/^\/quiet\?token=[\w-]+$/);
  expect(letter?.body).toContain(`/en${path}\n`);
  const answers = [await press(path), await press(path)];
  expect(answers.map(({ status, headers }) => [status, headers.get('set-cookie')])).toEqual(Array(2).fill([200, null]));
  await published(mine);
  await published(mine, 'backers');
  expect(await newsTo(email)).toHaveLength(1);
  await published(other);
  expect(await newsTo(email)).toHaveLength(2);
  const texts = [{ locale: 'en', subject: 'Yours', body: 'Of your pledge.' }];
  const message = { token: mine.owner.token, body: { audience: 'all', texts } };
  expect((await world.call('POST', `/v1/campaigns/${mine.id}/messages`, message)).body).toEqual({ recipients: 1 });
  await scene.idle();
  expect((await world.mailsTo(email))[0]?.kind).toBe('backerMessage');
});

it('a guest who switches off the topic, by the link of any mail that has one, hears of no campaign', async () => {
  const mine = await world.campaign();
  const email = anEmail();
  await scene.pledge(mine, { email });
  await scene.idle();
  const [guest] = await world.sql<{ id: string }>('select id from users where email = $1', [email]);
  const token = scene.get(SignedLinks).sign('unsubscribe', guest?.id ?? '');
  const refused = { body: { refused: ['backed_updates'] } };
  expect((await world.call('PUT', `/v1/mail-choices?token=${token}`, refused)).status).toBe(204);
  await published(mine);
  expect(await newsTo(email)).toEqual([]);
});

it('opening the page does nothing, its button does, and another one undoes it', async () => {
  const mine = await world.campaign({ title: 'A quay' });
  const email = anEmail();
  await scene.pledge(mine, { email });
  await scene.idle();
  await published(mine);
  const path = pathOf((await newsTo(email))[0]?.unsubscribeUrl);
  const token = path.split('token=')[1] ?? '';
  const led = await world.forms().get(path);
  expect([led.status, led.to]).toEqual([302, `/en${path}`]);
  const page = await world.forms().get(`/nl${path}`);
  expect([page.status, page.headers.get('referrer-policy'), hiddenIn(page, 'token')]).toEqual([
    200,
    'same-origin',
    token,
  ]);
  expect(await world.sql('select 1 from quiet_backers where campaign_id = $1', [mine.id])).toEqual([]);
  expect((await world.forms().post('/nl/quiet', { token })).to).toBe(`/nl${path}`);
  expect((await world.forms().get(`/en${path}`)).text).toContain('You get no more mails about updates of “A quay”');
  await published(mine);
  expect(await newsTo(email)).toHaveLength(1);
  expect((await world.forms().post('/en/quiet/begin', { token })).status).toBe(303);
  await published(mine);
  expect(await newsTo(email)).toHaveLength(2);
  expect((await world.call('POST', '/v1/update-mails/end', { body: { token } })).status).toBe(204);
  expect((await world.call('POST', '/v1/update-mails/begin', { body: { token } })).status).toBe(204);
});

it('a member switches off the topic, and still hears of the projects that they follow', async () => {
  const [mine, followed] = [await world.campaign(), await world.campaign()];
  const member = await world.member();
  for (const campaign of [mine, followed]) {
    const { id } = await scene.pledge(campaign, { email: member.email });
    await world.sql('update pledges set backer_id = $2 where id = $1', [id, member.userId]);
  }
  await scene.idle();
  await published(mine);
  const [letter] = await newsTo(member.email);
  expect(letter?.unsubscribeUrl).toContain('/unsubscribe?topic=backed_updates');
  expect(letter?.body).toContain('/en/unsubscribe?topic=backed_updates');
  expect((await press(pathOf(letter?.unsubscribeUrl))).status).toBe(204);
  await world.call('PUT', `/v1/projects/${followed.projectId}/follow`, { token: member.token });
  for (const campaign of [mine, followed]) await published(campaign);
  const [last, ...before] = await newsTo(member.email);
  expect([before.length, pathOf(last?.unsubscribeUrl).split('?')[0]]).toEqual([1, '/unfollow']);
});

it('a forged link, or one for something else, ends nothing', async () => {
  const mine = await world.campaign();
  const { link } = await scene.pledge(mine);
  const tokens = ['x', '', link.replace('Link ', '')];
  for (const token of tokens) {
    expect((await press(`/quiet?token=${token}`)).status).toBe(401);
    expect((await world.forms().get(`/en/quiet?token=${token}`)).status).toBe(token ? 401 : 404);
  }
  expect((await world.call('POST', '/v1/update-mails/end', { body: { token: 'x' } })).status).toBe(401);
  expect(await world.sql('select 1 from quiet_backers where campaign_id = $1', [mine.id])).toEqual([]);
});

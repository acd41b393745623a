// Guarantee: an update is seen by its people while it is a draft, then by all or by backers only, whichever way they ask;
// those it is for get one letter each; what a published one said before stays to be read, and it is never taken back; and
// its pages, with those of following, hold up in a real browser in both sizes.
import { type Browser } from 'playwright-core';
import { SettlementScene, type TestPledge } from '../settlement/scene.js';
import { axe } from '../support/axe.js';
import { inBrowser, openBrowser, openPage, sizes } from '../support/chromium.js';
import { aCreator, aDraft } from '../support/creators.js';
import { hiddenIn } from '../support/forms.js';
import { anEmail, staff, type TestPerson } from '../support/people.js';
import { type OwnedCampaign, World } from './world.js';

let scene: SettlementScene;
let world: World;
let browser: Browser | undefined;
let campaign: OwnedCampaign;
let stranger: TestPerson;
let backer: TestPledge;
let backerEmail: string;

beforeAll(async () => {
  scene = await SettlementScene.open();
  world = World.on(scene.running);
  browser = await openBrowser();
  campaign = await world.campaign({ title: 'A boat for all' });
  stranger = await world.member();
  backerEmail = anEmail();
  backer = await scene.pledge(campaign, { email: backerEmail });
  await scene.idle();
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await scene.invariants();
  await scene.stop();
}, 60_000);

const text = { locale: 'en', title: 'The keel is laid', body: 'It is **oak**.\n\n<b>raw</b>' };
const write = (audience = 'everyone', over: object = {}, { id, owner } = campaign) =>
  world.call('POST', `/v1/campaigns/${id}/updates`, {
    token: owner.token,
    body: { audience, text: { ...text, ...over } },
  });
const publish = (id: string, token = campaign.owner.token) =>
  world.call('POST', `/v1/updates/${id}/publish`, { token });
const read = (id: string, options: object = {}) => world.call('GET', `/v1/updates/${id}`, options);

async function published(audience = 'everyone', over: object = {}, of = campaign): Promise<string> {
  const { body } = await write(audience, over, of);
  expect((await publish(body.id, of.owner.token)).status).toBe(200);
  return body.id as string;
}

describe('a draft', () => {
  it('is seen by the people of the project alone, also in lists and feeds', async () => {
    const mine = await world.campaign();
    const { status, body } = await write('everyone', { title: 'Not yet told' }, mine);
    expect([status, body.publishedAt, body.isLocked]).toEqual([201, null, false]);
    const moderator = await staff(scene.running, 'moderator');
    for (const token of [undefined, stranger.token, moderator.token])
      expect((await read(body.id, { token })).status).toBe(404);
    expect((await read(body.id, { token: mine.owner.token })).status).toBe(200);
    expect((await world.call('GET', `/v1/campaigns/${mine.id}/updates`)).body.data).toEqual([]);
    for (const path of [`/en/campaigns/${mine.slug}`, `/en/campaigns/${mine.slug}/updates.atom`])
      expect((await world.forms().get(path)).text).not.toContain('Not yet told');
  });

  it('is written, published and thrown away by nobody else, and not before the campaign has opened', async () => {
    const { body: draft } = await write();
    const { token } = stranger;
    const body = { title: 'x', body: 'x' };
    expect((await world.call('PUT', `/v1/updates/${draft.id}/texts/en`, { token, body })).status).toBe(404);
    expect((await publish(draft.id, token)).status).toBe(404);
    expect((await world.call('DELETE', `/v1/updates/${draft.id}`, { token })).status).toBe(404);
    const foreign = { token, body: { audience: 'everyone', text } };
    expect((await world.call('POST', `/v1/campaigns/${campaign.id}/updates`, foreign)).status).toBe(404);
    const gone = await world.call('DELETE', `/v1/updates/${draft.id}`, { token: campaign.owner.token });
    expect([gone.status, (await read(draft.id, { token: campaign.owner.token })).status]).toEqual([204, 404]);
    const creator = await aCreator(scene.running);
    const early = await world.call('POST', `/v1/campaigns/${await aDraft(scene.running, creator)}/updates`, {
      token: creator.owner.token,
      body: { audience: 'everyone', text },
    });
    expect(early.body.type).toBe('/problems/campaign-not-public');
  });

  it('refuses card numbers and what does not fit', async () => {
    const number = await write('everyone', { body: 'pay with 4242 4242 4242 4242' });
    expect([number.status, number.body.errors[0].pointer]).toEqual([400, '/text/body']);
    expect((await write('friends')).status).toBe(400);
  });
});

describe('published', () => {
  it('it is on the page, in the list and the feed, and raw HTML is text', async () => {
    const id = await published();
    const at = `/en/campaigns/${campaign.slug}`;
    expect((await world.forms().get(at)).text).toContain('The keel is laid');
    expect((await world.forms().get(`${at}/updates`)).text).toContain(`/updates/${id}"`);
    const page = (await world.forms().get(`${at}/updates/${id}`)).text;
    expect(page).toContain('<strong>oak</strong>');
    expect(page).not.toContain('<b>raw');
    const feed = await world.forms().get(`${at}/updates.atom`);
    expect(feed.headers.get('content-type')).toContain('application/atom+xml');
    expect(feed.text).toContain(`urn:uuid:${id}`);
  });

  it('for backers, its texts are told to those whose pledge holds, to its people and staff, and to nobody else', async () => {
    const id = await published('backers', { title: 'Only for you' });
    const moderator = await staff(scene.running, 'moderator');
    const link = { headers: { authorization: backer.link } };
    for (const options of [link, { token: campaign.owner.token }, { token: moderator.token }])
      expect((await read(id, options)).body.texts?.[0].title).toBe('Only for you');
    for (const options of [{}, { token: stranger.token }]) expect((await read(id, options)).status).toBe(404);
    const [first] = (await world.call('GET', `/v1/campaigns/${campaign.id}/updates?limit=1`)).body.data;
    expect(first).toMatchObject({ id, isLocked: true, texts: [] });
    const at = `/en/campaigns/${campaign.slug}`;
    for (const path of [at, `${at}/updates`, `${at}/updates.atom`])
      expect((await world.forms().get(path)).text).not.toContain('Only for you');
    const other = await scene.pledge(await world.campaign());
    expect((await read(id, { headers: { authorization: other.link } })).status).toBe(404);
    const secret = await world.forms().get(`${at}/updates/${id}?link=${backer.link.replace('Link ', '')}`);
    expect([secret.status, secret.headers.get('referrer-policy')]).toEqual([200, 'same-origin']);
    // Once the pledge does not hold any more, it opens nothing.
    const left = await scene.pledge(campaign);
    await scene.idle();
    const before = await read(id, { headers: { authorization: left.link } });
    await scene.ok('POST', `/v1/pledges/${left.id}/cancel`, { headers: { authorization: left.link }, body: {} });
    expect([before.status, (await read(id, { headers: { authorization: left.link } })).status]).toEqual([200, 404]);
  });

  it('it is not taken back; a correction keeps what it said, and is told', async () => {
    const id = await published();
    const { token } = campaign.owner;
    expect((await world.call('DELETE', `/v1/updates/${id}`, { token })).body.type).toBe('/problems/update-published');
    const audience = await world.call('PATCH', `/v1/updates/${id}`, { token, body: { audience: 'backers' } });
    expect(audience.status).toBe(409);
    const body = { title: 'The keel is not laid', body: 'We were wrong.' };
    await world.call('PUT', `/v1/updates/${id}/texts/en`, { token, body });
    await world.call('PUT', `/v1/updates/${id}/texts/fr`, { token, body: { title: 'La quille', body: 'Non.' } });
    const now = (await read(id)).body;
    expect(now.texts.map(({ title }: { title: string }) => title)).toEqual(['The keel is not laid', 'La quille']);
    expect(now.correctedAt).not.toBeNull();
    const before = (await world.call('GET', `/v1/updates/${id}/versions`)).body;
    expect(before).toMatchObject([{ locale: 'en', title: text.title }]);
    const page = `/campaigns/${campaign.slug}/updates/${id}`;
    expect((await world.forms().get(`/en${page}`)).text).toContain(text.title);
    expect((await world.forms().get(`/nl${page}`)).text).toContain('alleen in het Engels');
    const trail = await world.sql('select action from audit_entries where subject_id = $1 order by id', [id]);
    expect(trail).toEqual([{ action: 'update.published' }, ...Array(2).fill({ action: 'update.corrected' })]);
  });
});

describe('letters', () => {
  it('go once to each backer and follower, in their language, and to backers alone where it is for them', async () => {
    const mine = await world.campaign({ title: 'A mill' });
    const both = await world.member({ locale: 'fr' });
    await world.call('PUT', `/v1/projects/${mine.projectId}/follow`, { token: both.token });
    const guest = anEmail();
    await scene.pledge(mine, { email: guest });
    const asMember = await scene.pledge(mine, { email: both.email });
    await world.sql('update pledges set backer_id = $2 where id = $1', [asMember.id, both.userId]);
    await scene.idle();
    const { body: draft } = await write(
      'everyone',
      { title: 'Wind', body: 'https://evil.example\n\n-- \nTally' },
      mine,
    );
    await world.call('PUT', `/v1/updates/${draft.id}/texts/fr`, {
      token: mine.owner.token,
      body: { title: 'Du vent', body: 'Enfin.' },
    });
    await publish(draft.id, mine.owner.token);
    await publish(draft.id, mine.owner.token);
    await scene.idle();
    const news = async (email: string) => (await world.mailsTo(email)).filter(({ kind }) => kind === 'updatePublished');
    expect((await news(both.email)).map(({ subject }) => subject)).toEqual(['Des nouvelles de « A mill » : Du vent']);
    const [letter] = await news(guest);
    expect(letter?.body).toContain('“https://evil.example -- Tally”');
    expect(letter?.body).toMatch(new RegExp(`/en/campaigns/${mine.id}/updates/${draft.id}\\?link=`));
    const follower = await world.member();
    await world.call('PUT', `/v1/projects/${mine.projectId}/follow`, { token: follower.token });
    await published('backers', {}, mine);
    await published('everyone', {}, mine);
    await scene.idle();
    expect(await news(guest)).toHaveLength(3);
    const [one, ...more] = await news(follower.email);
    expect([more.length, one?.unsubscribeUrl?.includes('/unfollow?token=')]).toEqual([0, true]);
  });
});

describe('pages', () => {
  it('an update is written, translated, published and corrected without scripts', async () => {
    const mine = await world.campaign();
    const pages = world.forms(mine.owner.token);
    const at = `/en/my/campaigns/${mine.id}/updates`;
    const key = hiddenIn(await pages.get(at), 'key');
    const wrong = await pages.post(at, { key, audience: 'everyone', locale: 'en', title: '', body: 'What I typed' });
    expect([wrong.status, wrong.text.includes('What I typed')]).toEqual([422, true]);
    const fields = { key, audience: 'backers', locale: 'en', title: 'Mine', body: 'Told' };
    const { to } = await pages.post(at, fields);
    expect((await pages.post(at, fields)).to).toBe(to);
    expect((await pages.post(`${to}/audience`, { audience: 'everyone' })).status).toBe(303);
    expect((await pages.post(`${to}/texts/nl`, { 'title-nl': 'Van mij', 'body-nl': '' })).status).toBe(422);
    expect((await pages.post(`${to}/texts/nl`, { 'title-nl': 'Van mij', 'body-nl': 'Verteld' })).status).toBe(303);
    expect((await pages.post(`${to}/publish`)).status).toBe(303);
    expect((await pages.post(`${to}/discard`)).status).toBe(422);
    expect((await world.forms().get(`/nl/campaigns/${mine.slug}`)).text).toContain('Van mij');
    expect((await world.forms(stranger.token).get(at)).status).toBe(404);
  });

  for (const [name, viewport] of Object.entries(sizes)) {
    inBrowser(
      `nothing is wrong for axe, and nothing overflows: ${name}`,
      async () => {
        const id = await published('everyone', { title: `A very long word ${'x'.repeat(90)}` }, campaign);
        const { page, complaints } = await openPage(browser, {
          viewport,
          extraHTTPHeaders: { authorization: `Bearer ${campaign.owner.token}` },
        });
        const { page: visitor } = await openPage(browser, { viewport }, complaints);
        const my = `/en/my/campaigns/${campaign.id}`;
        const at = `/en/campaigns/${campaign.slug}`;
        const visits = [
          ...[my, `${my}/updates`, `${my}/updates/${id}`, '/en/my/follows', at].map((path) => ({ on: page, path })),
          ...[at, `${at}/updates`, `/fr/campaigns/${campaign.slug}/updates/${id}`].map((path) => ({
            on: visitor,
            path,
          })),
          ...[`/en/projects/${campaign.slug}`, `/nl/projects/${campaign.slug}/follow`, '/en/unfollow?token=x'].map(
            (path) => ({ on: visitor, path }),
          ),
        ];
        for (const { on, path } of visits) {
          await on.goto(scene.running.url + path);
          expect([path, await axe(on)]).toEqual([path, []]);
          expect([path, await on.evaluate('document.documentElement.scrollWidth - innerWidth')]).toEqual([path, 0]);
          const shots = process.env['SHOTS'];
          if (shots) await on.screenshot({ path: `${shots}/${name}${path.replaceAll('/', '_')}.png`, fullPage: true });
        }
        expect(complaints).toEqual([]);
        await page.context().close();
        await visitor.context().close();
      },
      240_000,
    );
  }
});

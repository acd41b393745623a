// Guarantee: whoever follows a project, with an account or by address, gets one letter when a campaign of it opens; an
// address that has not confirmed gets nothing but the question; known and unknown addresses get the same answer; and
// one click ends it, also that of a mail program without a session.
import { campaignOpened } from '../../src/campaigns/index.js';
import { communityLimits } from '../../src/community/community-limits.js';
import { Counters } from '../../src/platform/counters/index.js';
import { anEmail } from '../support/people.js';
import { createHash } from 'node:crypto';
import { type Mail, type OwnedCampaign, World } from './world.js';

let world: World;
let campaign: OwnedCampaign;

beforeAll(async () => {
  world = await World.open();
  campaign = await world.campaign({ title: 'A boat <b>for</b> all' });
});
afterAll(() => world.stop());
beforeEach(() => {
  const key = createHash('sha256').update('127.0.0.1').digest('base64url');
  return world.running.app.get(Counters).reset(`community:followByNetwork:${key}`);
});

const ask = (email: string, { projectId } = campaign) =>
  world.call('POST', `/v1/projects/${projectId}/follow-requests`, { body: { email, locale: 'nl' } });
const confirm = (token: string) => world.call('POST', '/v1/follows/confirm', { body: { token } });
const open = ({ id }: OwnedCampaign) => world.tell(campaignOpened, { campaignId: id });
const tokenIn = (mail: Mail | undefined, page: 'follow' | 'unfollow'): string =>
  new RegExp(`/${page}\\?token=([\\w-]+)`).exec(mail?.body ?? '')?.[1] ?? '';
const kinds = async (email: string) => (await world.mailsTo(email)).map(({ kind }) => kind);

async function aFollower(of = campaign): Promise<string> {
  const email = anEmail();
  await ask(email, of);
  const [mail] = await world.mailsTo(email);
  expect((await confirm(tokenIn(mail, 'follow'))).status).toBe(204);
  return email;
}

describe('an address', () => {
  it('gets the question, and only after its answer the letters, each once', async () => {
    const mine = await world.campaign({ title: 'Bread' });
    const [silent, loud] = [anEmail(), anEmail()];
    expect((await ask(silent, mine)).status).toBe(202);
    expect((await ask(loud.toUpperCase(), mine)).status).toBe(202);
    const [question] = await world.mailsTo(loud);
    expect(question).toMatchObject({ kind: 'followAsked', locale: 'nl', unsubscribeUrl: null });
    expect(question?.body).toContain('Dag,\n');
    const token = tokenIn(question, 'follow');
    expect((await confirm(token)).status).toBe(204);
    expect((await confirm(token)).status).toBe(204);
    await open(mine);
    await open(mine);
    expect(await kinds(loud)).toEqual(['followedOpened', 'followAsked']);
    expect(await kinds(silent)).toEqual(['followAsked']);
    const [letter] = await world.mailsTo(loud);
    expect(letter?.subject).toContain('Bread');
    expect(letter?.unsubscribeUrl).toMatch(/^http:\/\/localhost:3000\/unfollow\?token=/);
  });

  it('that follows, that is a member’s, or that was asked five times today, gets the same answer', async () => {
    const follower = await aFollower();
    const member = await world.member();
    const often = anEmail();
    const answers = [await ask(anEmail()), await ask(follower), await ask(member.email)];
    for (let count = 0; count < communityLimits.followMailByAddress.limit + 2; count += 1) {
      answers.push(await ask(often));
      // Askings that are worked off together have one letter, so each is waited for.
      await kinds(often);
    }
    expect(new Set(answers.map(({ status, body }) => `${status} ${body}`))).toEqual(new Set(['202 ']));
    expect(await kinds(follower)).toEqual(['followAsked']);
    expect(await kinds(often)).toHaveLength(communityLimits.followMailByAddress.limit);
  });

  it('is forgotten after seven days when nobody confirmed, and its link with it', async () => {
    const email = anEmail();
    await ask(email);
    const [mail] = await world.mailsTo(email);
    await world.call('POST', '/v1/admin/clock', { body: { advanceMs: 168 * 60 * 60 * 1000 } });
    for (let left = 1; left > 0;) {
      const found = await world.sql('select 1 from follows where email = $1', [email]);
      left = found.length;
      if (left > 0) await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const late = await confirm(tokenIn(mail, 'follow'));
    expect([late.status, late.body.type]).toEqual([422, '/problems/follow-link-over']);
  });

  it('one network cannot ask without end', async () => {
    const answers: number[] = [];
    for (let count = 0; count <= communityLimits.followByNetwork.limit; count += 1)
      answers.push((await ask(anEmail())).status);
    expect(answers.at(-2)).toBe(202);
    expect(answers.at(-1)).toBe(429);
  });

  it('of a project that is private there is nothing to follow', async () => {
    const secret = await world.campaign();
    await world.sql('update projects set public_since = null where id = $1', [secret.projectId]);
    expect((await ask(anEmail(), secret)).status).toBe(404);
    const { token } = await world.member();
    expect((await world.call('PUT', `/v1/projects/${secret.projectId}/follow`, { token })).status).toBe(404);
    expect((await world.forms().get(`/en/projects/${secret.slug}/follow`)).status).toBe(404);
  });
});

describe('ending it', () => {
  it.each([
    ['a form', 'application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'parts',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
    ],
  ])('a mail program does it with one POST of %s, as RFC 8058 says', async (_, type, body) => {
    const mine = await world.campaign();
    const email = await aFollower(mine);
    await open(mine);
    const [letter] = await world.mailsTo(email);
    const { pathname, search } = new URL(letter?.unsubscribeUrl ?? '');
    const answer = await fetch(world.running.url + pathname + search, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
      redirect: 'manual',
    });
    expect(answer.status).toBe(200);
    expect(await world.sql('select 1 from follows where email = $1', [email])).toEqual([]);
    const led = await world.forms().get(pathname + search);
    expect([led.status, led.to]).toEqual([302, `/en${pathname}${search}`]);
  });

  it('a link of somebody else’s making ends nothing', async () => {
    const email = await aFollower();
    for (const path of ['/unfollow', '/unfollow?token=x']) expect((await world.call('POST', path)).status).toBe(422);
    const token = tokenIn((await world.mailsTo(email))[0], 'follow');
    expect((await world.call('POST', '/v1/follows/end', { body: { token } })).status).toBe(422);
    expect(await world.sql('select 1 from follows where email = $1', [email])).toHaveLength(1);
  });

  it('by address ends what the same person follows with their account, and no letter comes any more', async () => {
    const mine = await world.campaign();
    const email = await aFollower(mine);
    await open(mine);
    const [letter] = await world.mailsTo(email);
    const { token } = await world.member({ email });
    const [own] = (await world.call('GET', '/v1/me/follows', { token })).body.data;
    expect(own).toMatchObject({ projectId: mine.projectId, slug: mine.slug });
    await world.call('PUT', `/v1/projects/${mine.projectId}/follow`, { token });
    expect(await world.sql('select 1 from follows where project_id = $1', [mine.projectId])).toHaveLength(1);
    const end = { body: { token: tokenIn(letter, 'unfollow') } };
    expect((await world.call('POST', '/v1/follows/end', end)).status).toBe(204);
    expect((await world.call('POST', '/v1/follows/end', end)).status).toBe(204);
    expect((await world.call('GET', '/v1/me/follows', { token })).body.data).toEqual([]);
    await world.sql('delete from mails where address = $1', [email]);
    await open(mine);
    expect(await kinds(email)).toEqual([]);
  });
});

describe('the pages', () => {
  it('a member follows and unfollows from the campaign, and the creator sees how many', async () => {
    const mine = await world.campaign();
    const member = await world.member();
    const pages = world.forms(member.token);
    const at = `/campaigns/${mine.slug}`;
    expect((await pages.get(`/en${at}`)).text).toContain(`action="/en/projects/${mine.slug}/follow"`);
    const followed = await pages.post(`/en/projects/${mine.slug}/follow`, { back: at });
    expect([followed.status, followed.to]).toEqual([303, `/en${at}`]);
    expect((await pages.get(`/en${at}`)).text).toContain(`action="/en/projects/${mine.slug}/unfollow"`);
    expect((await pages.get('/fr/my/follows')).text).toContain(`/fr/projects/${mine.slug}`);
    const dashboard = await world.forms(mine.owner.token).get(`/en/my/campaigns/${mine.id}`);
    expect(dashboard.text).toMatch(/followers<\/dt><dd>1<\/dd>/);
    const away = await pages.post(`/en/projects/${mine.slug}/unfollow`, { back: '//evil.example' });
    expect([away.status, away.to]).toEqual([303, '/en']);
    expect((await pages.get('/fr/my/follows')).text).not.toContain(mine.slug);
  });

  it('a visitor is asked for an address, told what is wrong with it, and led by the links of the letters', async () => {
    const pages = world.forms();
    const path = `/en/projects/${campaign.slug}/follow`;
    // Where signing in leads back to has no language yet.
    expect((await pages.get(path)).text).toContain(`/en/sign-in?next=${encodeURIComponent(path.slice(3))}`);
    expect((await pages.get(`/en/campaigns/${campaign.slug}`)).text).toContain(`href="${path}"`);
    expect((await pages.get(`/en/projects/${campaign.slug}`)).text).toContain(`href="${path}"`);
    const wrong = await pages.post(path, { email: 'ada@' });
    expect([wrong.status, wrong.text.includes('value="ada@"')]).toEqual([422, true]);
    expect(wrong.text).not.toContain('<b>for');
    const email = anEmail();
    expect((await pages.post(path, { email })).to).toBe(`${path}?sent`);
    expect((await pages.get(`${path}?sent`)).status).toBe(200);
    const [mail] = await world.mailsTo(email);
    const token = tokenIn(mail, 'follow');
    const page = await pages.get(`/en/follow?token=${token}`);
    expect([page.status, page.headers.get('referrer-policy')]).toEqual([200, 'same-origin']);
    expect(await world.sql('select 1 from follows where email = $1 and confirmed_at is not null', [email])).toEqual([]);
    expect((await pages.post('/en/follow', { token })).to).toBe('/en/follow?done');
    expect((await pages.get('/en/follow?done')).status).toBe(200);
    expect((await pages.post('/en/follow', { token: 'x' })).status).toBe(422);
    expect(
      await world.sql('select 1 from follows where email = $1 and confirmed_at is not null', [email]),
    ).toHaveLength(1);
    for (const page of ['/nl/unfollow?token=x', '/nl/unfollow?done', '/nl/unfollow'])
      expect((await pages.get(page)).status).toBe(200);
  });
});

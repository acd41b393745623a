// Guarantee: by the link of a pledge that holds, and by no other, a guest asks on its campaign and corrects or deletes what
// they asked; under their name only where their pledge shows it; counted, moderated and reported as what members ask; and
// what was asked in the name of a foreign address goes when whoever reads it says so.
import { type Browser } from 'playwright-core';
import { communityLimits } from '../../src/community/community-limits.js';
import { axe } from '../support/axe.js';
import { inBrowser, openBrowser, openPage, sizes } from '../support/chromium.js';
import { misfitsOf } from '../support/fits.js';
import { hiddenIn } from '../support/forms.js';
import { anEmail, aMember, staff } from '../support/people.js';
import { SettlementScene, type TestPledge } from '../settlement/scene.js';
import { grounded, why } from './moderating.js';
import { type OwnedCampaign, World } from './world.js';

let scene: SettlementScene;
let world: World;
let campaign: OwnedCampaign;
let browser: Browser | undefined;

beforeAll(async () => {
  scene = await SettlementScene.open();
  world = World.on(scene.running);
  browser = await openBrowser();
  campaign = await world.campaign({ title: 'A mill for all' });
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await scene.idle();
  await scene.invariants();
  await scene.stop();
}, 60_000);

const by = ({ link }: TestPledge) => ({ authorization: link });
const secretOf = ({ link }: TestPledge) => link.slice('Link '.length);
const ask = (pledge: TestPledge, text: string, { id } = campaign) =>
  world.call('POST', `/v1/campaigns/${id}/comments`, { headers: by(pledge), body: { text } });
const found = async (id: string, options: object = {}) =>
  (await world.call('GET', `/v1/campaigns/${campaign.id}/comments`, options)).body.data.find(
    (one: { id: string }) => one.id === id,
  );
const typeOf = ({ status, body }: { status: number; body: { type?: string } }) => [status, body.type];

/** A guest with a pledge that holds. */
async function guest(visibility = 'public', on = campaign): Promise<TestPledge & { readonly email: string }> {
  const email = anEmail();
  const pledge = await scene.pledge(on, { email });
  await scene.idle();
  await world.sql('update pledges set visibility = $2 where id = $1', [pledge.id, visibility]);
  return { ...pledge, email };
}

describe('by the link', () => {
  it('one asks, corrects and deletes, and no other link or person does', async () => {
    const [asker, other] = [await guest(), await guest()];
    const { status, body } = await ask(asker, 'Is it oak?');
    expect([status, body]).toMatchObject([201, { text: 'Is it oak?', isMine: true, isCorrectable: true }]);
    expect(await found(body.id)).toMatchObject({
      authorName: 'Guest',
      isBacker: true,
      isCreator: false,
      isMine: false,
    });
    expect(await found(body.id, { headers: by(other) })).toMatchObject({ isMine: false, isCorrectable: false });
    const at = `/v1/comments/${body.id}`;
    const member = await aMember(scene.running);
    for (const who of [{ headers: by(other) }, { token: member.token }, { token: campaign.owner.token }]) {
      expect((await world.call('PATCH', at, { ...who, body: { text: 'x' } })).status).toBe(404);
      expect((await world.call('DELETE', at, who)).status).toBe(404);
    }
    const answer = { headers: by(asker), body: { text: 'I answer myself' } };
    expect((await world.call('POST', `${at}/answers`, answer)).status).toBe(403);
    expect((await world.call('PATCH', at, { headers: by(asker), body: { text: 'Is it elm?' } })).status).toBe(200);
    expect(await found(body.id)).toMatchObject({ text: 'Is it elm?' });
    expect((await world.call('DELETE', at, { headers: by(asker) })).status).toBe(204);
    expect(await found(body.id)).toBeUndefined();
  });

  it('of a pledge that holds, to this campaign: one without a card, cancelled, or to another asks nothing', async () => {
    const pending = await scene.pledge(campaign, { card: null });
    const cancelled = await guest();
    await scene.ok('POST', `/v1/pledges/${cancelled.id}/cancel`, { headers: by(cancelled) });
    const elsewhere = await guest('public', await world.campaign());
    for (const pledge of [pending, cancelled, elsewhere])
      expect(typeOf(await ask(pledge, 'x'))).toEqual([403, '/problems/pledge-does-not-hold']);
    const forged = { ...pending, link: `${pending.link.slice(0, -2)}xx` };
    expect((await ask(forged, 'x')).status).toBe(401);
  });

  it('is not asked without end, by all links of one guest together', async () => {
    const email = anEmail();
    const two = [await scene.pledge(campaign, { email }), await scene.pledge(campaign, { email })];
    await scene.idle();
    const statuses = [];
    for (let one = 0; one <= communityLimits.commentByPerson.limit; one += 1)
      statuses.push((await ask(two[one % 2]!, 'More?')).status);
    expect(statuses).toEqual([...Array<number>(communityLimits.commentByPerson.limit).fill(201), 429]);
  });
});

describe('the name', () => {
  it.each([
    ['public', 'Guest', 'Guest', 'Guest writes'],
    ['creator', null, 'Guest', 'Guest writes'],
    ['hidden', null, null, 'Somebody writes'],
  ])('of a pledge shown to %s is %s for all, %s for the creator', async (visibility, forAll, forCreator, subject) => {
    const mine = await world.campaign({ title: 'A weir' });
    const asker = await guest(visibility, mine);
    expect((await ask(asker, 'How tall?', mine)).status).toBe(201);
    const nameFor = async (options: object) =>
      (await world.call('GET', `/v1/campaigns/${mine.id}/comments`, options)).body.data[0].authorName;
    const member = await aMember(scene.running);
    for (const who of [{}, { token: member.token }, { headers: by(asker) }]) expect(await nameFor(who)).toBe(forAll);
    expect(await nameFor({ token: mine.owner.token })).toBe(forCreator);
    const page = (await world.forms().get(`/en/campaigns/${mine.slug}/comments`)).text;
    expect([page.includes('Somebody without a name'), page.includes('<b>Guest</b>')]).toEqual([forAll === null, forAll !== null]); // prettier-ignore
    const mails = (await world.mailsTo(mine.owner.email)).filter(({ kind }) => kind === 'commentWritten');
    expect(mails.map((mail) => mail.subject)).toEqual([`${subject} on the page of “A weir”`]);
    if (forCreator === null) expect(mails[0]?.body).not.toContain('Guest');
    // What is chosen later holds for what was asked before.
    await world.sql(`update pledges set visibility = 'hidden' where id = $1`, [asker.id]);
    for (const who of [{}, { token: mine.owner.token }]) expect(await nameFor(who)).toBeNull();
  });
});

describe('as with members', () => {
  it('who asked hears of an answer, by a mail whose link lets them delete what they asked', async () => {
    const asker = await guest('hidden');
    const { id } = (await ask(asker, 'How deep?')).body;
    const answer = { token: campaign.owner.token, body: { text: 'Two metres.' } };
    expect((await world.call('POST', `/v1/comments/${id}/answers`, answer)).status).toBe(201);
    const [mail] = (await world.mailsTo(asker.email)).filter(({ kind }) => kind === 'commentAnswered');
    expect(mail?.unsubscribeUrl).toContain('topic=answers');
    const at = /\/en\/campaigns\/\S+\?link=\S+/.exec(mail?.body ?? '')?.[0] ?? '';
    const page = await world.forms().get(at);
    expect(page.headers.get('referrer-policy')).toBe('same-origin');
    const form = /action="([^"]*\/delete[^"]*)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect((await world.forms().post(form)).status).toBe(303);
    expect(await found(id)).toMatchObject({ standing: 'deleted', text: null, authorName: null });
  });

  it('it is reported, hidden with its reasons told to the guest, by a mail with which they can object', async () => {
    const asker = await guest('hidden');
    const { id } = (await ask(asker, 'A slander of somebody')).body;
    const subject = { kind: 'comment', subjectId: id };
    const body = { ...subject, ground: 'rights', explanation: why, locale: 'en', inGoodFaith: 'yes' };
    const report = await world.call('POST', '/v1/reports', { body });
    expect(report.status).toBe(201);
    const { token } = await staff(scene.running, 'moderator');
    const decision = { ...subject, reportIds: [report.body.id], outcome: 'hidden', ...grounded };
    expect((await world.call('POST', '/v1/admin/moderation-decisions', { token, body: decision })).status).toBe(201);
    expect(await found(id)).toMatchObject({ standing: 'hidden', text: null });
    const [told] = (await world.mailsTo(asker.email)).filter(({ kind }) => kind === 'contentRestricted');
    const at = /\/en\/moderation\/\S+\?token=\S+/.exec(told?.body ?? '')?.[0] ?? '';
    expect((await world.forms().get(at)).text).toContain(grounded.reason);
  });

  it('the member who adopts the guest has it as their own, and whoever leaves takes it back', async () => {
    const asker = await guest();
    const { id } = (await ask(asker, 'A word of mine')).body;
    const member = await aMember(scene.running, { email: asker.email });
    const mine = { token: member.token };
    expect(await found(id, mine)).toMatchObject({ isMine: true });
    expect((await world.call('DELETE', `/v1/comments/${id}`, mine)).status).toBe(204);
    expect(await world.sql(`select 1 from comments where body = 'A word of mine'`)).toEqual([]);
  });

  it('is gone when whoever reads the address says that they did not make the pledge', async () => {
    const asker = await guest();
    const { status, body } = await ask(asker, 'In a foreign name');
    expect(status).toBe(201);
    const denied = await world.call('POST', `/v1/pledges/${asker.id}/denial`, { headers: by(asker), body: {} });
    expect(denied.status).toBe(200);
    await world.quiet();
    expect(await found(body.id)).toBeUndefined();
    expect(await world.sql(`select 1 from comments where body = 'In a foreign name'`)).toEqual([]);
  });
});

describe('pages', () => {
  it('lead from the pledge to the form and back without scripts, the link always with them', async () => {
    const asker = await guest('creator');
    const link = `link=${secretOf(asker)}`;
    const pages = world.forms();
    const pledge = await pages.get(`/en/pledges/${asker.id}?${link}`);
    const list = `/en/campaigns/${campaign.id}/comments?${link}`;
    expect(pledge.text).toContain(`href="${list}#ask"`);
    const form = await pages.get(list);
    expect(form.text).toContain('your name is shown to them alone');
    const key = hiddenIn(form, 'key');
    expect((await pages.post(list, { key, text: '' })).status).toBe(422);
    const { status, to } = await pages.post(list, { key, text: 'How long?' });
    expect([status, to.startsWith(`${list}#c-`)]).toEqual([303, true]);
    expect((await pages.post(list, { key, text: 'How long?' })).to).toBe(to);
    const id = to.split('#c-')[1] ?? '';
    const own = `/en/campaigns/${campaign.id}/comments/${id}`;
    expect((await pages.get(list)).text).toContain(`href="${own}?${link}"`);
    expect((await pages.post(`${own}/correct?${link}`, { correction: 'How wide?' })).to).toBe(to);
    expect((await pages.post(`${own}/correct`, { correction: 'x' })).status).not.toBe(303);
    expect((await pages.post(`${own}/delete?${link}`)).to).toBe(list);
    expect(await found(id)).toBeUndefined();
  });

  it('tell a visitor, and whoever comes by a link that is not enough, of both ways', async () => {
    const pending = await scene.pledge(campaign, { card: null });
    const at = `/en/campaigns/${campaign.slug}/comments`;
    for (const path of [at, `${at}?link=${secretOf(pending)}`]) {
      const { text } = await world.forms().get(path);
      expect([text.includes('Sign in to ask'), text.includes('/en/find-my-pledges'), text.includes('<textarea')]).toEqual([true, true, false]); // prettier-ignore
    }
    const refused = await world.forms().post(`${at}?link=${secretOf(pending)}`, { key: 'x', text: 'x' });
    expect(refused.status).toBe(422);
  });

  for (const [name, viewport] of Object.entries(sizes)) {
    inBrowser(
      `have no fault for axe, and fit: ${name}`,
      async () => {
        const asker = await guest('hidden');
        const { id } = (await ask(asker, 'W'.repeat(120))).body;
        const { page, complaints } = await openPage(browser, { viewport });
        const link = `link=${secretOf(asker)}`;
        for (const path of [`comments?${link}`, `comments/${id}?${link}`, 'comments']) {
          await page.goto(`${world.running.url}/fr/campaigns/${campaign.slug}/${path}`);
          expect([path, await axe(page)]).toEqual([path, []]);
          expect([path, await misfitsOf(page)]).toEqual([path, []]);
        }
        expect(complaints).toEqual([]);
        await page.context().close();
      },
      120_000,
    );
  }
});

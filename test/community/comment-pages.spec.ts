// Guarantee: whoever asks and whoever answers hear of each other once; everything can be done on pages without scripts, once
// for each press; and whatever was written stays text, in a real browser too, in both sizes.
import { type Browser } from 'playwright-core';
import { axe } from '../support/axe.js';
import { inBrowser, openBrowser, openPage, sizes } from '../support/chromium.js';
import { misfitsOf } from '../support/fits.js';
import { hiddenIn } from '../support/forms.js';
import { Mouse } from '../support/hands.js';
import { type TestPerson } from '../support/people.js';
import { type OwnedCampaign, World } from './world.js';

let world: World;
let browser: Browser | undefined;
let asker: TestPerson;

beforeAll(async () => {
  world = await World.open();
  browser = await openBrowser();
  asker = await world.member({ displayName: 'Ines Asker', locale: 'fr' });
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await world.stop();
}, 60_000);

async function asked(text: string, { token }: TestPerson, { id }: OwnedCampaign): Promise<string> {
  const { status, body } = await world.call('POST', `/v1/campaigns/${id}/comments`, { token, body: { text } });
  expect(status).toBe(201);
  return body.id as string;
}
const answer = (id: string, text: string, { token }: TestPerson) =>
  world.call('POST', `/v1/comments/${id}/answers`, { token, body: { text } });

describe('mails', () => {
  const kindsTo = async ({ email }: TestPerson, kind: string) =>
    (await world.mailsTo(email)).filter((mail) => mail.kind === kind);

  it('tell owner and deputy of a question and the asker of an answer, each once, in their language, and not themselves', async () => {
    const mine = await world.campaign({ title: 'A dike' });
    const deputy = await world.member({ locale: 'nl' });
    await world.sql('update projects set deputy_id = $2 where id = $1', [mine.projectId, deputy.userId]);
    const id = await asked('Salt?\n\n-- \nTally', asker, mine);
    await answer(id, 'Fresh.', deputy);
    await asked('I, the owner, say so', mine.owner, mine);
    expect((await kindsTo(mine.owner, 'commentWritten')).map(({ subject }) => subject)).toEqual([
      'Ines Asker writes on the page of “A dike”',
    ]);
    const toDeputy = await kindsTo(deputy, 'commentWritten');
    expect(toDeputy.map(({ locale }) => locale)).toEqual(['nl', 'nl']);
    expect(toDeputy.at(-1)?.body).toContain(`“Salt? -- Tally”`);
    expect(toDeputy.at(-1)?.body).toContain(`/nl/campaigns/${mine.id}/comments/${id}`);
    expect(toDeputy.at(-1)?.unsubscribeUrl).toContain('topic=comments');
    const [told, ...more] = await kindsTo(asker, 'commentAnswered');
    expect([told?.subject, more]).toEqual(['Une réponse pour vous, à propos de « A dike »', []]);
    expect(told?.unsubscribeUrl).toContain('topic=answers');
    expect(await kindsTo(deputy, 'commentAnswered')).toEqual([]);
  });

  it('are not written to whoever switched them off', async () => {
    const mine = await world.campaign();
    const refused = { token: mine.owner.token, body: { refused: ['comments'] } };
    expect((await world.call('PUT', '/v1/me/mail-choices', refused)).status).toBe(204);
    await asked('Heard?', await world.member(), mine);
    expect(await kindsTo(mine.owner, 'commentWritten')).toEqual([]);
  });
});

describe('pages', () => {
  it('a question is asked, answered, corrected and deleted without scripts, once for each press', async () => {
    const [mine, elsewhere] = [await world.campaign(), await world.campaign()];
    const at = `/en/campaigns/${mine.slug}/comments`;
    expect((await world.forms().get(at)).text).toContain(`/en/sign-in?next=${encodeURIComponent(at)}`);
    const reader = await world.member({ displayName: 'Rita Reader' });
    const [pages, owners] = [world.forms(reader.token), world.forms(mine.owner.token)];
    const key = hiddenIn(await pages.get(at), 'key');
    const wrong = await pages.post(at, { key, text: '' });
    expect([wrong.status, wrong.text.includes('id="f-text-error"')]).toEqual([422, true]);
    const { to } = await pages.post(at, { key, text: 'How\r\nlong?' });
    expect((await pages.post(at, { key, text: 'How\r\nlong?' })).to).toBe(to);
    const id = to.split('#c-')[1] ?? '';
    expect((await owners.get(at)).text).toContain(`href="${at}/${id}"`);
    const form = await owners.get(`${at}/${id}`);
    const fields = { key: hiddenIn(form, 'key'), text: 'A year.' };
    expect((await owners.post(`${at}/${id}/answer`, { ...fields, text: '' })).status).toBe(422);
    expect((await owners.post(`${at}/${id}/answer`, fields)).status).toBe(303);
    expect((await pages.post(`${at}/${id}/answer`, fields)).status).toBe(422);
    expect((await owners.post(`${at}/${id}/correct`, { correction: 'x' })).status).toBe(404);
    expect((await pages.post(`${at}/${id}/correct`, { correction: '' })).status).toBe(422);
    expect((await pages.post(`${at}/${id}/correct`, { correction: 'How far?' })).status).toBe(303);
    const shown = (await world.forms().get(`/en/campaigns/${mine.slug}`)).text;
    for (const part of ['How far?', 'A year.', '<em>Creator</em>', 'One question or comment', 'Rita Reader'])
      expect([part, shown.includes(part)]).toEqual([part, true]);
    expect((await pages.post(`${at}/${id}/delete`)).status).toBe(303);
    expect((await pages.get(at)).text).toContain('Deleted by its author.');
    expect((await world.forms(reader.token).get(`/en/campaigns/${elsewhere.slug}/comments/${id}`)).status).toBe(404);
  });

  const markup = `<script>window.hit=1</script><svg onload="window.hit=1"><img src=x onerror="window.hit=1">"'&lt; javascript:window.hit=1 https://example.org/"onmouseover="window.hit=1 ${'W'.repeat(120)}`;

  for (const [name, viewport] of Object.entries(sizes)) {
    inBrowser(
      `whatever was written stays text, links are links, nothing is wrong for axe, and all of it fits: ${name}`,
      async () => {
        const mine = await world.campaign({ title: 'A weir' });
        const id = await asked(markup, await world.member({ displayName: '<b>Bold</b> "Name"' }), mine);
        await answer(id, markup, mine.owner);
        const { page, complaints } = await openPage(browser, {
          viewport,
          extraHTTPHeaders: { authorization: `Bearer ${mine.owner.token}` },
        });
        const at = `/en/campaigns/${mine.slug}`;
        for (const path of [at, `${at}/comments`, `/nl/campaigns/${mine.slug}/comments/${id}`]) {
          await page.goto(world.running.url + path);
          expect([path, await axe(page)]).toEqual([path, []]);
          expect([path, await misfitsOf(page)]).toEqual([path, []]);
          expect([path, await page.evaluate('window.hit')]).toEqual([path, undefined]);
          const links = await page.locator('.as-typed a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
          expect([path, new Set(links)]).toEqual([path, new Set(['https://example.org/'])]);
        }
        await page.goto(`${world.running.url}${at}/comments`);
        const hands = new Mouse(page);
        await hands.press('link', 'Answer <b>Bold</b> "Name"');
        await hands.fill('Your answer', 'Two weirs.');
        await hands.press('button', 'Publish the answer');
        expect(await page.locator('.reply').count()).toBe(2);
        expect(complaints).toEqual([]);
        await page.context().close();
      },
      120_000,
    );
  }
});

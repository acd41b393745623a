// Guarantee: second factors are set up, asked for and turned off on pages that work without scripts; and whoever has to
// show again who they are comes back to where they were, and never to another site.
import { Database, rows } from '../../src/platform/database/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { axe } from '../support/axe.js';
import { inBrowser, PageBrowser, sizes } from '../support/chromium.js';
import { Forms, hiddenIn, type Shown } from '../support/forms.js';
import { aMember, freeNetwork, goodPassword, grant, staff, type TestPerson } from '../support/people.js';
import { anApp, codeOf, forgetSteps } from '../support/second-factor.js';

let running: RunningApp;
let browser: PageBrowser;

beforeAll(async () => {
  running = await startApp({ settings: { STAFF_SECOND_FACTOR: 'required' } });
  browser = await PageBrowser.open();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await running.stop();
});
beforeEach(() => freeNetwork(running));

const pagesOf = ({ token }: TestPerson) => new Forms(running, token);
const security = '/en/my/account/security';
const secretIn = ({ text }: Shown) =>
  (/<p class="secret"><code>([A-Z2-7 ]+)</.exec(text)?.[1] ?? '').replaceAll(' ', '');
const codesIn = ({ text }: Shown) =>
  [...text.matchAll(/<li><code>([a-z2-9]{5}-[a-z2-9]{5})</g)].map(([, code]) => code);
const sinceLong = () =>
  running.app
    .get(Database)
    .inTransaction((tx) => rows(tx, `update sessions set stepped_up_at = stepped_up_at - interval '11 minutes'`));
const cookieOf = ({ headers }: Shown) => (headers.get('set-cookie') ?? '').split(';')[0] ?? '';

/** What a browser with this cookie and no scripts gets. */
async function withCookie(cookie: string, method: 'GET' | 'POST', path: string, fields?: Record<string, string>) {
  const answer = await fetch(running.url + path, {
    method,
    redirect: 'manual',
    headers: { accept: 'text/html', cookie, origin: new URL(running.settings.PUBLIC_URL).origin },
    ...(fields && { body: new URLSearchParams(fields) }),
  });
  const to = answer.headers.get('location') ?? '';
  return { status: answer.status, to, text: await answer.text(), headers: answer.headers };
}

describe('an authenticator app', () => {
  it('is set up by a picture or by letters, and a wrong code shows both again', async () => {
    const member = await aMember(running);
    const mine = pagesOf(member);
    const shown = await mine.post(`${security}/app`);
    expect([shown.status, shown.text]).toEqual([200, expect.stringContaining('<svg')]);
    const secret = secretIn(shown);
    const wrong = await mine.post(`${security}/app/confirm`, { code: '000000' });
    expect([wrong.status, secretIn(wrong)]).toEqual([422, secret]);
    expect(wrong.text).toMatch(/id="f-code-error"[^>]*>This code is not right/);

    const made = await mine.post(`${security}/app/confirm`, { code: codeOf(secret) });
    expect([made.status, codesIn(made).length]).toEqual([201, 10]);
    expect((await mine.get(security)).text).toContain('10 codes are left');
  });

  it('is asked for after the password, in the reader’s language, and leads to where they wanted to go', async () => {
    const member = await aMember(running);
    const { secret } = await anApp(running, member);
    const visitor = new Forms(running);
    const { email } = member;
    const first = await visitor.post('/fr/sign-in', { email, password: goodPassword, next: '/my/account#terms' });
    expect([first.status, first.to]).toEqual([303, '/fr/sign-in/code?next=%2Fmy%2Faccount%23terms']);
    const cookie = cookieOf(first);
    expect((await withCookie(cookie, 'GET', '/fr/my/account')).status).toBe(401);
    expect((await withCookie(cookie, 'GET', '/fr/sign-in/code')).text).toContain('Encore une étape');

    const then = '/my/account#terms';
    const wrong = await withCookie(cookie, 'POST', '/fr/sign-in/code', { code: '000000', then });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('Ce code n’est pas le bon')]);
    const done = await withCookie(cookie, 'POST', '/fr/sign-in/code', { code: codeOf(secret), then });
    expect([done.status, done.to]).toEqual([303, '/fr/my/account#terms']);
    expect((await withCookie(cookieOf(done), 'GET', '/fr/my/account')).status).toBe(200);
    expect((await withCookie(cookie, 'GET', '/fr/sign-in/code')).to).toBe('/fr/sign-in');
  });

  it('is turned off by a code', async () => {
    const member = await aMember(running);
    const { secret } = await anApp(running, member);
    const mine = pagesOf(member);
    expect((await mine.post(`${security}/app/off`, { code: '123' })).status).toBe(422);
    expect((await mine.post(`${security}/app/off`, { code: codeOf(secret) })).to).toBe(security);
    expect((await mine.get(security)).text).toContain('Set up an app');
  });
});

describe('showing again who one is', () => {
  it('is asked for before second factors are changed, and leads back', async () => {
    const member = await aMember(running);
    const mine = pagesOf(member);
    await sinceLong();
    const before = await mine.get(security);
    expect(before.text).not.toContain('/security/app"');
    expect(before.text).toContain('/en/account/confirm?then=%2Fmy%2Faccount%2Fsecurity');
    const refused = await mine.post(`${security}/app`);
    expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('/en/account/confirm?then=')]);

    const form = { then: '/my/account/security', password: 'not the password' };
    const wrong = await mine.post('/nl/account/confirm', form);
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('Dit is niet uw wachtwoord')]);
    expect((await mine.post('/nl/account/confirm', { ...form, password: goodPassword })).to).toBe(
      '/nl/my/account/security',
    );
    expect((await mine.get(security)).text).toContain('/security/app"');
  });

  it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'evil', '/a b', ''])(
    'never leads to %j',
    async (then) => {
      const mine = pagesOf(await aMember(running));
      const shown = await mine.get(`/en/account/confirm?then=${encodeURIComponent(then)}`);
      expect(hiddenIn(shown, 'then')).toBe('/');
      expect((await mine.post('/en/account/confirm', { then, password: goodPassword })).to).toBe('/en');
    },
  );

  it('needs the code of those who have one', async () => {
    const member = await aMember(running);
    const { secret } = await anApp(running, member);
    const mine = pagesOf(member);
    await sinceLong();
    expect((await mine.get('/en/account/confirm?then=/staff')).text).not.toContain('type="password"');
    await forgetSteps(running, member);
    expect((await mine.post('/en/account/confirm', { then: '/staff', code: codeOf(secret) })).to).toBe('/en/staff');
  });
});

it('leads staff without a second factor to set one up, and then to their work', async () => {
  const person = await aMember(running);
  await grant(running, person.userId, ['owner'], 25);
  const mine = pagesOf(person);
  const refused = await mine.get('/en/staff');
  expect([refused.status, refused.text]).toEqual([403, expect.stringContaining(`href="${security}"`)]);
  expect((await mine.get(security)).text).toContain('Your roles in the team are in effect once');
  await anApp(running, person);
  expect((await mine.get('/en/staff')).status).toBe(200);
});

inBrowser(
  'axe finds nothing, and nothing overflows, in three languages and two sizes',
  async () => {
    const plain = await aMember(running, { displayName: 'x'.repeat(80) });
    const secured = await staff(running, 'owner');
    await anApp(running, secured);
    for (const viewport of Object.values(sizes)) {
      for (const { token } of [plain, secured]) {
        const page = await browser.page({ viewport, extraHTTPHeaders: { authorization: `Bearer ${token}` } });
        for (const locale of ['en', 'fr', 'nl']) {
          for (const path of ['/sign-in', '/account/confirm?then=/staff', '/my/account/security']) {
            await page.goto(`${running.url}/${locale}${path}`);
            expect([path, await axe(page)]).toEqual([path, []]);
            const beyond = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
            expect([path, beyond]).toEqual([path, 0]);
          }
        }
        const setUp = token === plain.token;
        if (setUp) {
          await page.click('form[action$="/security/app"] button');
          expect(await axe(page)).toEqual([]);
          expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
        }
        const shots = process.env['SHOTS'];
        if (shots)
          await page.screenshot({
            path: `${shots}/${setUp ? 'setup' : 'security'}-${viewport.width}.png`,
            fullPage: true,
          });
        await page.context().close();
      }
    }
    expect(browser.complaints).toEqual([]);
  },
  240_000,
);

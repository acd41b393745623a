// Guarantee: second factors are set up, asked for and turned off on pages that work without scripts; a passkey of a real
// browser signs in alone and cannot be used twice; and whoever has to show again who they are comes back to where they
// were, and never to another site.
import { createServer, connect, type Server } from 'node:net';
import { type AddressInfo } from 'node:net';
import { type Page } from 'playwright-core';
import { Database, rows } from '../../src/platform/database/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { axe } from '../support/axe.js';
import { inBrowser, PageBrowser, sizes } from '../support/chromium.js';
import { Forms, hiddenIn, type Shown } from '../support/forms.js';
import { aMember, freeNetwork, goodPassword, grant, staff, type TestPerson } from '../support/people.js';
import { anApp, codeOf, forgetSteps } from '../support/second-factor.js';

let running: RunningApp;
let browser: PageBrowser;
let door: Server;
let home: string;

// Passkeys belong to a host, not to an address: browsers come to `localhost`, at a door that leads to the application.
beforeAll(async () => {
  let port = 0;
  door = createServer((client) => {
    const inside = connect(port, '127.0.0.1');
    client.pipe(inside).pipe(client);
    client.on('error', () => inside.destroy());
    inside.on('error', () => client.destroy());
  });
  await new Promise<void>((resolve) => door.listen(0, 'localhost', resolve));
  home = `http://localhost:${(door.address() as AddressInfo).port}`;
  running = await startApp({ settings: { PUBLIC_URL: home, STAFF_SECOND_FACTOR: 'required' } });
  port = Number(new URL(running.url).port);
  browser = await PageBrowser.open();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await running.stop();
  door.close();
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
    headers: { accept: 'text/html', cookie, origin: home },
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

/** A device that makes passkeys and shows its owner's finger when asked. */
async function deviceOf(page: Page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  return { cdp, authenticatorId };
}

async function signInOn(page: Page, { email }: TestPerson): Promise<void> {
  await page.goto(`${home}/en/sign-in`);
  await page.fill('#f-email', email);
  await page.fill('#f-password', goodPassword);
  await page.click('form[action="/en/sign-in"] button');
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
}

describe('a passkey', () => {
  inBrowser('is made, signs in alone, stands for the second factor, and is removed', async () => {
    const member = await aMember(running);
    const page = await browser.page();
    const { cdp, authenticatorId } = await deviceOf(page);
    await signInOn(page, member);
    await page.goto(`${home}${security}`);
    await page.fill('#f-name', 'My laptop');
    await page.click('text=Add a passkey');
    await page.waitForSelector('.recovery-codes');
    await page.goto(`${home}${security}`);
    expect(await page.textContent('#passkeys tbody')).toContain('My laptop');

    // In a browser that knows nobody, the passkey says whose it is.
    await page.context().clearCookies();
    await page.goto(`${home}/en/sign-in?next=/my/account/security`);
    await page.click('text=Use a passkey');
    await page.waitForURL(`${home}${security}`);
    const credentials = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
    expect(credentials.credentials.map(({ rpId }) => rpId)).toEqual(['localhost']);

    // The password alone does not do any more, and the passkey is the second step.
    await page.context().clearCookies();
    await signInOn(page, member);
    expect(page.url()).toContain('/en/sign-in/code');
    await page.click('text=Use a passkey');
    await page.waitForURL(`${home}/en`);

    await sinceLong();
    await page.goto(`${home}/en/account/confirm?then=/my/account/security`);
    await page.click('text=Use a passkey');
    await page.waitForURL(`${home}${security}`);
    await page.click('#passkeys .small-btn');
    await page.waitForSelector('text=You have none yet.');
    await page.context().clearCookies();
    await page.goto(`${home}/en/sign-in`);
    await page.click('text=Use a passkey');
    await page.waitForSelector('text=This passkey did not work here.');
    expect(browser.complaints).toEqual([]);
    await page.context().close();
  });

  inBrowser('that does not verify its owner, was copied, or has signed before, opens nothing', async () => {
    const member = await aMember(running);
    const page = await browser.page();
    const { cdp, authenticatorId } = await deviceOf(page);
    await signInOn(page, member);
    await page.goto(`${home}${security}`);
    await page.fill('#f-name', 'My phone');
    await page.click('text=Add a passkey');
    await page.waitForSelector('.recovery-codes');
    await page.context().clearCookies();

    // What it signed is sent twice.
    let sent: Record<string, string> = {};
    page.on('request', (request) => {
      if (request.url().endsWith('/sign-in/passkey'))
        sent = Object.fromEntries(new URLSearchParams(request.postData() ?? ''));
    });
    await page.goto(`${home}/en/sign-in`);
    await page.click('text=Use a passkey');
    await page.waitForURL(`${home}/en`);
    const { challengeId, credential } = sent;
    const again = await running.call('POST', '/v1/sessions/passkey', { body: { challengeId, credential } });
    expect([again.status, again.body.type]).toEqual([422, '/problems/passkey-refused']);
    const { body: fresh } = await running.call('POST', '/v1/passkey-challenges');
    const other = await running.call('POST', '/v1/sessions/passkey', {
      body: { challengeId: fresh.challengeId, credential },
    });
    expect([other.status, other.body.type]).toEqual([422, '/problems/passkey-refused']);

    const isRefused = async () => {
      await page.context().clearCookies();
      await page.goto(`${home}/en/sign-in`);
      await page.click('text=Use a passkey');
      await page.waitForSelector('text=This passkey did not work here.');
    };
    await running.app
      .get(Database)
      .inTransaction((tx) => rows(tx, 'update passkeys set counter = 1000 where user_id = $1', [member.userId]));
    await isRefused(); // its counter is behind: there is a copy
    await running.app.get(Database).inTransaction((tx) => rows(tx, 'update passkeys set counter = 0'));
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    await page.goto(`${home}/en/sign-in`);
    await page.click('text=Use a passkey');
    await page.waitForSelector('text=That did not work, or was stopped.');
    await page.context().close();
  });

  it('of somebody else is not there, and asks nobody who is not signed in', async () => {
    const [mine, theirs] = [await aMember(running), await aMember(running)];
    await running.app.get(Database).inTransaction((tx) =>
      rows(
        tx,
        `insert into passkeys (user_id, name, credential_id, public_key, counter, transports, created_at)
         values ($1, 'theirs', '\\x01', '\\x02', 0, '{}', clock_timestamp())`,
        [theirs.userId],
      ),
    );
    const { body } = await running.call('GET', '/v1/me/second-factors', { token: theirs.token });
    const path = `/v1/me/passkeys/${body.passkeys[0].id}`;
    expect((await running.call('DELETE', path, { token: mine.token })).status).toBe(404);
    expect((await running.call('DELETE', path)).status).toBe(401);
    expect((await running.call('POST', '/v1/me/passkeys/challenge')).status).toBe(401);
    expect((await running.call('DELETE', path, { token: theirs.token })).status).toBe(204);
  });

  it.each([['{}'], ['nothing'], ['']])('that is none (%j) is refused', async (credential) => {
    const { body: asked } = await running.call('POST', '/v1/passkey-challenges');
    const body = { challengeId: asked.challengeId, credential };
    const { status } = await running.call('POST', '/v1/sessions/passkey', { body });
    expect(status).toBe(credential === '' ? 400 : 422);
  });
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

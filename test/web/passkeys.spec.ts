// Guarantee: a passkey of a real browser signs in alone, stands for the second factor and is removed; one that does not
// verify its owner, was copied, has signed before or is somebody else's opens nothing.
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { type Page } from 'playwright-core';
import { Database, rows } from '../../src/platform/database/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { inBrowser, PageBrowser } from '../support/chromium.js';
import { aMember, freeNetwork, goodPassword, type TestPerson } from '../support/people.js';

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
  running = await startApp({ settings: { PUBLIC_URL: home } });
  port = Number(new URL(running.url).port);
  browser = await PageBrowser.open();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await running.stop();
  door.close();
});
beforeEach(() => freeNetwork(running));

const security = '/en/my/account/security';
const sinceLong = () =>
  running.app
    .get(Database)
    .inTransaction((tx) => rows(tx, `update sessions set stepped_up_at = stepped_up_at - interval '11 minutes'`));

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

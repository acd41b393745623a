// Guarantee: an account is made, confirmed and won back through pages that say the same to known and unknown addresses;
// opening a mail's link does nothing by itself; a secret is shown once; and nobody sees or ends what is somebody else's.
import { type Browser } from 'playwright-core';
import { type RunningApp, startApp } from '../support/app.js';
import { axe } from '../support/axe.js';
import { inBrowser, openBrowser, openPage, sizes } from '../support/chromium.js';
import { Forms, hiddenIn } from '../support/forms.js';
import { aMember, anEmail, challengeToken, freeNetwork, goodPassword, signIn, staff } from '../support/people.js';
import { currentTerms, SignedLinks } from '../../src/users/index.js';

let running: RunningApp;
let browser: Browser | undefined;
let visitor: Forms;

beforeAll(async () => {
  running = await startApp();
  browser = await openBrowser();
  visitor = new Forms(running);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await running.stop();
});
beforeEach(() => freeNetwork(running));

const registration = (over: object = {}) => ({
  ...{ displayName: 'Ada', email: anEmail(), password: goodPassword, locale: 'fr', acceptTerms: currentTerms },
  ...over,
});

describe('a new account', () => {
  it('what is refused stands at its field in the reader’s language, and what was typed stays but for the password', async () => {
    const form = registration({ displayName: '', email: 'nobody', acceptTerms: '' });
    const { status, text } = await visitor.post('/fr/register', form);
    expect(status).toBe(422);
    expect(text).toContain('Ce n’est pas une adresse e-mail');
    expect(text.match(/Veuillez remplir ce champ/g)?.length).toBeGreaterThanOrEqual(2);
    expect(text).toContain('value="nobody"');
    expect(text).not.toContain(goodPassword);
  });

  it('a weak password is told at its field', async () => {
    const { status, text } = await visitor.post('/nl/register', registration({ password: 'aaaaaaaaaaaa' }));
    expect(status).toBe(422);
    expect(text).toMatch(/id="f-password-error"[^>]*>Dit wachtwoord is te makkelijk te raden/);
  });

  it('says the same for an address that is known and one that is not', async () => {
    const known = await aMember(running);
    const answers = [
      await visitor.post('/en/register', registration({ email: known.email })),
      await visitor.post('/en/register', registration()),
    ];
    expect(answers.map(({ status, to }) => [status, to])).toEqual([
      [303, '/en/register?sent'],
      [303, '/en/register?sent'],
    ]);
    expect((await visitor.get('/en/register?sent')).text).toContain('Look into your mailbox');
  });

  it('is confirmed by the button, not by opening the link, and once', async () => {
    const form = registration();
    await visitor.post('/en/register', form);
    const token = await challengeToken(running, form.email, 'verify_email');
    const shown = await visitor.get(`/en/verify-email?token=${token}`);
    expect(shown.text).toContain('Yes, this address is mine');
    await expect(signIn(running, form.email)).rejects.toThrow('401');

    const sent = { token: hiddenIn(shown, 'token') };
    expect((await visitor.post('/en/verify-email', sent)).to).toBe('/en/verify-email?done');
    await signIn(running, form.email);
    const again = await visitor.post('/nl/verify-email', sent);
    expect([again.status, again.text]).toEqual([422, expect.stringContaining('Deze link is al gebruikt')]);
  });
});

describe('a forgotten password', () => {
  it('says the same for an address that is known and one that is not', async () => {
    const { email } = await aMember(running);
    for (const address of [email, anEmail()]) {
      const { status, to } = await visitor.post('/fr/forgot-password', { email: address });
      expect([status, to]).toEqual([303, '/fr/forgot-password?sent']);
    }
  });

  it('is set anew by the link, which a weak one does not use up, and ends every session', async () => {
    const member = await aMember(running);
    await visitor.post('/en/forgot-password', { email: member.email });
    const token = await challengeToken(running, member.email, 'reset_password');
    const weak = await visitor.post('/en/reset-password', { token, password: 'aaaaaaaaaaaa' });
    expect([weak.status, hiddenIn(weak, 'token')]).toEqual([422, token]);

    const password = 'a longer stick in three parts';
    expect((await visitor.post('/en/reset-password', { token, password })).to).toBe('/en/reset-password?done');
    await signIn(running, member.email, password);
    expect((await new Forms(running, member.token).get('/en/my/account')).status).toBe(401);
  });
});

describe('one’s own account', () => {
  it('is for members; others are led to sign in and back', async () => {
    const { status, text } = await visitor.get('/en/my/account');
    expect(status).toBe(401);
    expect(text).toContain('/en/sign-in?next=%2Fmy%2Faccount');
  });

  it('shows roles with what they may, and whatever name was chosen as text', async () => {
    const { token } = await staff(running, 'auditor');
    expect((await new Forms(running, token).get('/nl/my/account')).text).toContain('Auditor, sinds');
    const name = '<script>alert(1)</script><svg onload=alert(1)>';
    const hostile = await aMember(running, { displayName: name });
    const { text } = await new Forms(running, hostile.token).get('/en/my/account');
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('&lt;script>alert(1)&lt;/script>');
  });

  it('changes the name and the language of letters, and leads on in that language', async () => {
    const { token } = await aMember(running);
    const mine = new Forms(running, token);
    const wrong = await mine.post('/en/my/account/profile', { displayName: '\u202e', locale: 'nl' });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('id="f-displayName-error"')]);
    const saved = await mine.post('/en/my/account/profile', { displayName: 'Grace <Hopper>', locale: 'nl' });
    expect(saved.to).toMatch(/^\/nl\/my\/account/);
    expect((await mine.get('/nl/my/account')).text).toContain('Grace &lt;Hopper>');
    const body = { locale: 'fr' };
    expect((await running.call('PATCH', '/v1/me', { token, body })).body).toMatchObject({
      displayName: 'Grace <Hopper>',
      locale: 'fr',
    });
    expect((await running.call('PATCH', '/v1/me', { token, body: { displayName: '' } })).status).toBe(400);
    expect((await running.call('PATCH', '/v1/me', { token, body: { email: 'other@example.org' } })).status).toBe(400);
  });

  it('makes a token that works, is shown once, and is not made twice by one form', async () => {
    const member = await aMember(running);
    const mine = new Forms(running, member.token);
    const form = { key: hiddenIn(await mine.get('/en/my/account'), 'key'), name: 'Nightly list', days: '30' };
    const made = await mine.post('/en/my/account/tokens', form);
    expect(made.status).toBe(201);
    const token = /<code>(tly[^<]+|[^<]{30,})<\/code>/.exec(made.text)?.[1] ?? '';
    expect((await running.call('GET', '/v1/me', { token })).body.id).toBe(member.userId);
    expect((await mine.get('/en/my/account')).text).not.toContain(token);

    const again = await mine.post('/en/my/account/tokens', form);
    expect([again.status, again.to]).toEqual([303, '/en/my/account#sessions']);
    expect((await mine.get('/en/my/account')).text.match(/Nightly list/g)).toHaveLength(2); // its name and its button
    // A program makes no further ones.
    expect((await new Forms(running, token).post('/en/my/account/tokens', form)).status).toBe(403);
  });

  it('refuses a token without a name or for too long, and keeps what was typed', async () => {
    const mine = new Forms(running, (await aMember(running)).token);
    const { status, text } = await mine.post('/en/my/account/tokens', { key: '', name: '', days: '400' });
    expect(status).toBe(422);
    expect(text).toContain('value="400"');
    expect(text).toContain('id="f-name-error"');
  });

  it('ends one of its sessions, never somebody else’s, and all of them at once', async () => {
    const member = await aMember(running);
    const second = await signIn(running, member.email);
    const mine = new Forms(running, member.token);
    const { body } = await running.call('GET', '/v1/sessions', { token: second.token });
    const other = body.data.find(({ current }: { current: boolean }) => current).id;
    const stranger = new Forms(running, (await aMember(running)).token);
    expect((await stranger.post(`/en/my/account/sessions/${other}/end`)).status).toBe(404);
    expect((await mine.post(`/en/my/account/sessions/${other}/end`)).to).toBe('/en/my/account#sessions');
    expect((await new Forms(running, second.token).get('/en/my/account')).status).toBe(401);

    const ended = await mine.post('/en/my/account/sessions/end-all');
    expect([ended.to, ended.headers.get('set-cookie')]).toEqual([
      '/en/sign-in?out',
      expect.stringContaining('Max-Age=0'),
    ]);
    expect((await mine.get('/en/my/account')).status).toBe(401);
  });

  it('says once who receives the money', async () => {
    const mine = new Forms(running, (await aMember(running)).token);
    const wrong = await mine.post('/fr/my/account/recipient', { legalName: 'Coopérative', country: 'Belgium' });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('value="Coopérative"')]);
    const form = { legalName: 'Coopérative', country: 'BE' };
    expect((await mine.post('/fr/my/account/recipient', form)).to).toBe('/fr/my/account#recipient');
    expect((await mine.get('/fr/my/account')).text).toContain('Belgique');
    expect((await mine.post('/fr/my/account/recipient', form)).text).toContain('Vous avez déjà dit qui reçoit');
  });

  it('takes no form from another site', async () => {
    const { token } = await aMember(running);
    const answer = await fetch(`${running.url}/en/my/account/sessions/end-all`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, origin: 'https://evil.example', accept: 'text/html' },
    });
    expect(answer.status).toBe(403);
  });
});

const paths = ['/start', '/register', '/register?sent', '/verify-email?token=a', '/verify-email?done', '/forgot-password', '/reset-password?token=a', '/my/account', '/my/letters']; // prettier-ignore

inBrowser(
  'axe finds nothing, and nothing overflows, in three languages and two sizes',
  async () => {
    const { token, userId } = await aMember(running, { displayName: 'x'.repeat(80) });
    const wayOut = `/unsubscribe?topic=card_reminders&token=${running.app.get(SignedLinks).sign('unsubscribe', userId)}`;
    for (const viewport of Object.values(sizes)) {
      const extraHTTPHeaders = { authorization: `Bearer ${token}` };
      const { page, complaints } = await openPage(browser, { viewport, extraHTTPHeaders });
      for (const path of ['en', 'fr', 'nl'].flatMap((locale) =>
        [...paths, wayOut].map((each) => `/${locale}${each}`),
      )) {
        await page.goto(running.url + path);
        expect([path, await axe(page)]).toEqual([path, []]);
        const beyond = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect([path, beyond]).toEqual([path, 0]);
      }
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  },
  180_000,
);

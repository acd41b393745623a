// Guarantee: a registration answers the same for every address, gives nobody else a way in, and adopts the guest of
// the address once it is shown to be theirs; a reset ends everything that the old password had opened.
import { Database, rows } from '../../src/platform/database/index.js';
import { Consumers } from '../../src/platform/outbox/index.js';
import { attemptLimits } from '../../src/users/attempts.js';
import { currentTerms, SignedLinks, userChallenged, userRegisteredAgain, Users } from '../../src/users/index.js';
import { startApp, type RunningApp } from '../support/app.js';
import { aMember, anEmail, challengeToken, freeNetwork, goodPassword, signIn } from '../support/people.js';

let running: RunningApp;
let database: Database;

beforeAll(async () => {
  running = await startApp({ settings: { ROLE: 'api' } });
  database = running.app.get(Database);
  const consumers = running.app.get(Consumers);
  consumers.on(userChallenged, 'spec.challenged', async () => {});
  consumers.on(userRegisteredAgain, 'spec.registered-again', async () => {});
});
afterAll(() => running.stop());
beforeEach(() => freeNetwork(running));

const registration = (email: string, over: object = {}) => ({
  ...{ email, password: goodPassword, displayName: 'Ada', locale: 'fr', acceptTerms: currentTerms },
  ...over,
});
const register = (email: string, over: object = {}) =>
  running.call('POST', '/v1/users', { body: registration(email, over) });
const verify = (token: string) => running.call('POST', '/v1/users/verify-email', { body: { token } });
const attempt = (email: string, password: string) =>
  running.call('POST', '/v1/sessions', { body: { email, password } });
const askReset = (email: string) => running.call('POST', '/v1/password-resets', { body: { email } });
const reset = (token: string, password: string) =>
  running.call('POST', '/v1/password-resets/complete', { body: { token, password } });
/** How often an event was emitted; each of its consumers has a row of its own. */
const emitted = async (event: string): Promise<number> => {
  const counts = 'select count(*) as n from outbox where event = $1 group by consumer order by 1 desc limit 1';
  return Number((await database.read<{ n: string }>(counts, [event]))[0]?.n ?? 0);
};
const guestOf = async (email: string) => {
  const guest = { email, displayName: 'A guest', locale: 'en' } as const;
  const [one] = (await database.inTransaction((tx) => running.app.get(Users).findOrCreateGuests(tx, [guest]))).values();
  if (!one) throw new Error('Postgres did not give the guest back');
  return one;
};

describe('registering', () => {
  it('answers the same for a new, a waiting and a known address, and mails each its own', async () => {
    const waiting = anEmail();
    await register(waiting);
    const { email: known } = await aMember(running);
    const [challenged, again] = [await emitted('user.challenged'), await emitted('user.registered-again')];
    const answers = [await register(anEmail()), await register(waiting), await register(known.toUpperCase())];
    for (const { status, body } of answers) expect([status, body]).toEqual([202, '']);
    expect(await emitted('user.challenged')).toBe(challenged + 2);
    expect(await emitted('user.registered-again')).toBe(again + 1);
  });

  it('lets nobody sign in before the link was opened', async () => {
    const email = anEmail();
    await register(email);
    expect((await attempt(email, goodPassword)).status).toBe(401);
    expect((await verify(await challengeToken(running, email, 'verify_email'))).status).toBe(204);
    expect((await attempt(email, goodPassword)).status).toBe(201);
  });

  it('gives a stranger who registers the same address no way in', async () => {
    const email = anEmail();
    await register(email, { password: 'the stranger was here first' });
    const ofStranger = await challengeToken(running, email, 'verify_email');
    await register(email, { displayName: 'The owner' });
    const ofOwner = await challengeToken(running, email, 'verify_email');
    await register(email, { password: 'the stranger was here again' });
    const ofStrangerAgain = await challengeToken(running, email, 'verify_email');

    expect((await verify(ofOwner)).status).toBe(204);
    for (const token of [ofStranger, ofStrangerAgain]) {
      expect((await verify(token)).body.type).toBe('/problems/challenge-over');
    }
    expect((await attempt(email, 'the stranger was here first')).status).toBe(401);
    const { token } = await signIn(running, email);
    expect((await running.call('GET', '/v1/me', { token })).body.displayName).toBe('The owner');
    expect(
      await database.read('select 1 from email_challenges where used_at is not null and password_hash is not null'),
    ).toEqual([]);
  });

  it('leaves one member when 8 register at once, and one link that works', async () => {
    const email = anEmail();
    await Promise.all(Array.from({ length: 8 }, () => register(email)));
    const people = await database.read('select 1 from users where email = $1', [email]);
    const open = await database.read<{ id: string }>(
      `select c.id from email_challenges c join users u on u.id = c.user_id where u.email = $1`,
      [email],
    );
    expect(people).toHaveLength(1);
    expect(open).toHaveLength(attemptLimits.mailByAddress.limit);
    const links = running.app.get(SignedLinks);
    const answers = await Promise.all(open.map(({ id }) => verify(links.sign('verify_email', id))));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 422, 422, 422, 422]);
  });

  it('mails one address at most five times a day, and answers on', async () => {
    const email = anEmail();
    const before = await emitted('user.challenged');
    for (let i = 0; i < 7; i += 1) expect((await register(email)).status).toBe(202);
    for (let i = 0; i < 2; i += 1) expect((await askReset(email)).status).toBe(202);
    expect((await emitted('user.challenged')) - before).toBe(5);
  });

  it('is limited per network', async () => {
    const { limit } = attemptLimits.registrationByNetwork;
    const answers = await Promise.all(Array.from({ length: limit + 3 }, () => register(anEmail())));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(3);
  });

  it.each([
    [{ email: 'no-address' }, '/email'],
    [{ email: `a@b.c\u0000` }, '/email'],
    [{ password: 'short' }, '/password'],
    [{ password: 123456789012 }, '/password'],
    [{ displayName: '  ' }, '/displayName'],
    [{ displayName: 'x'.repeat(81) }, '/displayName'],
    [{ displayName: 'Ada \u202e evil' }, '/displayName'],
    [{ displayName: '4242 4242 4242 4242' }, '/displayName'],
    [{ locale: 'de' }, '/locale'],
    [{ acceptTerms: true }, '/acceptTerms'],
    [{ kind: 'member' }, '/kind'],
  ])('refuses %j', async (over, pointer) => {
    const { status, body } = await register(anEmail(), over);
    expect([status, body.errors[0].pointer]).toEqual([400, pointer]);
  });

  it.each([
    [{ acceptTerms: '1999-01' }, 'terms-outdated'],
    [{ password: 'aaaaaaaaaaaaaaa' }, 'password-weak'],
    [{ password: '123456789012' }, 'password-weak'],
  ])('refuses %j by the rules', async (over, code) => {
    const { status, body } = await register(anEmail(), over);
    expect([status, body.type]).toEqual([422, `/problems/${code}`]);
  });
});

describe('the link of a mail', () => {
  it('works once', async () => {
    const email = anEmail();
    await register(email);
    const token = await challengeToken(running, email, 'verify_email');
    const answers = await Promise.all([verify(token), verify(token), verify(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 422, 422]);
  });

  it('ends after two days of real time, and the mail is not written any more', async () => {
    const email = anEmail();
    await register(email);
    const token = await challengeToken(running, email, 'verify_email');
    const id = running.app.get(SignedLinks).verify('verify_email', token);
    const users = running.app.get(Users);
    expect(await users.challengeMail(database, id)).toMatchObject({ email, locale: 'fr', displayName: 'Ada', token });
    await database.inTransaction((tx) => rows(tx, 'update email_challenges set expires_at = clock_timestamp()'));
    expect((await verify(token)).body.type).toBe('/problems/challenge-over');
    expect(await users.challengeMail(database, id)).toBeUndefined();
  });

  it('of another purpose, another key or no purpose at all is over too', async () => {
    const { email } = await aMember(running);
    await askReset(email);
    const ofReset = await challengeToken(running, email, 'reset_password');
    const links = new SignedLinks({ APP_SECRET: 'another secret of thirty-two letters' });
    const id = running.app.get(SignedLinks).verify('reset_password', ofReset);
    for (const token of [ofReset, links.sign('verify_email', id), 'x', `${ofReset}=`, ofReset.slice(1)]) {
      expect((await verify(token)).body.type).toBe('/problems/challenge-over');
    }
  });
});

describe('the guest of an address', () => {
  it('is adopted when the address is verified, and when its member signs in', async () => {
    const email = anEmail();
    const guest = await guestOf(email.toUpperCase());
    const member = await aMember(running, { email });
    const users = running.app.get(Users);
    expect(await users.ownsIdentity(database, member.userId, guest.id)).toBe(true);

    const later = await guestOf(email);
    expect(later.id).not.toBe(guest.id);
    expect(await users.ownsIdentity(database, member.userId, later.id)).toBe(false);
    await signIn(running, email);
    expect(await users.identitiesOf(database, member.userId)).toEqual([member.userId, guest.id, later.id].sort());
  });

  it('is not adopted by a registration that nobody verified', async () => {
    const email = anEmail();
    const guest = await guestOf(email);
    await register(email);
    expect((await running.app.get(Users).find(database, guest.id))?.adoptedBy).toBeNull();
  });
});

describe('a new password', () => {
  it('is asked for alike by known, unknown and unverified addresses', async () => {
    const { email } = await aMember(running);
    const unverified = anEmail();
    await register(unverified);
    const before = await emitted('user.challenged');
    for (const address of [email, anEmail(), unverified]) {
      const { status, body } = await askReset(address);
      expect([status, body]).toEqual([202, '']);
    }
    expect(await emitted('user.challenged')).toBe(before + 1);
  });

  it('ends every session and token, and works once', async () => {
    const { email, token } = await aMember(running);
    const made = await running.call('POST', '/v1/api-tokens', { token, body: { name: 'ci', days: 9 } });
    await askReset(email);
    const link = await challengeToken(running, email, 'reset_password');
    expect((await reset(link, '123456789012')).body.type).toBe('/problems/password-weak');
    expect((await reset(link, `${email} is my password`)).body.type).toBe('/problems/password-weak');
    expect((await reset(link, 'quite another good one')).status).toBe(204);
    expect((await reset(link, 'quite another good one')).body.type).toBe('/problems/challenge-over');
    for (const old of [token, made.body.token]) {
      expect((await running.call('GET', '/v1/me', { token: old })).status).toBe(401);
    }
    expect((await attempt(email, goodPassword)).status).toBe(401);
    expect((await attempt(email, 'quite another good one')).status).toBe(201);
  });

  it('opens an address that guesses had closed', async () => {
    const { email } = await aMember(running);
    for (let i = 0; i < 11; i += 1) await attempt(email, 'a wrong guess');
    await askReset(email);
    await reset(await challengeToken(running, email, 'reset_password'), 'quite another good one');
    expect((await attempt(email, 'quite another good one')).status).toBe(201);
  });

  it('leaves no session of the old one, however the two meet', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { email, userId } = await aMember(running);
      await askReset(email);
      const link = await challengeToken(running, email, 'reset_password');
      await Promise.all([
        reset(link, 'quite another good one'),
        ...Array.from({ length: 4 }, () => attempt(email, goodPassword)),
      ]);
      const left = await database.read('select 1 from sessions where user_id = $1 and revoked_at is null', [userId]);
      expect(left).toEqual([]);
    }
  });
});

describe('terms', () => {
  it('are accepted in the version in force', async () => {
    const { token, userId } = await aMember(running);
    await database.inTransaction((tx) => rows(tx, `update users set terms_version = '1999' where id = $1`, [userId]));
    const users = running.app.get(Users);
    const outdated = await running.call('POST', '/v1/me/terms', { token, body: { version: '1999' } });
    expect(outdated.body).toMatchObject({ type: '/problems/terms-outdated', current: currentTerms });
    expect((await running.call('POST', '/v1/me/terms', { token, body: { version: currentTerms } })).status).toBe(204);
    expect((await users.find(database, userId))?.termsVersion).toBe(currentTerms);
  });
});

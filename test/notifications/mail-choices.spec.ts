// Guarantee: letters that people may do without carry a way out that works by one click without a session; what is
// switched off is neither written nor sent; and what must be told cannot be switched off.
import { Database } from '../../src/platform/database/index.js';
import { type Draft, draft, WriteMails } from '../../src/notifications/write-mails.js';
import { Mailer, type OutgoingMail } from '../../src/notifications/mailer.js';
import { MailsRepository } from '../../src/notifications/mails.repository.js';
import { SendMails } from '../../src/notifications/send-mails.js';
import { mailTopics, topicOf } from '../../src/notifications/topic.rules.js';
import { SignedLinks } from '../../src/users/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { Forms, hiddenIn } from '../support/forms.js';
import { aMember, type TestPerson, staff } from '../support/people.js';

let running: RunningApp;
let sent: OutgoingMail[];

/** Keeps what it is given. */
class KeepingMailer extends Mailer {
  readonly batch = 50;

  async send(mail: OutgoingMail): Promise<void> {
    sent.push(mail);
  }

  async close(): Promise<void> {}
}

beforeAll(async () => {
  // No worker, so that letters wait until the test sends them.
  running = await startApp({ settings: { ROLE: 'api', PUBLIC_URL: 'https://tally.example' } });
}, 180_000);
afterAll(() => running.stop());
beforeEach(() => {
  sent = [];
});

const page = (locale: string): string => `https://tally.example/${locale}/my/campaigns`;
const anId = (): string => crypto.randomUUID();

/** All topics but these, as they are answered: whoever ticks these boxes switches off the others. */
const allBut = (...wanted: string[]): string[] => mailTopics.filter((topic) => !wanted.includes(topic)).sort();

/** A letter that may be switched off, and one that may not. */
const opened = ({ userId, email }: TestPerson): Draft =>
  draft({
    kind: 'campaignOpened',
    reader: { userId, email, name: 'Ada', locale: 'nl' },
    aboutId: anId(),
    facts: () => ({ campaign: 'A barge', deadline: 'then', target: '€100', page }),
  });
const cancelled = ({ userId, email }: TestPerson): Draft =>
  draft({
    kind: 'campaignCancelled',
    reader: { userId, email, name: 'Ada', locale: 'en' },
    aboutId: anId(),
    facts: () => ({ campaign: 'A barge', givenBack: 'everything', page }),
  });

const write = (...drafts: Draft[]) => running.app.get(WriteMails).execute(drafts);
const sendAll = () =>
  new SendMails(running.app.get(Database), running.app.get(MailsRepository), new KeepingMailer()).execute();
const kindsTo = ({ email }: TestPerson) => sent.filter(({ to }) => to === email).map(({ subject }) => subject);
const refusedBy = async ({ token }: TestPerson): Promise<string[]> =>
  (await running.call('GET', '/v1/me/mail-choices', { token })).body.refused;
const tokenOf = ({ userId }: TestPerson): string => running.app.get(SignedLinks).sign('unsubscribe', userId);

/** As the services of mail programs do it: no cookie, no origin, no language. */
const press = (url: string, body: string | FormData = 'List-Unsubscribe=One-Click') =>
  fetch(url.replace('https://tally.example', running.url), {
    method: 'POST',
    body,
    redirect: 'manual',
    ...(typeof body === 'string' && { headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
  });

it('every topic has letters, and those about money, obligations and security have none', () => {
  expect([...new Set(Object.values(topicOf))].sort()).toEqual([...mailTopics].sort());
  const must = ['verifyEmail', 'resetPassword', 'pledgeMade', 'chargeNear', 'chargeSucceeded', 'refundSent', 'disputeOpened', 'payoutSent', 'payoutsHalted'] as const; // prettier-ignore
  expect(must.map((kind) => topicOf[kind])).toEqual(must.map(() => undefined));
});

it('stands in the foot and in the envelope of a letter that may be switched off, and of no other', async () => {
  const ada = await aMember(running);
  await write(opened(ada), cancelled(ada));
  await sendAll();
  const ofAda = sent.filter(({ to }) => to === ada.email);
  const may = ofAda.find(({ subject }) => subject.includes('open'));
  const must = ofAda.find(({ subject }) => subject.includes('cancelled'));
  expect(may?.text).toMatch(/-- \n(.*\n)+Wilt u zulke mails niet meer\? Zet ze hier uit:\nhttps:\/\/tally\.example\/nl\/unsubscribe\?topic=campaign_steps&token=\S+\n$/); // prettier-ignore
  expect(may?.html).toMatch(/<a href="https:\/\/tally\.example\/nl\/unsubscribe/);
  expect(may?.unsubscribeUrl).toBe(`https://tally.example/unsubscribe?topic=campaign_steps&token=${tokenOf(ada)}`);
  expect([must?.text.includes('unsubscribe'), must?.unsubscribeUrl]).toEqual([false, null]);
});

it.each([
  ['a form', (): string => 'List-Unsubscribe=One-Click'],
  [
    'form data',
    (): FormData => {
      const form = new FormData();
      form.set('List-Unsubscribe', 'One-Click');
      return form;
    },
  ],
] as const)('one click without a session switches the topic off, sent as %s', async (_, body) => {
  const ada = await aMember(running);
  await write(opened(ada));
  await sendAll();
  const url = sent.find(({ to, unsubscribeUrl }) => to === ada.email && unsubscribeUrl)?.unsubscribeUrl ?? '';
  expect((await press(url, body())).status).toBe(204);
  expect((await press(url, body())).status).toBe(204);
  expect(await refusedBy(ada)).toEqual(['campaign_steps']);
});

it('is obeyed when written and when sent, and leaves what must be told', async () => {
  const ada = await aMember(running);
  await write(opened(ada), cancelled(ada));
  await running.call('PUT', '/v1/me/mail-choices', { token: ada.token, body: { refused: [...mailTopics] } });
  await write(opened(ada), cancelled(ada));
  const written = await running.app
    .get(Database)
    .read<{ kind: string }>(`select kind from mails where user_id = $1 and kind like 'campaign%' order by id`, [
      ada.userId,
    ]);
  expect(written.map(({ kind }) => kind)).toEqual(['campaignOpened', 'campaignCancelled', 'campaignCancelled']);
  await sendAll();
  expect(kindsTo(ada).filter((subject) => subject.includes('cancelled'))).toHaveLength(2);
  expect(kindsTo(ada).filter((subject) => subject.includes('open'))).toEqual([]);
  const open = await running.app
    .get(Database)
    .read('select 1 from mails where sent_at is null and retry_at <= clock_timestamp()', []);
  expect(open).toEqual([]);
});

it('opening the page does nothing, its button does, and everything can be chosen anew, without an account', async () => {
  const ada = await aMember(running);
  const guest = new Forms(running);
  const token = tokenOf(ada);
  const shown = await guest.get(`/fr/unsubscribe?topic=card_reminders&token=${token}`);
  expect([shown.status, shown.headers.get('referrer-policy')]).toEqual([200, 'same-origin']);
  // What mail programs press, opened by people, is the same page in their language.
  expect(await guest.get(`/unsubscribe?topic=card_reminders&token=${token}`)).toMatchObject({
    status: 302,
    to: `/en/unsubscribe?topic=card_reminders&token=${token}`,
  });
  expect(await refusedBy(ada)).toEqual([]);
  const fields = { token: hiddenIn(shown, 'token'), topic: hiddenIn(shown, 'topic') };
  const { status, to } = await guest.post('/fr/unsubscribe', fields);
  expect([status, to]).toEqual([303, `/fr/mail-choices?token=${token}&saved=`]);
  expect(await refusedBy(ada)).toEqual(['card_reminders']);
  expect((await guest.get(to)).text).toContain('C’est enregistré');

  await guest.post('/nl/mail-choices', { token, wanted: 'card_reminders' });
  expect(await refusedBy(ada)).toEqual(allBut('card_reminders'));
  const { body } = await running.call('GET', `/v1/mail-choices?token=${token}`);
  expect(body.refused).toEqual(allBut('card_reminders'));
  // A member needs no token.
  await new Forms(running, ada.token).post('/en/my/letters');
  expect(await refusedBy(ada)).toEqual(allBut());
});

it('whoever has no role is not asked about work of staff, and switches none of it off by saving the rest', async () => {
  const [ada, moderator] = [await aMember(running), await staff(running, 'moderator')];
  const work = 'Work that waits for the team';
  expect((await new Forms(running, moderator.token).get('/en/my/letters')).text).toContain(work);
  const mine = new Forms(running, ada.token);
  const shown = await mine.get('/en/my/letters');
  expect(shown.text).not.toContain(work);
  const kept = /type="hidden" name="wanted" value="([^"]*)"/.exec(shown.text)?.[1] ?? '';
  await mine.post('/en/my/letters', { wanted: kept });
  expect(await refusedBy(ada)).toEqual(allBut('staff_work'));
});

it('a forged or missing token and an unknown topic change nothing', async () => {
  const ada = await aMember(running);
  const url = (topic: string, token: string) => `${running.url}/unsubscribe?topic=${topic}&token=${token}`;
  const pledgeToken = running.app.get(SignedLinks).sign('pledge', ada.userId);
  const statuses = [];
  for (const at of [url('card_reminders', pledgeToken), url('card_reminders', 'x'), url('all', tokenOf(ada))]) {
    statuses.push((await press(at)).status);
  }
  statuses.push((await press(`${running.url}/unsubscribe?topic=card_reminders`)).status);
  statuses.push((await running.call('PUT', '/v1/mail-choices?token=x', { body: { refused: [...mailTopics] } })).status);
  statuses.push((await running.call('GET', '/v1/mail-choices')).status);
  const everything = { token: ada.token, body: { refused: ['chargeNear'] } };
  statuses.push((await running.call('PUT', '/v1/me/mail-choices', everything)).status);
  expect(statuses).toEqual([401, 401, 404, 404, 401, 400, 400]);
  expect(await refusedBy(ada)).toEqual([]);
});

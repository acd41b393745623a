// Guarantee: nobody is charged after the last day that they agreed to, also when a suspension makes the window longer and
// the clocks are turned meanwhile: the bank is not asked, the backer is, and who agrees anew pays once.
import { DataSource } from 'typeorm';
import { rows } from '../../src/platform/database/index.js';
import { Pledges } from '../../src/pledges/index.js';
import type { LiveCampaign } from '../support/campaigns.js';
import { hour, SettlementScene, type TestPledge } from './scene.js';

// In the night to 31 October 2027 Brussels leaves summer time, so this last day has 25 hours and ends at 23:00 UTC.
const lastMoment = new Date('2027-10-31T22:50:00Z');
const poor = 'pm_card_sandbox_decline_1_insufficient_funds';
const careful = 'pm_card_sandbox_setup_then_authenticate';

let scene: SettlementScene;
let inTime: { campaign: LiveCampaign; pledge: TestPledge };
let late: { campaign: LiveCampaign; poor: TestPledge; poorToo: TestPledge; careful: TestPledge };

const after = (date: Date, ms: number) => new Date(date.getTime() + ms);
const consentsOf = ({ id }: TestPledge) =>
  scene.sql<{ day: string; sentence: string }>(
    'select latest_date::text as day, sentence from consents where pledge_id = $1 order by id',
    [id],
  );
const lettersOf = async ({ id }: TestPledge) =>
  (await scene.sql<{ kind: string }>('select kind from mails where about_id = $1 order by id', [id])).map(
    ({ kind }) => kind,
  );
const attemptsOf = ({ id }: TestPledge) =>
  scene.sql<{ number: number; outcome: string; code: string | null }>(
    `select number, outcome, code from payment_attempts a join payments p on p.id = a.payment_id
     where p.pledge_id = $1 order by number`,
    [id],
  );
const payPage = ({ id, link }: TestPledge, consent?: object) =>
  scene.running.call('POST', `/v1/pledges/${id}/payment`, {
    headers: { authorization: link },
    body: consent ? { consent } : {},
  });

/** Everything up to two campaigns that were suspended right after their first attempts. */
beforeAll(async () => {
  scene = await SettlementScene.open({ settings: { PUBLIC_URL: 'https://tally.example' } });
  await scene.moveClock(new Date('2027-10-24T17:00:00Z'));
  const options = { zone: 'Europe/Brussels', target: 2_500n, runsMs: 2 * hour, shortfallPolicy: 'pay_anyway' } as const;
  const [one, other] = [await scene.campaign(options), await scene.campaign(options)];
  inTime = { campaign: one, pledge: await scene.pledge(one, { card: poor }) };
  const [first, second] = [await scene.pledge(other, { card: poor }), await scene.pledge(other, { card: poor })];
  late = { campaign: other, poor: first, poorToo: second, careful: await scene.pledge(other, { card: careful }) };
  await scene.liveUntil(after(other.deadline, hour));
  expect(await scene.state('pledges', late.poor.id)).toBe('errored');
  expect(await scene.state('pledges', late.careful.id)).toBe('needs_action');
  for (const { id } of [one, other]) await scene.decide(id, 'suspend');
}, 120_000);
afterEach(() => scene.invariants());
afterAll(() => scene.stop());

it('the consent ends with its last day, ten minutes before midnight of the campaign', async () => {
  expect((await consentsOf(inTime.pledge)).map(({ day }) => day)).toEqual(['2027-10-31']);
  const [card] = await scene.get(Pledges).cardsOf([inTime.pledge.id]);
  expect(card?.consentEndsAt).toEqual(lastMoment);
});

it('until then the card is charged, also in the hour that the turned clocks gave', async () => {
  await scene.liveUntil(after(lastMoment, -40 * 60_000));
  await scene.decide(inTime.campaign.id, 'resume');
  await scene.idle();
  expect(await scene.state('pledges', inTime.pledge.id)).toBe('collected');
  expect(await scene.chargesOf(inTime.pledge)).toEqual([1]);
}, 60_000);

it('from then on the bank is not asked, and the backer is, however lately they had another letter', async () => {
  await scene.liveUntil(lastMoment);
  // Told a moment ago, as the letter about the first attempt would be without a long suspension.
  await rows(scene.get(DataSource), 'update settlement_items set reminded_at = tally_now() where pledge_id = $1', [late.poor.id]); // prettier-ignore
  await scene.decide(late.campaign.id, 'resume');
  await scene.idle();
  for (const pledge of [late.poor, late.poorToo]) {
    expect(await scene.state('pledges', pledge.id)).toBe('errored');
    expect((await attemptsOf(pledge)).map(({ outcome, code }) => [outcome, code])).toEqual([
      ['soft_decline', 'card_declined'],
      ['hard_decline', 'consent_lapsed'],
    ]);
    expect((await lettersOf(pledge)).slice(-1)).toEqual(['chargeNeedsConsent']);
  }
  expect(await scene.chargesOf(late.poor, late.poorToo)).toEqual([0, 0]);
}, 60_000);

it('who agrees anew on the pay page is told the new last day, and charged once', async () => {
  await scene.replaceCard(late.poor);
  expect(await scene.state('pledges', late.poor.id)).toBe('collected');
  expect(await scene.chargesOf(late.poor)).toEqual([1]);
  const [, renewed] = await consentsOf(late.poor);
  const [end] = await scene.sql<{ day: string }>(
    `select ((collecting_ends_at + interval '10 minutes') at time zone 'Europe/Brussels')::date::text as day
     from campaign_rounds where campaign_id = $1`,
    [late.campaign.id],
  );
  expect(renewed?.day).toBe(end?.day);
  expect(renewed?.sentence).toContain('This sum is charged to the card or bank account that I save');
}, 60_000);

it('in person nothing is paid under the old consent either; the new one is shown, kept and paid', async () => {
  const refused = await payPage(late.careful);
  expect([refused.status, refused.body.type]).toEqual([409, '/problems/consent-lapsed']);
  const { version, sentence, latestDate } = refused.body.consent;
  const outdated = await payPage(late.careful, { version, sentence: `${sentence} Or not.` });
  expect([outdated.status, outdated.body.type]).toEqual([422, '/problems/consent-outdated']);
  expect(await consentsOf(late.careful)).toHaveLength(1);
  const opened = await payPage(late.careful, { version, sentence });
  expect(opened.status).toBe(200);
  expect((await consentsOf(late.careful)).at(-1)).toEqual({ day: latestDate, sentence });
  // The consent is kept: the page opens again without another.
  expect((await payPage(late.careful)).status).toBe(200);
  await scene.sandbox.browser.pay(opened.body.clientSecret);
  await scene.idle();
  expect(await scene.state('pledges', late.careful.id)).toBe('collected');
  expect(await scene.chargesOf(late.careful)).toEqual([1]);
}, 60_000);

it('who does not answer is dropped when the window ends, and pays nothing', async () => {
  await scene.liveUntil(after((await scene.round(late.campaign.id)).collecting_ends_at, hour));
  expect(await scene.state('pledges', late.poorToo.id)).toBe('dropped');
  expect(await scene.chargesOf(late.poorToo)).toEqual([0]);
  expect((await lettersOf(late.poorToo)).slice(-2)).toEqual(['chargeNeedsConsent', 'pledgeDropped']);
}, 120_000);

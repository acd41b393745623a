// Guarantee: whoever gets the mail of a pledge that they did not make ends it by one button of the link in it: it is
// cancelled, its card forgotten, and for 30 days no guest pledges with that address; where money has moved finance is told,
// and nothing moves by it.
import { axe } from '../support/axe.js';
import { inBrowser, PageBrowser } from '../support/chromium.js';
import { aMember, anEmail, staff, type TestPerson } from '../support/people.js';
import { until } from '../support/until.js';
import { day, hour, SettlementScene, type TestPledge } from '../settlement/scene.js';
import { consentTo, pledge as pledgeBy } from './pledging.js';

let scene: SettlementScene;
let browser: PageBrowser;
let finance: TestPerson;
beforeAll(async () => {
  scene = await SettlementScene.open({ settings: { ROLE: 'all' } });
  browser = await PageBrowser.open();
  finance = await staff(scene.running, 'finance');
}, 60_000);
afterAll(async () => {
  await browser.close();
  try {
    await scene.idle();
    await scene.invariants();
  } finally {
    await scene.stop();
  }
}, 60_000);

const deny = ({ id, link }: TestPledge) =>
  scene.running.call('POST', `/v1/pledges/${id}/denial`, { headers: { authorization: link }, body: {} });

const mailsOf = ({ id }: TestPledge) =>
  scene.sql<{ kind: string; address: string; body: string }>(
    'select kind, address, body from mails where about_id = $1 order by id',
    [id],
  );
const told = async (pledge: TestPledge, kind: string) =>
  (await mailsOf(pledge)).filter((mail) => mail.kind === kind).map(({ address }) => address);

it('ends what is not charged, also in the last 24 hours, forgets its card, and confirms it once', async () => {
  const campaign = await scene.campaign({ target: 5_000n, runsMs: 20 * hour });
  const email = anEmail();
  const [pledge, other] = [await scene.pledge(campaign, { email }), await scene.pledge(campaign)];
  await scene.idle();
  const [first] = (await mailsOf(pledge)).filter(({ kind }) => kind === 'pledgeMade');
  const secret = pledge.link.slice('Link '.length);
  expect(first?.body).toContain(`/en/pledges/${pledge.id}/not-me?link=${secret}`);
  const answers = await Promise.all([deny(pledge), deny(pledge)]);
  expect(answers.map(({ status, body }) => [status, body.outcome])).toEqual([[200, 'ended'], [200, 'ended']]); // prettier-ignore
  expect((await deny(pledge)).body.outcome).toBe('ended');
  expect(await scene.state('pledges', pledge.id)).toBe('cancelled');
  expect(await scene.totals(campaign.id)).toMatchObject({ pledged: 2_500 });
  await scene.idle();
  expect(await told(pledge, 'pledgeDenied')).toEqual([email]);
  expect(await told(pledge, 'pledgeDeniedAfterCharge')).toEqual([]);
  await until(async () => {
    const [setup] = await scene.sql<{ gone: boolean }>(
      `select detached_at is not null as gone from card_setups where pledge_id = $1 and state = 'succeeded'`,
      [pledge.id],
    );
    return setup?.gone === true;
  });
  expect(await scene.state('pledges', other.id)).toBe('active');
}, 60_000);

it('for 30 days no guest pledges with the address, however it is spelled; its owner signed in does', async () => {
  const campaign = await scene.campaign({ runsMs: 50 * day });
  const member = await aMember(scene.running);
  const { email } = member;
  const pledge = await scene.pledge(campaign, { email });
  await scene.idle();
  expect((await deny(pledge)).body.outcome).toBe('ended');
  const refused = await pledgeBy(scene.running, campaign, { guest: ` ${email.toUpperCase()} `.trim() });
  expect([refused.status, refused.body.type]).toEqual([403, '/problems/address-denied']);
  expect((await pledgeBy(scene.running, campaign, { token: member.token })).status).toBe(201);
  expect((await pledgeBy(scene.running, campaign)).status).toBe(201);
  const [clock] = await scene.sql<{ now: Date }>('select tally_now() as now');
  await scene.moveClock(new Date((clock?.now.getTime() ?? 0) + 30 * day + hour));
  expect(await consentTo(scene.running, campaign, 2_500)).toBeTruthy();
  expect((await pledgeBy(scene.running, campaign, { guest: email })).status).toBe(201);
}, 60_000);

it('of what is charged finance is told, and nothing moves', async () => {
  const campaign = await scene.campaign({ target: 2_500n });
  const [pledge, waiting] = [
    await scene.pledge(campaign),
    await scene.pledge(campaign, { card: 'pm_card_sandbox_decline_always_insufficient_funds' }),
  ];
  await scene.liveUntil(new Date(campaign.deadline.getTime() + hour));
  for (const [one, state] of [
    [pledge, 'collected'],
    [waiting, 'errored'],
  ] as const) {
    expect(await scene.state('pledges', one.id)).toBe(state);
    expect((await deny(one)).body.outcome).toBe('told');
    await scene.idle();
    expect(await told(one, 'pledgeDeniedAfterCharge')).toEqual([finance.email]);
    expect(await told(one, 'pledgeDenied')).toHaveLength(1);
    expect(await scene.state('pledges', one.id)).toBe(state);
  }
  const [mail] = (await mailsOf(pledge)).filter(({ kind }) => kind === 'pledgeDeniedAfterCharge');
  expect(mail?.body).toContain(`/en/staff/find?id=${pledge.id}`);
  // The way to its money, and no link that opens it.
  expect(mail?.body).not.toContain('link=');
  expect(await scene.sql('select 1 from refunds where pledge_id = $1', [pledge.id])).toEqual([]);
}, 60_000);

it('needs the link of the very pledge', async () => {
  const campaign = await scene.campaign();
  const [pledge, other] = [await scene.pledge(campaign), await scene.pledge(campaign)];
  expect((await deny({ id: pledge.id, link: other.link })).status).toBe(404);
  expect((await scene.running.call('POST', `/v1/pledges/${pledge.id}/denial`, { body: {} })).status).toBe(401);
  const member = await aMember(scene.running);
  const asMember = { token: member.token, body: {} };
  expect((await scene.running.call('POST', `/v1/pledges/${pledge.id}/denial`, asMember)).status).toBe(403);
  expect(await scene.state('pledges', pledge.id)).not.toBe('cancelled');
});

inBrowser(
  'one button on the page of the link',
  async () => {
    const pledge = await scene.pledge(await scene.campaign());
    await scene.idle();
    const page = await browser.page();
    await page.goto(`${scene.running.url}/en/pledges/${pledge.id}/not-me?link=${pledge.link.slice('Link '.length)}`);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'This was not me' }).click();
    await page.getByText('The pledge has ended.').waitFor();
    expect(await axe(page)).toEqual([]);
    expect(await scene.state('pledges', pledge.id)).toBe('cancelled');
  },
  60_000,
);

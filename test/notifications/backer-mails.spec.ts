// Guarantee: a backer hears once of each step of their pledge, in words that say what it means and what to do, never more
// than one dunning letter in two days, and nothing that hints at why an issuer suspects a card.
import { hour, SettlementScene, type TestPledge } from '../settlement/scene.js';

let scene: SettlementScene;
beforeAll(async () => {
  scene = await SettlementScene.open({ settings: { PUBLIC_URL: 'https://tally.example' } });
}, 60_000);
afterAll(async () => {
  await scene.invariants();
  await scene.stop();
}, 60_000);

interface Mail {
  readonly kind: string;
  readonly subject: string;
  readonly body: string;
  readonly written_at: Date;
}

/** The letters about a pledge, oldest first. */
const mailsOf = ({ id }: TestPledge): Promise<Mail[]> =>
  scene.sql<Mail>('select kind, subject, body, written_at from mails where about_id = $1 order by id', [id]);

const kindsOf = async (pledge: TestPledge): Promise<string[]> => (await mailsOf(pledge)).map(({ kind }) => kind);

async function lastOf(pledge: TestPledge, kind: string): Promise<Mail> {
  const mail = (await mailsOf(pledge)).findLast((one) => one.kind === kind);
  if (!mail) throw new Error(`There is no ${kind} about ${pledge.id}`);
  return { ...mail, body: mail.body.replace(/[\u00a0\u202f]/g, ' ') };
}

it('made, active, changed and cancelled; the link of a guest is theirs', async () => {
  const campaign = await scene.campaign({ zone: 'Asia/Tokyo' });
  const pledge = await scene.pledge(campaign, { amount: 2_500, tip: 150 });
  await scene.idle();
  const made = await lastOf(pledge, 'pledgeMade');
  expect(made.subject).toBe('Your pledge to A library of tools waits for a card');
  expect(made.body).toContain('You pledged €26.50 (of it €1.50 as a tip to this service)');
  expect(made.body).toMatch(
    /“I pledge €26\.50\. This sum is charged to the card or bank account that I save, after .* and only if €100\.00 is reached by then\.”/,
  );
  expect(made.body).toContain('(Asia/Tokyo)');
  const [, link] = new RegExp(`https://tally.example/en/pledges/${pledge.id}\\?link=([\\w-]+)`).exec(made.body) ?? [];
  expect(`Link ${link}`).toBe(pledge.link);

  const headers = { authorization: pledge.link };
  const active = await lastOf(pledge, 'pledgeActive');
  expect(active.body).toContain('Your card Visa •••• 4242 is saved');
  expect(active.body).toContain('On your statement you will then read “TALLY”');

  // There and back again: each change is told, also when the pledge is as it was before.
  for (const amount of [2_400, 2_500, 2_400]) {
    const body = { amount: { amount, currency: 'EUR' } };
    await scene.ok('PATCH', `/v1/pledges/${pledge.id}`, { headers, body });
    await scene.idle();
  }
  await scene.ok('POST', `/v1/pledges/${pledge.id}/cancel`, { headers, body: {} });
  await scene.idle();
  expect(await kindsOf(pledge)).toEqual([
    ...['pledgeMade', 'pledgeActive', 'pledgeChanged', 'pledgeChanged', 'pledgeChanged', 'pledgeCancelled'],
  ]);
  expect((await lastOf(pledge, 'pledgeChanged')).body).toContain('is now €25.50');
}, 60_000);

it('an hour without a card, and a campaign that misses its target', async () => {
  const campaign = await scene.campaign({ target: 5_000n });
  const [forgotten, kept] = [await scene.pledge(campaign, { card: null }), await scene.pledge(campaign)];
  await scene.liveUntil(new Date(campaign.deadline.getTime() + hour));
  expect(await kindsOf(forgotten)).toEqual(['pledgeMade', 'pledgeExpired']);
  expect(await kindsOf(kept)).toEqual(['pledgeMade', 'pledgeActive', 'pledgeReleased']);
  expect((await lastOf(kept, 'pledgeReleased')).subject).toBe('A library of tools did not reach its target');
}, 60_000);

it('each way a charge can go, to the end of the window', async () => {
  const campaign = await scene.campaign({ target: 2_500n, shortfallPolicy: 'pay_anyway' });
  const good = await scene.pledge(campaign);
  const poor = await scene.pledge(campaign, { card: 'pm_card_sandbox_decline_always_insufficient_funds' });
  const lost = await scene.pledge(campaign, { card: 'pm_card_sandbox_decline_always_lost_card' });
  const careful = await scene.pledge(campaign, { card: 'pm_card_authenticationRequired' });
  await scene.liveUntil(new Date(campaign.deadline.getTime() + 170 * hour));

  const before = ['pledgeMade', 'pledgeActive'];
  expect(await kindsOf(good)).toEqual([...before, 'chargeSucceeded']);
  expect((await lastOf(good, 'chargeSucceeded')).subject).toBe('Paid: €25.00 for A library of tools');
  expect(await kindsOf(poor)).toEqual([
    ...[...before, 'chargeDeclined', 'chargeDeclined', 'chargeDeclined', 'chargeNeedsCard', 'pledgeDropped'],
  ]);
  expect(await kindsOf(lost)).toEqual([...before, 'chargeNeedsCard', 'pledgeDropped']);
  expect(await kindsOf(careful)).toEqual([...before, 'chargeNeedsConfirmation', 'pledgeDropped']);

  const wantsCard = await lastOf(lost, 'chargeNeedsCard');
  expect(wantsCard.body).toContain('The bank declined, and did not tell us why; your bank can tell you.');
  expect(wantsCard.body).not.toMatch(/lost|stolen|fraud/i);
  expect(wantsCard.body).toContain(`https://tally.example/en/pledges/${lost.id}/card?link=`);
  expect((await lastOf(careful, 'chargeNeedsConfirmation')).body).toContain(
    `https://tally.example/en/pledges/${careful.id}/payment?link=`,
  );

  const dunning = (await mailsOf(poor)).filter(({ kind }) => kind.startsWith('charge'));
  const gaps = dunning.slice(1).map((mail, i) => mail.written_at.getTime() - (dunning[i]?.written_at.getTime() ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThan(47 * hour);
}, 120_000);

it('everything back after a shortfall', async () => {
  const campaign = await scene.campaign({ target: 5_000n });
  const good = await scene.pledge(campaign, { tip: 100 });
  const lost = await scene.pledge(campaign, { card: 'pm_card_sandbox_decline_always_lost_card' });
  await scene.liveUntil(new Date(campaign.deadline.getTime() + 200 * hour));
  expect(await scene.state('campaigns', campaign.id)).toBe('unsuccessful');
  expect((await kindsOf(good)).slice(2)).toEqual(['chargeSucceeded', 'refundSent']);
  expect((await kindsOf(lost)).slice(2)).toEqual(['chargeNeedsCard', 'pledgeDropped']);
  expect((await lastOf(good, 'refundSent')).body).toContain('We have sent €26.00 back');
  const told = await scene.sql<{ kind: string }>('select kind from mails where about_id = $1 order by id', [
    campaign.id,
  ]);
  expect([...new Set(told.map(({ kind }) => kind))]).toEqual([
    ...['campaignReached', 'campaignRefunding', 'campaignRefunded'],
  ]);
}, 120_000);

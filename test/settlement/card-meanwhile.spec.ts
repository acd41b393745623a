// Guarantee: a card that is saved while the pledge is being charged is not lost: whatever the attempt comes to, the newest
// card is tried next and is never forgotten for an older one, and nobody is charged twice.
import { until } from '../support/until.js';
import { hour, SettlementScene, type TestPledge } from './scene.js';

let scene: SettlementScene;
beforeAll(async () => {
  scene = await SettlementScene.open();
});
afterEach(async () => {
  await scene.sandbox.faults();
  await scene.invariants();
});
afterAll(() => scene.stop());

const after = (date: Date, ms: number) => new Date(date.getTime() + ms);

/** The pay page for another card, opened before the deadline and left open. */
async function openPage({ id, link }: TestPledge): Promise<string> {
  const headers = { authorization: link };
  const asked = await scene.running.call('POST', `/v1/pledges/${id}/setup`, { headers, body: {} });
  const { version, sentence } = asked.body.consent;
  const { clientSecret } = await scene.ok('POST', `/v1/pledges/${id}/setup`, {
    headers,
    body: { consent: { version, sentence } },
  });
  return clientSecret;
}

const savedCards = async ({ id }: TestPledge) =>
  scene.sql<{ card: string; gone: boolean }>(
    `select payment_method_id as card, detached_at is not null as gone from card_setups
     where pledge_id = $1 and state = 'succeeded' order by number`,
    [id],
  );

it.each([
  ['is declined', 'pm_card_sandbox_decline_always_insufficient_funds', 'errored', 'pm_card_visa', 'collected'],
  ['needs its holder', 'pm_card_sandbox_setup_then_authenticate', 'needs_action', 'pm_card_visa', 'collected'],
])('the attempt %s', async (_, first, firstState, second, end) => {
  const campaign = await scene.campaign({ target: 2_500n });
  await scene.pledge(campaign);
  const pledge = await scene.pledge(campaign, { card: first });
  await scene.idle();
  const secret = await openPage(pledge);
  // What is asked is not heard: the attempt stays open, and the pledge is being charged.
  await scene.sandbox.faults({ kind: 'error_before_commit', match: { path: '/payment_intents/.*/confirm$' } });
  await scene.moveClock(after(campaign.deadline, hour));
  await until(async () => (await scene.state('pledges', pledge.id)) === 'charging');
  await scene.sandbox.browser.saveCard(secret, second);
  await until(async () => (await savedCards(pledge)).length === 2);
  await until(async () => {
    const [open] = await scene.sql<{ open: number }>(
      `select count(*)::int as open from outbox where event = 'setup.succeeded' and done_at is null`,
    );
    return open?.open === 0;
  });
  expect(await scene.state('pledges', pledge.id)).toBe('charging');
  await scene.sandbox.faults();
  await scene.idle();
  expect((await scene.history(pledge.id)).map(({ to }) => to)).toContain(firstState);
  expect(await scene.state('pledges', pledge.id)).toBe(end);
  expect(await scene.chargesOf(pledge)).toEqual([1]);
  const [used] = await scene.sql<{ card: string }>('select payment_method_id as card from pledges where id = $1', [
    pledge.id,
  ]);
  const cards = await savedCards(pledge);
  expect(used?.card).toBe(cards[1]?.card);
  // Only the one that was replaced has been forgotten.
  expect(cards[0]?.gone).toBe(true);
});

// Guarantee: a bank debit is neither paid nor lost while it is under way: its pledge waits, beyond the window if need be,
// is collected or dropped once the bank has spoken, and the settlement waits for it. Without the setting there are none.
import { day, hour, SettlementScene } from './scene.js';

let scene: SettlementScene;
beforeAll(async () => {
  scene = await SettlementScene.open({ settings: { PAYMENT_METHODS: 'card,sepa_debit' } });
}, 60_000);
afterAll(async () => {
  await scene.invariants();
  await scene.stop();
}, 60_000);

it('collects a debit days after the deadline, once', async () => {
  const campaign = await scene.campaign({ target: 5_000n });
  const card = await scene.pledge(campaign);
  const debit = await scene.pledge(campaign, { card: 'pm_success_de' });
  await scene.idle();
  const { body } = await scene.running.call('GET', `/v1/pledges/${debit.id}`, {
    headers: { authorization: debit.link },
  });
  expect(body.card).toEqual({ brand: 'sepa_debit', last4: '3000', expires: null });

  await scene.liveUntil(new Date(campaign.deadline.getTime() + hour));
  expect(await scene.state('pledges', card.id)).toBe('collected');
  expect(await scene.state('pledges', debit.id)).toBe('charging');
  expect(await scene.totals(campaign.id)).toMatchObject({ chargeable: 2_500, collected: 2_500, dropped: 0 });
  expect(await scene.state('campaigns', campaign.id)).toBe('collecting');

  await scene.liveUntil(new Date(campaign.deadline.getTime() + 6 * day));
  expect(await scene.state('pledges', debit.id)).toBe('collected');
  expect(await scene.state('campaigns', campaign.id)).toBe('successful');
  expect(await scene.chargesOf(card, debit)).toEqual([1, 1]);
}, 60_000);

it('waits beyond the window for a slow bank, and counts what it says', async () => {
  const campaign = await scene.campaign({ target: 2_500n });
  const paid = await scene.pledge(campaign, { card: 'pm_successDelayed_de' });
  const bounced = await scene.pledge(campaign, { card: 'pm_failedDelayed_de' });
  await scene.liveUntil(new Date(campaign.deadline.getTime() + 10 * day));
  for (const { id } of [paid, bounced]) expect(await scene.state('pledges', id)).toBe('charging');
  expect(await scene.state('campaigns', campaign.id)).toBe('collecting');

  await scene.liveUntil(new Date(campaign.deadline.getTime() + 17 * day));
  expect(await scene.state('pledges', paid.id)).toBe('collected');
  expect(await scene.state('pledges', bounced.id)).toBe('dropped');
  expect(await scene.totals(campaign.id)).toEqual({
    ...{ pledged: 5_000, chargeable: 0, collected: 2_500, dropped: 2_500, refunded: 0 },
  });
  expect(await scene.state('campaigns', campaign.id)).toBe('successful');
  expect(await scene.chargesOf(paid, bounced)).toEqual([1, 0]);
}, 60_000);

it('asks for another way to pay when the account lacks the money, and takes a card instead', async () => {
  const campaign = await scene.campaign({ target: 2_500n });
  const pledge = await scene.pledge(campaign, { card: 'pm_failed_de' });
  await scene.liveUntil(new Date(campaign.deadline.getTime() + 5.5 * day));
  expect(await scene.state('pledges', pledge.id)).toBe('errored');

  await scene.replaceCard(pledge);
  expect(await scene.state('pledges', pledge.id)).toBe('collected');
  expect(await scene.chargesOf(pledge)).toEqual([1]);
}, 60_000);

it('offers debits in euro only, and only where the setting names them', async () => {
  const inYen = await scene.campaign({ currency: 'JPY', target: 5_000n });
  const yen = await scene.pledge(inYen, { card: null });
  await expect(scene.saveCard(yen, 'pm_success_de')).rejects.toThrow(/400/);

  const cardsOnly = await SettlementScene.open();
  try {
    const pledge = await cardsOnly.pledge(await cardsOnly.campaign(), { card: null });
    await expect(cardsOnly.saveCard(pledge, 'pm_success_de')).rejects.toThrow(/400/);
    await cardsOnly.saveCard(pledge);
    await cardsOnly.idle();
    expect(await cardsOnly.state('pledges', pledge.id)).toBe('active');
    await cardsOnly.invariants();
  } finally {
    await cardsOnly.stop();
  }
}, 60_000);

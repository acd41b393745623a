// Guarantee: a campaign in any currency goes its whole way: what the provider cannot move is refused before it is
// promised, fees of any size leave a payout that can be sent, and what cannot be sent stays without holding anything up.
import { hour } from '../settlement/scene.js';
import { PayoutScene } from './scene.js';

let p: PayoutScene;
beforeAll(async () => {
  p = await PayoutScene.open();
});
afterEach(() => p.settlement.invariants());
afterAll(() => p.stop());

it('BHD: a pledge between two steps is refused, and told how to mend it', async () => {
  const { settlement } = p;
  const campaign = await settlement.campaign({ currency: 'BHD' });
  const give = async (amount: number, tip: number) => {
    const { version, sentence } = await settlement.ok(
      'GET',
      `/v1/campaigns/${campaign.id}/consent?amount=${amount}&tip=${tip}&locale=en`,
    );
    return p.call('POST', `/v1/campaigns/${campaign.id}/pledges`, {
      body: {
        amount: { amount, currency: 'BHD' },
        tip: { amount: tip, currency: 'BHD' },
        consent: { version, sentence },
        guest: { email: 'steps@example.org', displayName: 'Guest' },
      },
    });
  };
  const odd = await give(12_345, 10);
  expect([odd.status, odd.body.type]).toEqual([422, '/problems/amount-between-steps']);
  expect(odd.body).toMatchObject({
    step: { amount: 10, currency: 'BHD' },
    errors: [{ pointer: '/amount/amount', message: 'must be a multiple of 10: 12340 or 12350' }],
  });
  const oddTip = await give(12_340, 5);
  expect(oddTip.body.errors).toEqual([{ pointer: '/tip/amount', message: 'must be a multiple of 10: 10' }]);
  expect((await give(12_340, 10)).status).toBe(201);
});

it('BHD: the payout is sent, and what is below a step stays with the campaign', async () => {
  const campaign = await p.aPayableCampaign({ currency: 'BHD' }, [60_010, 60_020]);
  const foreseen = (await p.timeline(campaign)).left.amount;
  const id = await p.approved(campaign);
  await p.settlement.idle();
  const { state, amount, terms } = await p.payout(id);
  expect([state, amount.amount]).toEqual(['paid', foreseen]);
  expect(amount.amount % 10).toBe(0);
  expect(await p.transfers(campaign)).toEqual([amount.amount]);
  const kept = await p.settlement.balance(`campaign:${campaign.id}:funds`, 'BHD');
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(10);
  expect(terms.at(-1)).toEqual({
    term: 'below_step',
    account: `campaign:${campaign.id}:funds`,
    amount: { amount: -kept, currency: 'BHD' },
  });
  // Nothing waits for it.
  expect((await p.prepare(campaign)).body.type).toBe('/problems/nothing-to-pay-out');
  expect(await p.settlement.state('campaigns', campaign.id)).toBe('delivering');
  expect((await p.timeline(campaign)).left.amount).toBe(0);
  expect(await p.waitsFor(campaign)).toEqual(['bank']);
});

it('BHD: after the payout whole steps are taken back, and what is below one stays owed', async () => {
  const campaign = await p.aPayableCampaign({ currency: 'BHD' }, [60_010, 60_020]);
  await p.approved(campaign);
  await p.settlement.idle();
  const [pledge] = await p.sql<{ id: string }>('select id from pledges where campaign_id = $1 order by id', [
    campaign.id,
  ]);
  const order = (amount: number) =>
    p.call('POST', `/v1/pledges/${pledge?.id}/refunds`, {
      token: campaign.owner.token,
      body: { cause: 'creator', amount: { amount, currency: 'BHD' } },
    });
  expect((await order(10_005)).body.type).toBe('/problems/amount-between-steps');
  const kept = await p.settlement.balance(`campaign:${campaign.id}:funds`, 'BHD');
  expect((await order(10_010)).status).toBe(201);
  await p.settlement.idle();
  // 4 % of 10.010 and 21 % VAT on it were returned: 0.400 (or 0.401) and 0.084.
  const [owed] = await p.sql<{ lack: number }>(
    `select sum(l.amount)::integer as lack from ledger_transactions t join ledger_postings l on l.transaction_id = t.id
     join refunds f on t.reference = 'owed-' || f.id where f.campaign_id = $1`,
    [campaign.id],
  );
  const lack = owed?.lack ?? 0;
  expect(lack).toBeGreaterThanOrEqual(10_010 - kept - 401 - 85);
  expect(lack % 10).not.toBe(0);
  const reversals = await p.sql('select state, amount from transfer_reversals where campaign_id = $1', [campaign.id]);
  expect(reversals).toEqual([{ state: 'sent', amount: String(lack - (lack % 10)) }]);
  expect(await p.settlement.balance(`creator:${campaign.owner.userId}:receivable`, 'BHD')).toBe(-(lack % 10));
  expect(await p.sql('select state from refunds where campaign_id = $1', [campaign.id])).toEqual([
    { state: 'succeeded' },
  ]);
});

it.each(['ISK', 'UGX'])('%s: whole units, also where the provider counts hundredths', async (currency) => {
  const campaign = await p.aPayableCampaign({ currency }, [60_001, 60_002]);
  const id = await p.approved(campaign);
  await p.settlement.idle();
  const { state, amount } = await p.payout(id);
  expect(state).toBe('paid');
  expect(await p.transfers(campaign)).toEqual([amount.amount * 100]);
  expect(await p.settlement.balance(`campaign:${campaign.id}:funds`, currency)).toBe(0);
});

it.each(['BHD', 'ISK'])('%s: after a shortfall everything goes back', async (currency) => {
  const { settlement } = p;
  const campaign = await settlement.campaign({ currency, target: 20_005n, shortfallPolicy: 'require_goal' });
  const good = await settlement.pledge(campaign, { amount: 10_010, tip: 510 });
  const dead = await settlement.pledge(campaign, { amount: 10_000, card: 'pm_card_chargeCustomerFail' });
  await settlement.liveUntil(new Date(campaign.deadline.getTime() + 170 * hour));
  expect(await settlement.state('campaigns', campaign.id)).toBe('unsuccessful');
  expect([await settlement.state('pledges', good.id), await settlement.state('pledges', dead.id)]).toEqual([
    'collected',
    'dropped',
  ]);
  expect(await settlement.totals(campaign.id)).toMatchObject({ collected: 10_010, refunded: 10_010 });
});

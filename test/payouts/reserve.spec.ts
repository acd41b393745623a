// Guarantee: what a campaign keeps back of its payouts is a term of them, pays for later refunds and disputes before its
// creator owes anything, and is paid out when its days are over, not while a bank decides, and whole.
import { type PaidCampaign, PayoutScene } from './scene.js';
import { Bank } from '../refunds/bank.js';
import { day } from '../settlement/scene.js';

let scene: PayoutScene;
let bank: Bank;
beforeAll(async () => {
  scene = await PayoutScene.open();
  bank = new Bank(scene.settlement);
}, 60_000);
afterAll(async () => {
  await scene.settlement.invariants();
  await scene.stop();
}, 60_000);

const balance = (account: string) => scene.settlement.balance(account);
const reserve = ({ id }: PaidCampaign) => balance(`campaign:${id}:reserve`);
const funds = ({ id }: PaidCampaign) => balance(`campaign:${id}:funds`);
const owed = async ({ owner }: PaidCampaign) => 0 - (await balance(`creator:${owner.userId}:receivable`));
const reversals = ({ id }: PaidCampaign) => scene.sql('select 1 from transfer_reversals where campaign_id = $1', [id]);

async function sent(campaign: PaidCampaign) {
  const id = await scene.approved(campaign);
  await scene.settlement.idle();
  const payout = await scene.payout(id);
  expect(payout.state).toBe('paid');
  return payout;
}

async function later(days: number): Promise<void> {
  const [row] = await scene.sql<{ now: Date }>('select tally_now() as now');
  await scene.settlement.liveUntil(new Date((row?.now.getTime() ?? 0) + days * day));
}

it('is kept back with the payout and given back with it, pays a refund first, and is paid out whole after its days', async () => {
  const campaign = await scene.aPayableCampaign({ reserveBps: 1_000 });
  const all = (await scene.timeline(campaign)).left.amount;
  const kept = Math.round(all / 10);
  const rejected = await scene.prepared(campaign);
  expect(await reserve(campaign)).toBe(kept);
  await scene.reject(rejected);
  expect(await reserve(campaign)).toBe(0);

  const payout = await sent(campaign);
  expect(payout).toMatchObject({ amount: { amount: all - kept }, reserved: { amount: kept } });
  expect(payout.terms).toContainEqual(
    expect.objectContaining({ term: 'reserve', amount: { amount: -kept, currency: 'EUR' } }),
  );
  expect([await reserve(campaign), await funds(campaign)]).toEqual([kept, 0]);
  expect(await scene.waitsFor(campaign)).toContain('reserve');

  // 3.00 go back, of which the platform returns 0.12 of its fee and 0.03 or 0.02 of VAT: the rest is drawn from the reserve.
  const [pledge] = await bank.pledgesOf(campaign);
  const order = await scene.call('POST', `/v1/pledges/${pledge?.id}/refunds`, {
    token: campaign.owner.token,
    body: { cause: 'creator', amount: { amount: 300, currency: 'EUR' } },
  });
  expect(order.status).toBe(201);
  await scene.settlement.idle();
  expect((await scene.settlement.totals(campaign.id))['refunded']).toBe(300);
  const left = await reserve(campaign);
  expect([285, 286]).toContain(kept - left);
  expect([await owed(campaign), await reversals(campaign)]).toEqual([0, []]);

  await later(29);
  expect(await reserve(campaign)).toBe(left);
  await later(2);
  expect([await reserve(campaign), await funds(campaign)]).toEqual([0, left]);
  expect(await scene.waitsFor(campaign)).toContain('preparation');
  expect(await sent(campaign)).toMatchObject({ amount: { amount: left }, reserved: { amount: 0 } });
  expect(await scene.transfers(campaign)).toHaveLength(2);
}, 180_000);

it('pays a dispute after the first tranche before its creator owes', async () => {
  const tranches = [{ weight: 8_000n }, { weight: 4_000n, dueDays: 30 }];
  const campaign = await scene.aPayableCampaign({ reserveBps: 1_000, tranches }, [100, 11_900]);
  const first = await sent(campaign);
  const kept = first.reserved.amount;
  const before = await funds(campaign);
  expect(await reserve(campaign)).toBe(kept);
  const [small, large] = await bank.pledgesOf(campaign);
  expect(small).toBeDefined();
  // It takes more than is left for the second tranche: the reserve gives what it has, the creator owes the rest.
  const id = await bank.disputes(large);
  expect([await funds(campaign), await reserve(campaign)]).toEqual([0, 0]);
  const [dispute] = await scene.sql<{ taken: string; fee: string }>(
    `select -sum(m.amount) as taken, sum(b.fee) as fee from dispute_movements m join disputes d on d.id = m.dispute_id
     join balance_transactions b on b.id = m.balance_transaction_id where d.provider_id = $1`,
    [id],
  );
  const lack = Number(dispute?.taken) + Number(dispute?.fee) - before - kept;
  const [reversal] = await scene.sql<{ amount: string }>(
    'select sum(amount) as amount from transfer_reversals where campaign_id = $1',
    [campaign.id],
  );
  expect(Number(reversal?.amount) + (await owed(campaign))).toBe(lack);
  await bank.decides(id, 'won');
}, 180_000);

it('is not released while a bank decides', async () => {
  const campaign = await scene.aPayableCampaign({ reserveBps: 500 }, [200, 59_800]);
  await sent(campaign);
  await later(27);
  const [small] = await bank.pledgesOf(campaign);
  const id = await bank.disputes(small);
  const left = await reserve(campaign);
  expect(left).toBeGreaterThan(0);
  await later(5);
  expect([await reserve(campaign), await funds(campaign)]).toEqual([left, 0]);
  await bank.decides(id, 'won');
  // What the bank gave back is the campaign's, and so is the reserve now.
  await later(1);
  expect([await reserve(campaign), (await funds(campaign)) > left]).toEqual([0, true]);
}, 180_000);

// Guarantee: when what was unpaid has gone back, what is left of it in the funds is not paid out: not a part that came back,
// nor what a bank gives back, but for the reserve of what was paid before and for what was taken back from its creator. What
// a bank gives back and is not the creator's goes back by itself, once, whenever the bank speaks and its money moves.
import { PaymentGateway } from '../../src/payments/index.js';
import { RecordDisputes } from '../../src/refunds/index.js';
import { ReturnRest } from '../../src/refunds/return-rest.js';
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

const funds = ({ id }: PaidCampaign) => scene.settlement.balance(`campaign:${id}:funds`);
const tranches = [{ weight: 8_000n }, { weight: 4_000n, dueDays: 40 }];

/** Its first tranche was paid, and its second refused for good; the bank of the second backer takes its time. */
async function aReturnedCampaign(
  reserveBps: number,
  meanwhile: (campaign: PaidCampaign) => Promise<void> = async () => {},
): Promise<PaidCampaign & { reserved: number }> {
  const { owner, accountId } = await scene.aCreator();
  const live = await scene.settlement.campaign({ ownerId: owner.userId, tranches, reserveBps });
  await scene.settlement.pledge(live, { amount: 9_000 });
  await scene.settlement.pledge(live, { amount: 3_000, card: 'pm_card_pendingRefund' });
  await scene.settlement.liveUntil(new Date(live.deadline.getTime() + 15 * day));
  const campaign: PaidCampaign = { ...live, owner, accountId };
  const { reserved } = await paid(campaign);
  await meanwhile(campaign);
  const { tranches: all } = await scene.timeline(campaign);
  const { id } = all[1];
  const body = { text: 'The roof is on.', urls: [{ url: 'https://example.org/roof.jpg' }] };
  await scene.settlement.ok('POST', `/v1/tranches/${id}/evidence`, { token: owner.token, body });
  const by = (what: string, { token }: { token: string }) =>
    scene.settlement.ok('POST', `/v1/tranches/${id}/${what}`, { token, body: { reason: 'Looked at.' } });
  await by('refuse-evidence', scene.preparer);
  await by('propose-refusal', scene.preparer);
  await by('refuse', scene.approver);
  await scene.settlement.idle();
  expect(await funds(campaign)).toBe(0);
  return { ...campaign, reserved: reserved.amount };
}

async function paid(campaign: PaidCampaign) {
  const id = await scene.approved(campaign);
  await scene.settlement.idle();
  const payout = await scene.payout(id);
  expect(payout.state).toBe('paid');
  return payout;
}

/** Says why nothing of it is paid out. */
async function expectNotPaid(campaign: PaidCampaign): Promise<void> {
  expect((await scene.prepare(campaign)).body.type).toBe('/problems/not-returned');
  const { left, waitsFor } = await scene.timeline(campaign);
  expect([left.amount, waitsFor]).toEqual([0, expect.not.arrayContaining(['preparation'])]);
}

it('keeps a part that came back for its backer, until two people release it, and pays out the reserve', async () => {
  const campaign = await aReturnedCampaign(1_000);
  const [pending] = await scene.sql<{ id: string; provider_id: string }>(
    `select id, provider_id from refunds where campaign_id = $1 and state = 'sent'`,
    [campaign.id],
  );
  await scene.sandbox.control('POST', `refunds/${pending?.provider_id}`, { outcome: 'failed' });
  await scene.settlement.idle();
  const kept = await funds(campaign);
  expect(kept).toBeGreaterThan(0);
  await expectNotPaid(campaign);

  await scene.settlement.liveUntil(new Date(campaign.deadline.getTime() + 46 * day));
  expect(await funds(campaign)).toBe(kept + campaign.reserved);
  expect((await scene.timeline(campaign)).left.amount).toBe(campaign.reserved);
  const payout = await paid(campaign);
  expect(payout).toMatchObject({ amount: { amount: campaign.reserved }, reserved: { amount: 0 } });
  expect(payout.terms).toContainEqual(
    expect.objectContaining({ term: 'not_returned', amount: { amount: -kept, currency: 'EUR' } }),
  );
  expect(await funds(campaign)).toBe(kept);
  await expectNotPaid(campaign);

  // Only two people can say that it is the creator's after all.
  await scene.settlement.liveUntil(new Date(campaign.deadline.getTime() + 81 * day));
  const [held] = await scene.sql<{ id: string }>('select id from retentions where campaign_id = $1', [campaign.id]);
  const decide = (what: string, { token }: { token: string }) =>
    scene.settlement.ok('POST', `/v1/retentions/${held?.id}/${what}`, { token, body: { reason: 'Looked at.' } });
  await decide('propose-release', scene.preparer);
  await expectNotPaid(campaign);
  await decide('agree', scene.approver);
  expect((await scene.timeline(campaign)).left.amount).toBe(kept);

  const body = { reason: 'Another account.' };
  await scene.settlement.ok('POST', `/v1/refunds/${pending?.id}/retry`, { token: scene.preparer.token, body });
  await scene.settlement.idle();
  expect(await funds(campaign)).toBe(0);
}, 180_000);

it('pays what a bank gave back when it had been taken from the creator', async () => {
  const campaign = await aReturnedCampaign(0);
  const [first] = await bank.pledgesOf(campaign);
  const id = await bank.disputes(first);
  expect(await funds(campaign)).toBe(0);
  await bank.decides(id, 'won');
  const back = await funds(campaign);
  const [taken] = await scene.sql<{ sum: string }>(
    `select sum(amount) from transfer_reversals where campaign_id = $1 and state = 'sent'`,
    [campaign.id],
  );
  const payable = Math.min(back, Number(taken?.sum));
  expect(payable).toBeGreaterThan(0);
  expect(await paid(campaign)).toMatchObject({ amount: { amount: payable } });
  expect(await funds(campaign)).toBe(back - payable);
}, 180_000);

/** The runs of a campaign, each with what it asked for, in minor units. */
const runs = ({ id }: PaidCampaign) =>
  scene.sql<{ cause: string; is_rest: boolean; sum: string }>(
    `select r.cause, r.rest_of is not null as is_rest, r.decision_id is not null and r.decided_by <> r.ordered_by as is_decided,
       (select coalesce(sum(f.amount), 0) from refunds f where f.run_id = r.id) as sum
     from refund_runs r where r.campaign_id = $1 order by r.id`,
    [id],
  );
const rest = (sum: string) => ({ cause: 'tranche', is_rest: true, is_decided: true, sum });

it('does not pay what a bank gave back when it had been taken from what was unpaid: it goes back, once, when its money is there', async () => {
  let dispute = '';
  const campaign = await aReturnedCampaign(0, async (before) => {
    const [first] = await bank.pledgesOf(before);
    dispute = await bank.disputes(first, { amount: 500 });
    expect(await funds(before)).toBeGreaterThan(0);
  });
  await scene.sandbox.faults({ kind: 'lost', match: { path: '^charge' } });
  await bank.decides(dispute, 'won');
  // The word first, and its money later.
  const word = await scene.settlement.get(PaymentGateway).retrieveDispute(dispute);
  const taken = word.movements.filter(({ amount }) => amount < 0n);
  expect([word.status, word.movements.length, taken.length]).toEqual(['won', 2, 1]);
  await scene.settlement.get(RecordDisputes).execute({ ...word, movements: taken });
  await scene.settlement.idle();
  expect([await funds(campaign), (await runs(campaign)).length]).toEqual([0, 1]);
  await scene.settlement.get(RecordDisputes).execute(word);
  await scene.settlement.idle();
  await scene.sandbox.faults();

  // With 4 % and 21 % of VAT on that from the platform, 5.25 or a cent more.
  const [, more] = await runs(campaign);
  expect(more).toEqual(rest(expect.stringMatching(/^52[56]$/)));
  expect(await funds(campaign)).toBe(0);
  expect((await scene.prepare(campaign)).body.type).toBe('/problems/nothing-to-pay-out');
  await scene.settlement.get(ReturnRest).execute(campaign.id);
  await scene.settlement.get(RecordDisputes).execute(word);
  await scene.settlement.idle();
  expect(await runs(campaign)).toHaveLength(2);
}, 180_000);

it('of what a bank gave back only what had been unpaid goes back, and the rest is paid to its creator', async () => {
  let dispute = '';
  const campaign = await aReturnedCampaign(0, async (before) => {
    const [first] = await bank.pledgesOf(before);
    dispute = await bank.disputes(first);
    expect(await funds(before)).toBe(0);
  });
  const [{ sum: reversed } = { sum: '' }] = await scene.sql<{ sum: string }>(
    `select sum(amount) from transfer_reversals where campaign_id = $1 and state = 'sent'`,
    [campaign.id],
  );
  // A part of the 90.00 that came back.
  expect(Number(reversed)).toBeGreaterThan(0);
  expect(Number(reversed)).toBeLessThan(9_000);
  const before = (await scene.settlement.balance('platform:fees')) + (await scene.settlement.balance('platform:vat'));
  await bank.decides(dispute, 'won');
  expect(await funds(campaign)).toBe(Number(reversed));
  const [, more] = await runs(campaign);
  const returned =
    before - (await scene.settlement.balance('platform:fees')) - (await scene.settlement.balance('platform:vat'));
  expect(more).toEqual(rest(String(9_000 - Number(reversed) + returned)));

  // What is prepared for the creator is theirs, also when the question is asked once more.
  await scene.prepared(campaign);
  await scene.settlement.get(ReturnRest).execute(campaign.id);
  expect(await runs(campaign)).toHaveLength(2);
}, 180_000);

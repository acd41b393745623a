// Guarantee: what no webhook told of a creator's account and of their bank is known the next night, and before a payout is
// prepared; an account that the provider does not answer for holds up no other.
import { RecordRecipientAccount } from '../../src/payouts/record-recipient-account.js';
import { Reconcile } from '../../src/reconciliation/reconcile.js';
import { day } from '../settlement/scene.js';
import { type PaidCampaign, PayoutScene } from './scene.js';

const everythingIsLost = { kind: 'lost', match: { path: '.*' } };

let scene: PayoutScene;
beforeAll(async () => {
  scene = await PayoutScene.open();
}, 60_000);
afterEach(async () => {
  await scene.sandbox.faults();
  await scene.settlement.idle();
  await scene.settlement.invariants();
}, 60_000);
afterAll(() => scene.settlement.stop());

const aNight = () => scene.settlement.get(Reconcile).execute(new AbortController().signal);

const transfersOf = async ({ accountId }: PaidCampaign): Promise<string | undefined> => {
  const [row] = await scene.sql<{ transfers: string }>(
    'select transfers from recipients where provider_account_id = $1',
    [accountId],
  );
  return row?.transfers;
};

const lineOf = async (payoutId: string) => (await scene.payout(payoutId)).lines[0];

it('the money is at the bank, and nobody said so', async () => {
  const campaign = await scene.aPayableCampaign();
  await scene.sandbox.faults(everythingIsLost);
  const id = await scene.approved(campaign);
  await scene.settlement.idle();
  expect(await scene.waitsFor(campaign)).toEqual(['bank']);
  await scene.settlement.moveClock(new Date(campaign.deadline.getTime() + 20 * day));
  await scene.settlement.idle();
  // Whatever night has passed on the way: nothing of it is known yet.
  await scene.sql('update payout_lines set bank_payout_id = null, bank_arrived_at = null where payout_id = $1', [id]);
  await aNight();
  const { bankPayoutId, bankArrivedAt, sentAt } = await lineOf(id);
  expect(bankPayoutId).toMatch(/^po_/);
  expect(Date.parse(bankArrivedAt)).toBeGreaterThan(Date.parse(sentAt));
  expect(await scene.waitsFor(campaign)).toEqual([]);
  // Told again, by a webhook that was late, it is no news; sent back by the bank, it is.
  await aNight();
  expect((await lineOf(id)).bankArrivedAt).toBe(bankArrivedAt);
  await scene.sandbox.control('POST', `payouts/${bankPayoutId}`, { outcome: 'failed' });
  await aNight();
  expect(await lineOf(id)).toMatchObject({ bankPayoutId: null, bankArrivedAt: null });
}, 90_000);

it('an account that may not be paid any more, before a payout and the night after', async () => {
  const [campaign, other] = [await scene.aPayableCampaign(), await scene.aPayableCampaign()];
  const id = await scene.prepared(other);
  await scene.sandbox.faults(everythingIsLost);
  for (const { accountId } of [campaign, other]) {
    await scene.sandbox.control('POST', `accounts/${accountId}`, { outcome: 'rejected' });
  }
  expect((await scene.prepare(campaign)).body.type).toBe('/problems/recipient-not-ready');
  expect([await transfersOf(campaign), await transfersOf(other)]).toEqual(['restricted', 'active']);
  await aNight();
  expect(await transfersOf(other)).toBe('restricted');
  expect((await scene.approve(id)).status).toBe(409);
  // And back again.
  for (const { accountId } of [campaign, other]) {
    await scene.sandbox.control('POST', `accounts/${accountId}`, { outcome: 'complete' });
  }
  await aNight();
  expect([await transfersOf(campaign), await transfersOf(other)]).toEqual(['active', 'active']);
}, 90_000);

it('the night goes on past an account that is not answered for', async () => {
  const [silent, other] = [await scene.aPayableCampaign(), await scene.aPayableCampaign()];
  for (const each of [silent, other]) await scene.prepared(each);
  const lost = { kind: 'error_before_commit', match: { path: `/accounts/${silent.accountId}$` } };
  await scene.sandbox.faults(everythingIsLost, lost);
  for (const { accountId } of [silent, other]) {
    await scene.sandbox.control('POST', `accounts/${accountId}`, { outcome: 'rejected' });
  }
  await aNight();
  expect([await transfersOf(silent), await transfersOf(other)]).toEqual(['active', 'restricted']);
  await scene.sandbox.faults(everythingIsLost);
  await scene.settlement.get(RecordRecipientAccount).execute(silent.accountId);
  expect(await transfersOf(silent)).toBe('restricted');
}, 90_000);

// Guarantee: whatever moves on our balance at the provider and has no counterpart in the ledger is found, whoever did it
// and in which direction; it stops the payouts of its campaign until finance has said what it was; and what is the
// operator's own business is booked without anybody.
import { PayoutScene, type PaidCampaign } from '../payouts/scene.js';
import { day, hour } from '../settlement/scene.js';
import { moveClock, workOf } from '../support/time.js';

let scene: PayoutScene;
let campaign: PaidCampaign;
beforeAll(async () => {
  scene = await PayoutScene.open();
  campaign = await scene.aPayableCampaign();
}, 60_000);
afterAll(async () => {
  await scene.settlement.invariants();
  await scene.stop();
});

const ok = (method: string, path: string, body?: object) =>
  scene.settlement.ok(method, path, { token: scene.approver.token, ...(body && { body }) });

/** The last hour of movements is left in peace. */
async function reconciled(later = 2 * hour): Promise<void> {
  await scene.settlement.idle();
  const { now } = await workOf(scene.running);
  await moveClock({ url: scene.running.url, sandboxUrl: scene.running.sandboxUrl }, new Date(Date.parse(now) + later));
  await scene.settlement.idle();
  await ok('POST', '/v1/admin/reconciliations');
  await scene.settlement.idle();
}

const breaks = async (query = 'state=open') => (await ok('GET', `/v1/admin/breaks?${query}`)).data;

it('finds nothing in what the application did', async () => {
  await reconciled();
  expect(await breaks()).toEqual([]);
  const [{ unbooked }] = (await scene.sql<{ unbooked: number }>(
    'select count(*)::int as unbooked from balance_transactions where ledger_reference is null',
  )) as [{ unbooked: number }];
  expect(unbooked).toBe(0);
});

it('books what is the operator’s own business: a top-up, and a payout to their bank', async () => {
  const before = {
    bank: await scene.settlement.balance('bank'),
    own: await scene.settlement.balance('provider:balance'),
  };
  await scene.sandbox.stripe.topups.create({ amount: 9_000, currency: 'eur', description: 'Own money' });
  await scene.sandbox.stripe.payouts.create({ amount: 2_500, currency: 'eur' });
  await reconciled();
  expect(await breaks()).toEqual([]);
  expect(await scene.settlement.balance('bank')).toBe(before.bank - 6_500);
  expect(await scene.settlement.balance('provider:balance')).toBe(before.own + 6_500);
});

describe('a transfer that somebody made in the dashboard', () => {
  let found: { id: string; movement: string };

  it('is a break of its campaign, and stops its payouts and no others', async () => {
    const transfer = await scene.sandbox.stripe.transfers.create({
      amount: 700,
      currency: 'eur',
      destination: campaign.accountId,
      transfer_group: `campaign_${campaign.id}`,
    });
    await reconciled();
    const open = await breaks(`campaign=${campaign.id}`);
    expect(open).toEqual([
      expect.objectContaining({
        kind: 'unbooked',
        state: 'open',
        movement: transfer.balance_transaction,
        amount: { amount: -700, currency: 'EUR' },
        campaignId: campaign.id,
        ownerId: null,
        ageHours: 0,
      }),
    ]);
    [found] = open;
    const { status, body } = await scene.prepare(campaign);
    expect({ status, type: body.type }).toEqual({ status: 409, type: '/problems/payouts-blocked' });
    expect(body.reasons).toEqual([expect.stringContaining(found.id)]);
    expect(await scene.waitsFor(campaign)).toEqual(['reconciliation']);
  });

  it('is found once, however often the books are compared', async () => {
    await reconciled(day);
    expect(await breaks()).toEqual([expect.objectContaining({ id: found.id, ageHours: expect.any(Number) })]);
  });

  it('is taken on and resolved by finance alone, once', async () => {
    const outsider = await scene.running.call('POST', `/v1/admin/breaks/${found.id}/resolve`, {
      token: campaign.owner.token,
      body: { bookedTo: 'campaign', reason: 'Mine' },
    });
    expect(outsider.status).toBe(403);
    expect(await ok('POST', `/v1/admin/breaks/${found.id}/take`)).toMatchObject({ ownerId: scene.approver.userId });
    const funds = await scene.settlement.balance(`campaign:${campaign.id}:funds`);
    const body = { bookedTo: 'campaign', reason: 'Paid by hand while the service was away.' };
    expect(await ok('POST', `/v1/admin/breaks/${found.id}/resolve`, body)).toMatchObject({
      state: 'resolved',
      resolvedBy: scene.approver.userId,
      ...body,
    });
    expect(await scene.settlement.balance(`campaign:${campaign.id}:funds`)).toBe(funds - 700);
    const again = await scene.running.call('POST', `/v1/admin/breaks/${found.id}/resolve`, {
      token: scene.approver.token,
      body,
    });
    expect({ status: again.status, type: again.body.type }).toEqual({ status: 409, type: '/problems/break-resolved' });
    await reconciled();
    expect(await breaks()).toEqual([]);
  });

  it('does not keep the rest from being paid out', async () => {
    const payout = await scene.payout(await scene.approved(campaign));
    expect(payout.terms).toContainEqual({
      term: 'other',
      account: 'outside',
      amount: { amount: -700, currency: 'EUR' },
    });
    await scene.settlement.idle();
    expect(await scene.waitsFor(campaign)).toEqual(['bank']);
  });
});

it('what the ledger has and the provider has not is a break after a day, and ends when the movement comes', async () => {
  await scene.sql(
    `with t as (insert into ledger_transactions (reference, currency, at) values ('seed', 'EUR', tally_now()) returning id)
     insert into ledger_postings (transaction_id, from_account, to_account, amount)
     select id, 'outside', $1, 5 from t`,
    [`campaign:${campaign.id}:funds`],
  );
  await reconciled(20 * hour);
  expect(await breaks()).toEqual([]);
  await reconciled(5 * hour);
  expect(await breaks()).toEqual([
    expect.objectContaining({
      kind: 'unmatched',
      ledgerReference: 'seed',
      amount: { amount: -5, currency: 'EUR' },
      campaignId: campaign.id,
    }),
  ]);
  await scene.sql(
    `insert into balance_transactions (id, type, amount, fee, net, currency, created_at, available_on, ledger_reference)
     values ('txn_seed', 'charge', 5, 0, 5, 'EUR', tally_now(), tally_now(), 'seed')`,
  );
  await reconciled();
  expect(await breaks()).toEqual([]);
  const [last] = await breaks('state=resolved');
  expect(last).toMatchObject({ kind: 'unmatched', resolvedBy: null, bookedTo: null });
});

it('a line that is approved waits while payouts are blocked, and leaves when they are not', async () => {
  const other = await scene.aPayableCampaign();
  const id = await scene.prepared(other);
  await scene.sql(
    `insert into payout_blocks (campaign_id, cause, subject, reason, since) values (null, 'check', 'seed', 'A seed.', tally_now())`,
  );
  const refused = await scene.approve(id);
  expect({ status: refused.status, type: refused.body.type }).toEqual({
    status: 409,
    type: '/problems/payouts-blocked',
  });
  await scene.sql(`update payout_blocks set lifted_at = tally_now() where subject = 'seed'`);
  expect((await scene.approve(id)).status).toBe(200);
  await scene.settlement.idle();
  expect(await scene.line(id)).toMatchObject({ state: 'sent' });
}, 60_000);

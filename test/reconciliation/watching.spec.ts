// Guarantee: the invariants are asked about every five minutes without anybody; while one is violated nothing is paid out,
// the owners are told once, and when it holds again everything goes on. What changed is asked about; everything once a
// night, and after a violation until there is none.
import { WatchInvariants } from '../../src/reconciliation/watch-invariants.js';
import { PayoutScene, type PaidCampaign } from '../payouts/scene.js';
import { staff, type TestPerson } from '../support/people.js';
import { until } from '../support/until.js';

let scene: PayoutScene;
let campaign: PaidCampaign;
let owner: TestPerson;
beforeAll(async () => {
  scene = await PayoutScene.open();
  owner = await staff(scene.running, 'owner');
  campaign = await scene.aPayableCampaign();
}, 60_000);
afterAll(async () => {
  await scene.settlement.invariants();
  await scene.stop();
});

const lastRun = async () => {
  const { data } = await scene.settlement.ok('GET', '/v1/admin/checks', { token: owner.token });
  return data[0];
};
const watch = () => scene.settlement.get(WatchInvariants).execute();
const letters = () =>
  scene.sql<{ subject: string; user_id: string }>(`select subject, user_id from mails where kind = 'payoutsHalted'`);

it('runs by itself when five minutes of real time have passed', async () => {
  await scene.sql(`update check_runs set ran_at = ran_at - interval '5 minutes'`);
  await until(async () => Date.now() - Date.parse((await lastRun()).ranAt) < 60_000);
  expect(await lastRun()).toMatchObject({ violations: 0, findings: [] });
});

it('asks about what changed since the last run began, and about everything once a night and after a violation', async () => {
  await watch();
  const before = Date.parse((await lastRun()).ranAt);
  await watch();
  const { since, violations } = await lastRun();
  expect([Math.abs(Date.parse(since) - before) < 5_000, violations]).toEqual([true, 0]);

  // A year-old row on which somebody lays a hand.
  const account = 'creator:seed:receivable';
  const old = `uuidv7(interval '-1 year')`;
  await scene.sql(`with t as (insert into ledger_transactions (id, reference, currency, at, folded_at)
      values (${old}, 'seed', 'EUR', tally_now(), clock_timestamp()) returning id)
    insert into ledger_postings (transaction_id, from_account, to_account, amount)
    select id, 'creator:seed:receivable', 'platform:costs', 5 from t`);
  await scene.sql(`insert into ledger_balances (account, currency, amount) values ('${account}', 'EUR', -4)`);
  await scene.sql(`insert into ledger_balances (account, currency, amount) values ('platform:costs', 'EUR', 4)
    on conflict (account, currency) do update set amount = ledger_balances.amount + 4`);
  await watch();
  expect(await lastRun()).toMatchObject({ since: expect.any(String), violations: 0 });
  await scene.sql(`update check_runs set ran_at = ran_at - interval '1 day' where since is null`);
  await watch();
  const found = { view: 'check_02_balances', offenders: expect.arrayContaining([`${account} EUR`]) };
  expect(await lastRun()).toMatchObject({ since: null, findings: [found] });

  await scene.sql(`update ledger_balances set amount = case account when '${account}' then -5 else amount + 1 end
    where account in ('${account}', 'platform:costs')`);
  await watch();
  expect(await lastRun()).toMatchObject({ since: null, violations: 0 });
  await watch();
  expect(await lastRun()).toMatchObject({ since: expect.any(String), violations: 0 });
  await scene.settlement.idle();
  await scene.sql(`delete from mails where kind = 'payoutsHalted'`);
});

it('stops every payout on a violation, and tells the owners once', async () => {
  const id = await scene.prepared(campaign);
  await scene.sql(`insert into ledger_balances (account, currency, amount) values ('seed', 'EUR', 1)`);
  await watch();
  await watch();
  expect(await lastRun()).toMatchObject({
    violations: 1,
    findings: [{ number: 2, view: 'check_02_balances', violations: 1, offenders: ['seed EUR'] }],
  });
  const { status, body } = await scene.approve(id);
  expect({ status, type: body.type }).toEqual({ status: 409, type: '/problems/payouts-blocked' });
  expect(body.reasons).toEqual([
    'Invariant 2 is violated: The ledger is append-only, and a balance is the sum of its entries.',
  ]);
  await scene.settlement.idle();
  expect(await letters()).toEqual([{ subject: 'All payouts are halted', user_id: owner.userId }]);
});

it('lets everything go on when it holds again, and keeps what is approved meanwhile from leaving', async () => {
  await scene.sql(`delete from ledger_balances where account = 'seed'`);
  await watch();
  expect(await lastRun()).toMatchObject({ violations: 0 });
  const [payout] = await scene.sql<{ id: string }>('select id from payouts');
  // Approved, and in the same instant blocked: the line is looked at again under the lock before it leaves.
  await scene.sql(`update payouts set state = 'approved', decided_by = $1, decided_at = tally_now()`, [
    scene.approver.userId,
  ]);
  await scene.sql(
    `with blocked as (insert into payout_blocks (campaign_id, cause, subject, reason, since)
       values (null, 'check', 'seed', 'A seed.', tally_now()))
     update payout_lines set state = 'approved', due_at = tally_now()`,
  );
  await scene.sql(
    `insert into state_changes (entity, entity_id, from_state, to_state, at, reason)
     select 'payout', id, 'prepared', 'approved', tally_now(), 'seed' from payouts
     union all select 'payout_line', id, 'prepared', 'approved', tally_now(), 'seed' from payout_lines`,
  );
  await scene.settlement.idle();
  expect(await scene.line(payout!.id)).toMatchObject({ state: 'approved', tries: 0 });
  await watch();
  await scene.settlement.idle();
  expect(await scene.line(payout!.id)).toMatchObject({ state: 'sent' });
});

// Guarantee: money leaves through the pages as it does through the API: prepared by one, approved by another; who may not,
// sees no button and a reason, and is refused when they send the form all the same; what changes, changes its page.
import { randomUUID } from 'node:crypto';
import { type PaidCampaign } from '../payouts/scene.js';
import { staff } from '../support/people.js';
import { buttons, StaffWorld } from './staff-world.js';

let world: StaffWorld;
beforeAll(async () => {
  world = await StaffWorld.open();
}, 60_000);
afterAll(async () => {
  await world.scene.settlement.invariants();
  await world.scene.stop();
}, 60_000);

const reason = { reason: 'Looked at with care.' };

describe('a payout', () => {
  let campaign: PaidCampaign;
  let page: string;
  beforeAll(async () => {
    campaign = await world.scene.aPayableCampaign();
  }, 60_000);

  it('is prepared from the list of what may be', async () => {
    const list = await world.get('/en/staff/payouts', world.as('finance'));
    expect(list.text).toContain(`/en/staff/payouts/campaigns/${campaign.id}`);
    expect(list.text).toContain('May be prepared');
    const at = `/en/staff/payouts/campaigns/${campaign.id}`;
    for (const name of ['auditor', 'owner']) {
      const { text } = await world.get(at, world.as(name));
      expect([name, buttons(text).has('Prepare the payout')]).toEqual([name, false]);
      expect(text).toContain('this takes the role finance');
      expect((await world.send(at, {}, world.as(name))).status).toBe(403);
    }
    const made = await world.press(at, 'Prepare the payout', world.as('finance'));
    expect([made.status, made.to]).toEqual([303, expect.stringMatching(/^\/en\/payouts\/[\w-]{36}$/)]);
    page = made.to;
    const again = await world.send(at, {}, world.as('finance'));
    expect([again.status, again.text]).toEqual([422, expect.stringContaining('Another payout of this campaign')]);
  });

  it('shows its frozen sum, each term with its account', async () => {
    const { text } = await world.get(page, world.as('second'));
    // 120.00, less 4 % and its VAT, less what the provider keeps.
    for (const shown of ['Collected, without tips', '€120.00', 'Platform fee', '-€4.80', 'platform%3Afees']) {
      expect(text).toContain(shown);
    }
    const french = await world.get(page.replace('/en/', '/fr/'), world.as('second'));
    expect(french.text).toContain('Frais de la plateforme');
  });

  it('is approved by nobody who prepared it, is new, has an interest or another role', async () => {
    await world.newcomer();
    const deputy = await staff(world.scene.running, 'finance');
    world.people.set('deputy', deputy);
    await world.scene.sql('update projects set deputy_id = $2 where id = $1', [campaign.projectId, deputy.userId]);
    for (const [name, why, status, problem] of [
      ['finance', 'you took the first step', 422, 'approved by another person'],
      ['newcomer', 'younger than 24 hours', 422, 'first 24 hours'],
      ['deputy', 'you own the project, are its deputy', 422, 'decides nothing about what is paid'],
      ['auditor', 'this takes the role finance', 403, 'may not do this'],
      ['moderator', 'this takes the role finance', 403, 'may not do this'],
    ] as const) {
      const { text } = await world.get(page, world.as(name));
      expect([name, buttons(text).has('Approve and send')]).toEqual([name, false]);
      expect(text).toContain(why);
      const sent = await world.send(`${page}/approve`, {}, world.as(name));
      expect([name, sent.status, sent.text]).toEqual([name, status, expect.stringContaining(problem)]);
    }
    const { text } = await world.get(page, world.as('second'));
    expect(buttons(text).get('Approve and send')).toBe(`${page}/approve`);
  });

  it('is read by the people of the project, without the names of staff, and by no stranger', async () => {
    const { status, text } = await world.get(page, campaign.owner);
    expect([status, buttons(text).has('Approve and send')]).toEqual([200, false]);
    expect(text).toContain('one person of finance');
    expect(text).not.toContain('Staff finance');
    expect((await world.get(page, world.as('member'))).status).toBe(404);
    expect((await world.nobody(page)).status).toBe(401);
  });

  it('is not rejected without a reason, which is asked for at its field', async () => {
    const { status, text } = await world.send(`${page}/reject`, { reason: ' ' }, world.as('second'));
    expect([status, text]).toEqual([422, expect.stringContaining('id="f-reason-error"')]);
    const control = await world.send(`${page}/reject`, { reason: 'a\u202eb' }, world.as('second'));
    expect(control.status).toBe(422);
  });

  it('is approved by another, and sent once', async () => {
    const { status, to } = await world.press(page, 'Approve and send', world.as('second'));
    expect([status, to]).toEqual([303, page]);
    const again = await world.send(`${page}/approve`, {}, world.as('second'));
    expect([again.status, again.text]).toEqual([422, expect.stringContaining('decided already')]);
    await world.scene.settlement.idle();
    const { text } = await world.get(page, world.as('auditor'));
    expect(text).toContain('tr_');
    expect(buttons(text).size).toBe(1);
    expect(await world.scene.transfers(campaign)).toHaveLength(1);
  });

  it('leads from any id to where the money of a pledge is', async () => {
    const [ids] = await world.scene.sql<Record<string, string>>(
      `select p.pledge_id as pledge, p.item_id as item, p.provider_id as intent, p.charge_id as charge,
         b.id as balance, l.transfer_id as transfer
       from payments p join payouts o on o.campaign_id = p.campaign_id join payout_lines l on l.payout_id = o.id
       join balance_transactions b on b.source = p.charge_id where p.campaign_id = $1 limit 1`,
      [campaign.id],
    );
    const money = `/en/staff/pledges/${ids?.['pledge']}/money`;
    for (const kind of ['pledge', 'item', 'intent', 'charge', 'balance']) {
      const found = await world.get(`/en/staff/find?id=${ids?.[kind]}`, world.as('auditor'));
      expect([kind, found.to]).toEqual([kind, money]);
    }
    const transfer = await world.get(`/en/staff/find?id=${ids?.['transfer']}`, world.as('auditor'));
    expect(transfer.to).toBe(page);
    const { text } = await world.get(money, world.as('auditor'));
    for (const step of ['Charged', '€60.00', 'Paid out to the creator', String(ids?.['transfer'])]) {
      expect(text).toContain(step);
    }
    expect((await world.get('/en/staff/find?id=ch_none', world.as('auditor'))).status).toBe(404);
  });

  it('has its entries in the ledger, by account, campaign, reference and day', async () => {
    const ledger = async (query: string) => (await world.get(`/en/staff/ledger?${query}`, world.as('auditor'))).text;
    const line = /payout-line-[\w-]{36}/;
    expect(await ledger(`campaign=${campaign.id}`)).toMatch(line);
    expect(await ledger('reference=payout-line-')).toMatch(line);
    expect(await ledger('account=platform:fees')).not.toMatch(line);
    expect(await ledger('account=platform:fees')).toContain(`platform-fee-${campaign.id}-1`);
    expect(await ledger('day=2000-01-01')).toContain('Nothing was booked that fits.');
    expect(await ledger('campaign=nonsense&day=x')).toContain('This is no id or no day');
    const balance = await world.get(`/en/staff/checks/balance?campaign=${campaign.id}`, world.as('auditor'));
    expect(balance.text).toContain('which must be nothing: <b>€0.00</b>');
  });
});

it('a part is accepted by finance on its evidence, and may then be prepared', async () => {
  const { campaign, trancheId } = await world.partsShown();
  const at = `/en/tranches/${trancheId}`;
  expect((await world.get('/en/staff/tranches', world.as('auditor'))).text).toContain(at);
  expect((await world.get(at, campaign.owner)).text).toContain('The roof is on.');
  expect(buttons((await world.get(at, world.as('auditor'))).text).has('Accept: it may be paid')).toBe(false);
  expect((await world.send(`${at}/accept`, reason, campaign.owner)).status).toBe(403);
  const accepted = await world.press(at, 'Accept: it may be paid', world.as('finance'), reason);
  expect([accepted.status, accepted.to]).toEqual([303, at]);
  expect((await world.get(at, world.as('auditor'))).text).toContain('Accepted');
  const twice = await world.send(`${at}/accept`, reason, world.as('second'));
  expect([twice.status, twice.text]).toEqual([422, expect.stringContaining('not where this can be done')]);
}, 60_000);

it('a large refund, and one of everybody, are approved by another; a dispute says until when', async () => {
  const { refundId, runId } = await world.moneyBack();
  const refund = `/en/staff/refunds/${refundId}`;
  expect((await world.get('/en/staff/refunds?state=proposed', world.as('auditor'))).text).toContain(refund);
  const run = `/en/staff/refunds/runs/${runId}`;
  expect((await world.get(run, world.as('finance'))).text).toContain('you took the first step');
  expect((await world.press(run, 'Reject it', world.as('second'), reason)).status).toBe(303);
  expect((await world.press(refund, 'Approve and send', world.as('second'), reason)).status).toBe(303);
  await world.scene.settlement.idle();
  expect((await world.get(refund, world.as('auditor'))).text).toContain('Arrived');
  const disputes = await world.get('/en/staff/disputes', world.as('auditor'));
  expect(disputes.text).toMatch(/Waits for evidence[\s\S]*in \d+ days/);
}, 60_000);

it('giving everything back is looked at, proposed once, started by another, and arrives', async () => {
  const campaign = await world.scene.aPayableCampaign({}, [6_000, 4_000]);
  const missed = await world.get('/en/staff/refunds/everybody?campaign=nothing', world.as('finance'));
  expect([missed.status, missed.text]).toEqual([404, expect.stringContaining('There is no such campaign.')]);
  const at = `/en/staff/refunds/everybody/${campaign.id}`;
  const chosen = await world.get(`/en/staff/refunds/everybody?campaign=${campaign.id}`, world.as('finance'));
  expect([chosen.status, chosen.to]).toEqual([303, at]);
  const [project] = await world.scene.sql<{ slug: string }>(
    'select p.slug from projects p join campaigns c on c.project_id = p.id where c.id = $1',
    [campaign.id],
  );
  const address = encodeURIComponent(`https://tally.example/fr/campaigns/${project?.slug}?ref=mail#rewards`);
  expect((await world.get(`/en/staff/refunds/everybody?campaign=${address}`, world.as('finance'))).to).toBe(at);
  const { text } = await world.get(at, world.as('finance'));
  expect(text).toContain('€102.00');
  expect(buttons((await world.get(at, world.as('auditor'))).text).has('Propose it to a second person')).toBe(false);
  expect((await world.send(at, { cause: 'creator', ...reason }, world.as('auditor'))).status).toBe(403);

  const [, key = ''] = /name="key" value="([^"]+)"/.exec(text) ?? [];
  const wrong = await world.send(at, { key, cause: 'creator', reason: '' }, world.as('finance'));
  expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining(key)]);
  const form = { key, cause: 'creator', ...reason };
  const made = await world.send(at, form, world.as('finance'));
  expect([made.status, made.to]).toEqual([303, expect.stringMatching(/^\/en\/staff\/refunds\/runs\/[\w-]{36}$/)]);
  expect((await world.send(at, form, world.as('finance'))).to).toBe(made.to);
  const open = await world.send(at, { ...form, key: randomUUID() }, world.as('second'));
  expect(open.status).toBe(422);

  expect((await world.press(made.to, 'Start it', world.as('second'), reason)).status).toBe(303);
  await world.scene.settlement.idle();
  expect((await world.get(made.to, world.as('auditor'))).text).toContain('2 asked for, €102.00 in all');
  expect((await world.get(at, world.as('finance'))).text).toContain('Nothing was charged');
}, 60_000);

it('a held charge is released when its cause is mended', async () => {
  const { itemId, mend } = await world.held();
  const at = `/en/staff/held-items/${itemId}`;
  expect((await world.get('/en/staff/held-items', world.as('auditor'))).text).toContain('resource_missing');
  await mend();
  expect((await world.press(at, 'Release it', world.as('finance'), reason)).to).toBe(at);
  await world.scene.settlement.idle();
  expect((await world.get(at, world.as('auditor'))).text).toContain('Collected');
}, 60_000);

it('a difference is taken on and resolved; money held too long is released by two', async () => {
  const campaign = await world.overdue();
  const id = await world.break(campaign);
  const at = `/en/staff/reconciliation/breaks/${id}`;
  expect((await world.get('/en/staff/reconciliation', world.as('auditor'))).text).toContain(at);
  expect((await world.press(at, 'Take it on', world.as('finance'))).to).toBe(at);
  const nowhere = await world.press(at, 'Resolve it', world.as('finance'), reason);
  expect([nowhere.status, nowhere.text]).toEqual([422, expect.stringContaining('Looked at with care.')]);
  const booked = { ...reason, bookedTo: 'campaign' };
  expect((await world.press(at, 'Resolve it', world.as('finance'), booked)).to).toBe(at);
  expect((await world.get(at, world.as('auditor'))).text).toContain('to its campaign');

  const [held] = await world.scene.sql<{ id: string }>('select id from retentions where campaign_id = $1', [
    campaign.id,
  ]);
  const money = `/en/retentions/${held?.id}`;
  expect((await world.get('/en/staff/retentions', world.as('auditor'))).text).toContain(money);
  expect((await world.press(money, 'Propose to release it', world.as('finance'), reason)).to).toBe(money);
  expect(buttons((await world.get(money, world.as('finance'))).text).has('Agree: release it')).toBe(false);
  expect((await world.press(money, 'Agree: release it', world.as('second'), reason)).to).toBe(money);
  expect((await world.get(money, world.as('auditor'))).text).toContain('Released');
}, 120_000);

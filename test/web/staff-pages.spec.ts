// Guarantee: every page of staff answers each role with what it may see or a refusal, never with a failure, in three
// languages, whole on a phone and on a desktop; reviews and roles are decided on them; and what people wrote stays text.
import { type Browser } from 'playwright-core';
import { isAllowed, type OperationName } from '../../src/users/index.js';
import { aMember, grant, type TestPerson } from '../support/people.js';
import { axe } from '../support/axe.js';
import { inBrowser, openBrowser, openPage, sizes } from '../support/chromium.js';
import { until } from '../support/until.js';
import { buttons, StaffWorld } from './staff-world.js';

let world: StaffWorld;
let browser: Browser | undefined;
/** Each page with the operation that it takes, without its language. */
let pages: readonly (readonly [path: string, operation: OperationName])[];
let review: Awaited<ReturnType<StaffWorld['inReview']>>;

const hostile = `<script>alert(1)</script> "><img src=x onerror=alert(1)> ${'x'.repeat(200)}`;

beforeAll(async () => {
  world = await StaffWorld.open();
  browser = await openBrowser();
  const overdue = await world.overdue();
  const { trancheId, campaign } = await world.partsShown();
  const { refundId, runId } = await world.moneyBack();
  const { itemId } = await world.held();
  const payout = await world.scene.prepared(await world.scene.aPayableCampaign());
  const breakId = await world.break(overdue);
  review = await world.inReview();
  await world.newcomer();
  const [ids] = await world.scene.sql<{ retention: string; pledge: string }>(
    `select r.id as retention, p.id as pledge from retentions r, pledges p where r.campaign_id = $1 and p.campaign_id = $1 limit 1`,
    [overdue.id],
  );
  const [hold] = await world.scene.sql<{ id: string }>(
    `insert into legal_holds (campaign_id, reason, placed_by, placed_at)
     select $1, $2, id, tally_now() from users where kind = 'member' limit 1 returning id`,
    [campaign.id, hostile],
  );
  pages = [
    ['/staff', 'staff.read'],
    ['/staff/reviews', 'reviews.read'],
    [`/staff/reviews/${review.id}`, 'reviews.read'],
    [`/staff/reviews/${campaign.id}`, 'reviews.read'],
    ['/staff/payouts', 'payouts.list'],
    [`/staff/payouts/campaigns/${campaign.id}`, 'payouts.list'],
    [`/payouts/${payout}`, 'payouts.read'],
    ['/staff/tranches', 'tranches.list'],
    [`/tranches/${trancheId}`, 'tranches.read'],
    ['/staff/retentions', 'retentions.read'],
    [`/retentions/${ids?.retention}`, 'retentions.read'],
    ['/staff/refunds', 'refunds.read'],
    ['/staff/refunds?state=failed', 'refunds.read'],
    [`/staff/refunds/${refundId}`, 'refunds.read'],
    [`/staff/refunds/runs/${runId}`, 'refunds.read'],
    ['/staff/refunds/everybody', 'refunds.read'],
    [`/staff/refunds/everybody/${campaign.id}`, 'refunds.read'],
    ['/staff/work', 'work.list'],
    ['/staff/settings', 'settings.read'],
    ['/staff/disputes', 'disputes.read'],
    ['/staff/held-items', 'held-items.read'],
    [`/staff/held-items/${itemId}`, 'held-items.read'],
    ['/staff/ledger', 'books.read'],
    [`/staff/ledger?campaign=${campaign.id}`, 'books.read'],
    ['/staff/find', 'books.read'],
    [`/staff/pledges/${ids?.pledge}/money`, 'books.read'],
    ['/staff/reconciliation', 'reconciliations.read'],
    [`/staff/reconciliation/breaks/${breakId}`, 'breaks.read'],
    ['/staff/checks', 'books.read'],
    [`/staff/checks/balance?campaign=${campaign.id}`, 'books.read'],
    ['/staff/audit', 'audit.read'],
    ['/staff/roles', 'roles.read'],
    ['/staff/legal-holds', 'legal-holds.read'],
    [`/staff/legal-holds/${hold?.id}`, 'legal-holds.read'],
  ];
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await world.scene.stop();
}, 60_000);

/** What a role may see of a page; what belongs to somebody is not there for a member who is nobody's. */
function expected(operation: OperationName, name: string): number {
  const role = { finance: 'finance', moderator: 'moderator', auditor: 'auditor', owner: 'owner' }[name];
  const caller = { via: 'session' as const, roles: role ? [role] : [] };
  if (!isAllowed(operation, caller, { production: true })) return 403;
  return role ? 200 : 404;
}

it.each(['finance', 'moderator', 'auditor', 'owner', 'member'])(
  '%s gets what they may see, in each language',
  async (name) => {
    const wrong: unknown[] = [];
    for (const [path, operation] of pages) {
      for (const locale of ['en', 'fr', 'nl']) {
        const { status, text } = await world.get(`/${locale}${path}`, world.as(name));
        const isPage = text.includes(`<html lang="${locale}">`);
        if (status !== expected(operation, name) || !isPage) wrong.push([locale + path, status]);
      }
    }
    expect(wrong).toEqual([]);
  },
  60_000,
);

it('nobody is led to sign in; an id that is none, unknown or half is no page', async () => {
  expect((await world.nobody('/fr/staff')).status).toBe(401);
  const none = '00000000-0000-7000-8000-000000000000';
  for (const [path] of pages.filter(([each]) => /[\w-]{36}$/.test(each) && !each.includes('ledger'))) {
    const gone = path.replace(/[\w-]{36}(?=$|\/money)/, none);
    expect([gone, (await world.get(`/nl${gone}`, world.as('finance'))).status]).toEqual([
      gone,
      /\/(reviews|legal-holds)\//.test(gone) ? 403 : 404,
    ]);
    const half = await world.get(`/nl${path.replace(/[\w-]{36}$/, 'half')}`, world.as('finance'));
    expect([400, 403, 404]).toContain(half.status);
  }
});

it('a mail’s path of the API goes on to its page; a wrong place in a list is said to be none', async () => {
  const led = await world.get('/nl/admin/disputes', world.as('finance'));
  expect([led.status, led.to]).toEqual([303, '/nl/staff/disputes']);
  expect((await world.get('/en/staff/ledger?after=nonsense', world.as('finance'))).status).toBe(400);
});

describe('what waits', () => {
  it('is counted for whoever may decide it, and not what they began themselves', async () => {
    const desk = async (name: string) => (await world.get('/en/staff', world.as(name))).text;
    expect(await desk('second')).toContain('<b>1</b> payout to approve');
    expect(await desk('finance')).not.toContain('payout to approve');
    expect(await desk('moderator')).toContain('<b>1</b> campaign to review');
    expect(await desk('moderator')).not.toContain('payouts');
    expect(await desk('auditor')).toContain('you read everything and decide nothing');
  });
});

describe('a review', () => {
  const at = () => `/en/staff/reviews/${review.id}`;
  const scores = async (): Promise<Record<string, string>> => {
    const { text } = await world.get(at(), world.as('moderator'));
    const keys = [...text.matchAll(/name="score-(\w+)"/g)].map(([, key = '']) => key);
    expect(keys).toHaveLength(6);
    return Object.fromEntries(
      keys.flatMap((key) => [
        [`score-${key}`, '4'],
        [`comment-${key}`, `Of ${key}: ${hostile}`],
      ]),
    );
  };

  it('takes a moderator who is no party, and shows the criteria in the reader’s language', async () => {
    const { text } = await world.get(at().replace('/en/', '/fr/'), world.as('moderator'));
    expect(text).toContain('à des prix crédibles');
    expect(text).toMatch(/1\s000/);
    expect(buttons((await world.get(at(), world.as('auditor'))).text).has('Approve')).toBe(false);
    expect((await world.send(at(), {}, world.as('finance'))).status).toBe(403);
    await grant(world.scene.running, review.creator.deputy.userId, ['moderator'], 25);
    const own = await world.get(at(), review.creator.deputy);
    expect([buttons(own.text).has('Approve'), own.text.includes('are its deputy')]).toEqual([false, true]);
    const sent = await world.send(
      at(),
      { ...(await scores()), decision: 'approved', comment: 'Mine.' },
      review.creator.deputy,
    );
    expect([sent.status, sent.text]).toEqual([422, expect.stringContaining('do not judge it as staff')]);
  });

  it('that lacks a score is shown again with all that was typed', async () => {
    const form = {
      ...(await scores()),
      'score-budget': '',
      decision: 'approved',
      comment: 'Kept as it was typed.',
    };
    const { status, text } = await world.send(at(), form, world.as('moderator'));
    expect([status, text]).toEqual([422, expect.stringContaining('href="#f-score-budget"')]);
    expect(text).toContain('Kept as it was typed.');
    expect(text).not.toContain('<script>alert');
  });

  it('is kept, and changes the page; the creator’s texts and comments stay text', async () => {
    const form = { ...(await scores()), decision: 'changes_requested', comment: hostile };
    expect((await world.send(at(), form, world.as('moderator'))).to).toBe(at());
    const { text } = await world.get(at(), world.as('auditor'));
    expect(text).toContain('Changes asked for');
    expect(text).not.toContain('<script>alert');
    expect((await world.get('/en/staff/reviews', world.as('moderator'))).text).toContain('No campaign waits.');
    const trail = await world.get('/en/staff/audit?action=campaign.reviewed', world.as('auditor'));
    expect(trail.text).toContain('campaign.reviewed');
    expect(trail.text).not.toContain('<script>alert');
  });

  it('may be followed by a suspension, with its reason, and an end of it', async () => {
    const live = await world.scene.settlement.campaign();
    const page = `/en/staff/reviews/${live.id}`;
    const { status, text } = await world.press(page, 'Suspend the campaign', world.as('moderator'), { reason: '' });
    expect([status, text]).toEqual([422, expect.stringContaining('id="f-reason-error"')]);
    const reason = { reason: 'A complaint is looked at.' };
    expect((await world.press(page, 'Suspend the campaign', world.as('owner'), reason)).to).toBe(page);
    expect((await world.press(page, 'Let it go on', world.as('moderator'), reason)).to).toBe(page);
    expect((await world.get(page, world.as('auditor'))).text).toContain('Suspend the campaign:');
  });
});

describe('what fails by itself', () => {
  const consumer = 'pledges.activate';
  const failures = async () => {
    const sql = 'select failures from outbox where consumer = $1 and done_at is null';
    return (await world.scene.sql<{ failures: number }>(sql, [consumer])).map((row) => row.failures);
  };

  it('is shown with its reason, tried again at once by whoever may, and by nobody else', async () => {
    await world.scene.settlement.idle();
    await world.scene.sql(
      `insert into outbox (event, consumer, payload, failures, retry_at, last_error)
       values ('setup.succeeded', $1, '{"pledgeId": "no id"}', 3, clock_timestamp() + interval '1 hour', 'QueryFailedError: no id')`,
      [consumer],
    );
    const { text } = await world.get('/en/staff/work', world.as('auditor'));
    expect([text, text]).toEqual([expect.stringContaining('QueryFailedError: no id'), expect.stringContaining('one fails')]); // prettier-ignore
    expect(buttons(text).has(`Try again now ${consumer}`)).toBe(false);
    const { status } = await world.send('/en/staff/work/retries', { consumer }, world.as('auditor'));
    expect([status, await failures()]).toEqual([403, [3]]);
    const unknown = await world.send('/en/staff/work/retries', { consumer: 'pledges.activat' }, world.as('finance'));
    expect([unknown.status, unknown.text]).toEqual([422, expect.stringContaining('has this name')]);
    const pressed = await world.press('/en/staff/work', `Try again now ${consumer}`, world.as('finance'), { consumer });
    expect(pressed.to).toBe('/en/staff/work');
    await until(async () => (await failures())[0] === 4);
    await world.scene.sql('delete from outbox where consumer = $1 and done_at is null', [consumer]);
  });
});

describe('a role', () => {
  it('is proposed by one owner, approved by another, and taken back', async () => {
    const second = await aMember(world.scene.running);
    await grant(world.scene.running, second.userId, ['owner'], 25);
    const wished = await aMember(world.scene.running, { displayName: 'Wished <b>for</b>' });
    const roles = '/en/staff/roles';
    const form = { email: wished.email, role: 'auditor' };
    expect(buttons((await world.get(roles, world.as('auditor'))).text).has('Propose a role')).toBe(false);
    const unknown = await world.press(roles, 'Propose a role', world.as('owner'), { ...form, email: 'no@example.org' });
    expect([unknown.status, unknown.text]).toEqual([422, expect.stringContaining('value="no@example.org"')]);
    expect((await world.press(roles, 'Propose a role', world.as('owner'), form)).to).toBe(roles);
    const label = 'Approve (Wished &lt;b>for&lt;/b>)';
    const mine = (await world.get(roles, world.as('owner'))).text;
    expect([buttons(mine).has(label), mine.includes('you took the first step')]).toEqual([false, true]);
    expect((await world.press(roles, label, second)).to).toBe(roles);
    expect((await world.get('/en/staff/audit', wished)).status).toBe(200);
    expect((await world.press(roles, 'Take back (Wished &lt;b>for&lt;/b>)', world.as('owner'))).to).toBe(roles);
    expect((await world.get('/en/staff/audit', wished)).status).toBe(403);
  });
});

describe('in a browser', () => {
  for (const [size, viewport] of Object.entries(sizes)) {
    inBrowser(`axe finds nothing on a ${size}, nothing overflows, nothing is complained of`, async () => {
      const of: TestPerson = world.as('finance');
      await grant(world.scene.running, of.userId, size === 'phone' ? ['auditor'] : ['owner', 'moderator'], 25);
      const { page, complaints } = await openPage(browser, {
        viewport,
        extraHTTPHeaders: { authorization: `Bearer ${of.token}` },
      });
      for (const [index, [path]] of pages.entries()) {
        const at = `/${['en', 'fr', 'nl'][index % 3]}${path}`;
        const answer = await page.goto(world.scene.running.url + at);
        expect([at, answer?.status()]).toEqual([at, 200]);
        expect([at, await axe(page)]).toEqual([at, []]);
        expect([at, await page.evaluate('document.documentElement.scrollWidth - innerWidth')]).toEqual([at, 0]);
      }
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  }
});

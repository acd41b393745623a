// Guarantee: nothing is raised before a moderator judged it against every published criterion as it is now, people can
// be reached, terms are accepted, and an account under the shown legal name is ready.
import { DataSource } from 'typeorm';
import { rows } from '../../src/platform/database/index.js';
import {
  aCreator,
  aDraft,
  aReview,
  anApprovedCampaign,
  aText,
  type Creator,
  made,
  nowOf,
} from '../support/creators.js';
import { type RunningApp, startApp } from '../support/app.js';
import { theRecipientOf } from '../support/campaigns.js';
import { aMember, grant, staff, type TestPerson } from '../support/people.js';

let running: RunningApp;
let creator: Creator;
let moderator: TestPerson;

beforeAll(async () => {
  running = await startApp({ settings: { ROLE: 'api' } });
  moderator = await staff(running, 'moderator');
});
afterAll(async () => running.stop());
beforeEach(async () => {
  creator = await aCreator(running);
});

const as = ({ token }: TestPerson, method: string, path: string, body?: unknown) =>
  running.call(method, path, { token, ...(body !== undefined && { body }) });
const asOwner = (method: string, path: string, body?: unknown) => as(creator.owner, method, path, body);
const code = ({ status, body }: { status: number; body: { type?: string } }) => `${status} ${body.type ?? ''}`;
const sql = (text: string, parameters: unknown[] = []) => rows(running.app.get(DataSource), text, parameters);
const submitted = async (over: object = {}) => {
  const id = await aDraft(running, creator, over);
  made(await asOwner('POST', `/v1/campaigns/${id}/submit`, {}));
  return id;
};
const review = async (id: string, decision: string, who = moderator) =>
  as(who, 'POST', `/v1/campaigns/${id}/reviews`, await aReview(running, decision));

describe('submitting', () => {
  it('needs a required need and somebody who is asked to be deputy, and names all that is missing', async () => {
    const owner = await aMember(running);
    const body = { defaultLocale: 'en', text: aText, category: 'commons' };
    const { id: projectId } = made(await as(owner, 'POST', '/v1/projects', body));
    const alone = { owner, deputy: owner, projectId };
    const id = await aDraft(running, alone, { needs: [], rewards: [] });
    const refused = await as(owner, 'POST', `/v1/campaigns/${id}/submit`, {});
    expect(code(refused)).toBe('422 /problems/campaign-incomplete');
    expect(refused.body.missing.map(({ item }: { item: string }) => item)).toEqual(['needs', 'deputy']);
    const need = { label: 'Wood', kind: 'task', amount: { amount: 1, currency: 'EUR' }, required: true };
    made(await as(owner, 'PUT', `/v1/campaigns/${id}/needs`, { needs: [need] }));
    made(await as(owner, 'PUT', `/v1/projects/${projectId}/deputy`, { email: 'somebody@example.org' }));
    expect(made(await as(owner, 'POST', `/v1/campaigns/${id}/submit`, {})).state).toBe('in_review');
  });

  it('records the terms that are accepted with it, and takes only those in force', async () => {
    const id = await aDraft(running, creator);
    await sql('update users set terms_version = null where id = $1', [creator.owner.userId]);
    const submit = (acceptTerms: string) => asOwner('POST', `/v1/campaigns/${id}/submit`, { acceptTerms });
    expect(code(await submit('1999-01'))).toBe('422 /problems/terms-outdated');
    made(await submit('2026-11'));
    expect(await sql('select terms_version as v from users where id = $1', [creator.owner.userId])).toEqual([
      { v: '2026-11' },
    ]);
  });

  it('refuses a reward promised for a month before the deadline', async () => {
    const price = { amount: 2500, currency: 'EUR' };
    const rewards = [{ title: 'A', description: 'B', price, promisedMonth: '2020-01' }];
    const id = await aDraft(running, creator, { rewards });
    expect(code(await asOwner('POST', `/v1/campaigns/${id}/submit`, {}))).toBe('422 /problems/promise-before-deadline');
  });

  it('closes the draft, and happens once', async () => {
    const id = await submitted();
    expect(code(await asOwner('POST', `/v1/campaigns/${id}/submit`, {}))).toBe('409 /problems/illegal-transition');
    for (const [method, path, body] of [
      ['PATCH', '', { zone: 'Europe/Paris' }],
      ['PUT', '/needs', { needs: [] }],
      ['PUT', '/rewards', { rewards: [] }],
    ] as const) {
      expect(code(await asOwner(method, `/v1/campaigns/${id}${path}`, body))).toBe(
        '409 /problems/campaign-not-editable',
      );
    }
  });
});

describe('a review', () => {
  it('answers published criteria, each once, each with a comment', async () => {
    const criteria = made(await running.call('GET', '/v1/review-criteria'));
    expect(criteria.version).toBe(1);
    expect(criteria.criteria.length).toBeGreaterThan(3);
    const id = await submitted();
    const whole = (await aReview(running)) as { scores: { key: string }[] };
    const send = (scores: unknown) => as(moderator, 'POST', `/v1/campaigns/${id}/reviews`, { ...whole, scores });
    const [first, ...rest] = whole.scores;
    const incomplete = await send(rest);
    expect(code(incomplete)).toBe('422 /problems/criteria-mismatch');
    expect(incomplete.body.missing).toEqual([first?.key]);
    expect(code(await send([...whole.scores, first]))).toBe('422 /problems/criteria-mismatch');
    expect(code(await send([...rest, { ...first, key: 'taste' }]))).toBe('422 /problems/criteria-mismatch');
    expect(code(await send([...rest, { key: first?.key, score: 6, comment: 'x' }]))).toBe(
      '400 /problems/malformed-input',
    );
    expect(code(await send([...rest, { key: first?.key, score: 5, comment: '' }]))).toBe(
      '400 /problems/malformed-input',
    );
    expect(made(await send(whole.scores)).preparation.approvedAt).not.toBeNull();
  });

  it('is made by a moderator who is neither owner nor deputy', async () => {
    const id = await submitted();
    expect((await review(id, 'approved', creator.owner)).status).toBe(403);
    for (const person of [creator.owner, creator.deputy]) {
      await grant(running, person.userId, ['moderator'], 25);
      expect(code(await review(id, 'approved', person))).toBe('403 /problems/own-campaign');
    }
    const finance = await staff(running, 'finance');
    expect((await review(id, 'approved', finance)).status).toBe(403);
  });

  it('sends back for changes, and the campaign comes again under the criteria of then', async () => {
    const id = await submitted();
    expect(made(await review(id, 'changes_requested')).state).toBe('changes_requested');
    await sql(
      `insert into review_criteria select 2, key, position, question from review_criteria where version = 1 and key <> 'risks'`,
    );
    try {
      made(await asOwner('PATCH', `/v1/campaigns/${id}`, { zone: 'Europe/Paris' }));
      made(await asOwner('POST', `/v1/campaigns/${id}/submit`, {}));
      const answer = made(await review(id, 'approved'));
      expect(answer).toMatchObject({ state: 'in_review' });
      const { data } = made(await asOwner('GET', `/v1/campaigns/${id}/reviews`));
      expect(data).toMatchObject([
        { decision: 'approved', criteriaVersion: 2, reviewerId: null },
        { decision: 'changes_requested', criteriaVersion: 1, comment: 'Read with care.' },
      ]);
      expect(data[1].scores).toContainEqual({ key: 'risks', score: 4, comment: 'Fine.' });
    } finally {
      await sql('delete from review_criteria where version = 2');
    }
  });

  it('rejects for good', async () => {
    const id = await submitted();
    expect(made(await review(id, 'rejected')).state).toBe('rejected');
    expect(code(await review(id, 'approved'))).toBe('409 /problems/campaign-not-in-review');
    expect(code(await asOwner('POST', `/v1/campaigns/${id}/submit`, {}))).toBe('409 /problems/illegal-transition');
    expect(code(await asOwner('POST', `/v1/campaigns/${id}/cancel`, {}))).toBe('409 /problems/illegal-transition');
  });

  it('is in the audit trail with its comment', async () => {
    const id = await submitted();
    made(await review(id, 'approved'));
    const found = await sql(
      `select e.action, e.actor_id as "actorId", e.details ->> 'decision' as decision, t.body
       from audit_entries e join audit_texts t on t.entry_id = e.id where e.subject_id = $1`,
      [id],
    );
    expect(found).toEqual([
      { action: 'campaign.reviewed', actorId: moderator.userId, decision: 'approved', body: 'Read with care.' },
    ]);
  });

  it('waits in a queue that shows what is still to be judged', async () => {
    const ids = [await submitted(), await submitted()];
    const walk = async () => {
      const seen: { campaignId: string; needsReview: boolean; criteria: unknown[] }[] = [];
      for (let after = ''; ;) {
        const page = made(await as(moderator, 'GET', `/v1/admin/reviews?limit=1${after}`));
        seen.push(...page.data);
        if (page.next === null) return seen;
        after = `&after=${page.next}`;
      }
    };
    const open = await walk();
    expect(open.map(({ campaignId }) => campaignId).slice(-2)).toEqual(ids);
    expect(new Set(open.map(({ campaignId }) => campaignId)).size).toBe(open.length);
    expect(open.at(-1)?.criteria).toHaveLength(6);
    made(await review(ids[0] ?? '', 'approved'));
    const needs = new Map((await walk()).map(({ campaignId, needsReview }) => [campaignId, needsReview]));
    expect([needs.get(ids[0] ?? ''), needs.get(ids[1] ?? '')]).toEqual([false, true]);
    expect((await asOwner('GET', '/v1/admin/reviews')).status).toBe(403);
  });
});

describe('scheduling', () => {
  const schedule = (id: string, body: object = {}) => asOwner('POST', `/v1/campaigns/${id}/schedule`, body);
  const ready = async () => theRecipientOf(running.app.get(DataSource), creator.owner.userId, await nowOf(running));
  const missing = async (id: string) =>
    ((await schedule(id)).body.missing ?? []).map(({ item }: { item: string }) => item);

  it('needs an approval', async () => {
    await ready();
    const id = await submitted();
    expect(code(await schedule(id))).toBe('409 /problems/campaign-not-approved');
    made(await review(id, 'approved'));
    expect(made(await schedule(id)).state).toBe('scheduled');
    expect(code(await schedule(id))).toBe('409 /problems/illegal-transition');
  });

  it('needs the approval to be of what is there now', async () => {
    await ready();
    const id = await anApprovedCampaign(running, creator);
    const path = `/v1/projects/${creator.projectId}/texts/fr`;
    made(await asOwner('PUT', path, { title: 'Une outilthèque', summary: 'Court.', story: 'Long.' }));
    expect(code(await schedule(id))).toBe('409 /problems/campaign-not-approved');
    made(await review(id, 'approved'));
    made(await schedule(id));
  });

  it('needs people who can be reached, terms, and an account that is ready, and names all that is missing', async () => {
    const id = await anApprovedCampaign(running, creator);
    const { userId } = creator.owner;
    expect(await missing(id)).toEqual(['recipient']);
    const recipient = await ready();
    for (const transfers of ['none', 'pending', 'restricted']) {
      await sql('update recipients set transfers = $2 where id = $1', [recipient, transfers]);
      expect(await missing(id)).toEqual(['account']);
    }
    await sql(`update recipients set transfers = 'active' where id = $1`, [recipient]);
    await sql(`update users set terms_version = '2020-01' where id = $1`, [userId]);
    await sql('update projects set deputy_id = null, deputy_accepted_at = null where id = $1', [creator.projectId]);
    expect(code(await schedule(id))).toBe('422 /problems/campaign-not-ready');
    expect(await missing(id)).toEqual(['terms', 'deputy']);
  });

  it('checks the deadline against the opening', async () => {
    await ready();
    const id = await anApprovedCampaign(running, creator);
    const at = async (days: number) => new Date((await nowOf(running)).getTime() + days * 86_400_000).toISOString();
    expect(code(await schedule(id, { opensAt: await at(9.5) }))).toBe('422 /problems/deadline-out-of-span');
    expect(code(await schedule(id, { opensAt: await at(-1) }))).toBe('422 /problems/opening-out-of-range');
    const opensAt = await at(5);
    expect(made(await schedule(id, { opensAt })).opensAt).toBe(opensAt);
  });

  it('can be taken back, and then needs another review', async () => {
    await ready();
    const id = await anApprovedCampaign(running, creator);
    const opensAt = new Date((await nowOf(running)).getTime() + 3 * 86_400_000).toISOString();
    made(await schedule(id, { opensAt }));
    const back = made(await asOwner('POST', `/v1/campaigns/${id}/unschedule`));
    expect(back).toMatchObject({ state: 'draft', preparation: { approvedAt: null } });
    expect(code(await asOwner('POST', `/v1/campaigns/${id}/unschedule`))).toBe('409 /problems/illegal-transition');
    made(await asOwner('POST', `/v1/campaigns/${id}/submit`, {}));
    expect(code(await schedule(id))).toBe('409 /problems/campaign-not-approved');
  });
});

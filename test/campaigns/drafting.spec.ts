// Guarantee: a creator writes a draft that only they, their deputy and staff see; its target is always the sum of the
// required needs; and no deadline gets in that is past, too far, or not one instant.
import { aCreator, aDraft, aDraftBody, type Creator, made, nowOf } from '../support/creators.js';
import { type RunningApp, startApp } from '../support/app.js';
import { aMember, staff, type TestPerson } from '../support/people.js';

let running: RunningApp;
let creator: Creator;
let stranger: TestPerson;

beforeAll(async () => {
  running = await startApp({ settings: { SETTLEMENT_CURRENCIES: 'EUR,JPY', PLATFORM_FEE_BPS: '350' } });
  creator = await aCreator(running);
  stranger = await aMember(running);
});
afterAll(async () => running.stop());

const as = (token: string | undefined, method: string, path: string, body?: unknown) =>
  running.call(method, path, { token, ...(body !== undefined && { body }) });
const asOwner = (method: string, path: string, body?: unknown) => as(creator.owner.token, method, path, body);
const draft = async (over: object = {}) =>
  asOwner('POST', `/v1/projects/${creator.projectId}/campaigns`, await aDraftBody(running, over));
const inDays = async (days: number) =>
  new Date((await nowOf(running)).getTime() + days * 86_400_000 + 5 * 60_000).toISOString();
const money = (amount: number, currency = 'EUR') => ({ amount, currency });
const need = (amount: number, required: boolean, currency = 'EUR') => ({
  label: 'Wood', kind: 'material', amount: money(amount, currency), required,
}); // prettier-ignore
const code = ({ status, body }: { status: number; body: { type?: string } }) => `${status} ${body.type ?? ''}`;

describe('a draft', () => {
  it('is what its creator wrote, with the fees of the day', async () => {
    const { status, body } = await draft();
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: 'draft', model: 'all_or_nothing', currency: 'EUR', zone: 'Europe/Brussels', shortfallPolicy: 'require_goal',
      toleranceBps: null, feeBps: 350, vatBps: 2100, minimum: money(100_000), optimum: money(100_000),
      acceptsPledges: false, refundReason: null, target: money(100_000),
      project: { id: creator.projectId, title: 'A library of tools', locale: 'en' },
      needs: [need(100_000, true)],
      rewards: [{ title: 'A chair', price: money(2_500), stock: 5, left: 5, promisedMonth: null }],
      rounds: [{ number: 1, state: 'planned', openedAt: null, target: money(100_000) }],
      totals: { pledged: money(0), collected: money(0), backers: 0, pledges: 0 },
      preparation: { submittedAt: null, approvedAt: null },
    }); // prettier-ignore
  });

  it('is seen by owner, deputy and staff, and to others does not exist', async () => {
    const id = await aDraft(running, creator);
    const auditor = await staff(running, 'auditor');
    for (const token of [creator.owner.token, creator.deputy.token, auditor.token]) {
      expect((await as(token, 'GET', `/v1/campaigns/${id}`)).status).toBe(200);
      expect((await as(token, 'GET', `/v1/campaigns/${id}/history`)).status).toBe(200);
    }
    for (const token of [stranger.token, undefined]) {
      expect(code(await as(token, 'GET', `/v1/campaigns/${id}`))).toBe('404 /problems/campaign-not-found');
      expect(code(await as(token, 'GET', `/v1/campaigns/${id}/history`))).toBe('404 /problems/campaign-not-found');
    }
    expect(code(await as(stranger.token, 'GET', `/v1/campaigns/${id}/reviews`))).toBe(
      '404 /problems/campaign-not-found',
    );
    const path = `/v1/projects/${creator.projectId}/campaigns`;
    expect(made(await as(creator.owner.token, 'GET', path)).data.map((item: { id: string }) => item.id)).toContain(id);
    expect((await as(stranger.token, 'GET', path)).status).toBe(404);
  });

  it.each([
    ['PATCH', '', { zone: 'Europe/Paris' }],
    ['PUT', '/needs', { needs: [] }],
    ['PUT', '/rewards', { rewards: [] }],
    ['POST', '/submit', {}],
    ['POST', '/schedule', {}],
    ['POST', '/unschedule', undefined],
    ['POST', '/cancel', { reason: 'Mine now.' }],
  ])('%s %s by a stranger is 404, by the deputy 403, by nobody 401', async (method, path, body) => {
    const id = await aDraft(running, creator);
    const answers = [stranger.token, creator.deputy.token, undefined].map((token) =>
      as(token, method, `/v1/campaigns/${id}${path}`, body),
    );
    expect((await Promise.all(answers)).map(code)).toEqual([
      '404 /problems/campaign-not-found',
      '403 /problems/not-your-campaign',
      '401 /problems/unauthenticated',
    ]);
    expect(made(await asOwner('GET', `/v1/campaigns/${id}`)).state).toBe('draft');
  });

  it('cannot be begun in the project of somebody else', async () => {
    const path = `/v1/projects/${creator.projectId}/campaigns`;
    const body = await aDraftBody(running);
    expect(code(await as(stranger.token, 'POST', path, body))).toBe('404 /problems/project-not-found');
    expect(code(await as(creator.deputy.token, 'POST', path, body))).toBe('403 /problems/not-your-campaign');
  });

  it('is begun once per key', async () => {
    const body = await aDraftBody(running);
    const headers = { 'idempotency-key': 'draft-once' };
    const options = { token: creator.owner.token, body, headers };
    const path = `/v1/projects/${creator.projectId}/campaigns`;
    const first = made(await running.call('POST', path, options));
    expect(made(await running.call('POST', path, options)).id).toBe(first.id);
    const other = { ...options, body: { ...body, model: 'keep_it_all' } };
    expect(code(await running.call('POST', path, other))).toBe('422 /problems/idempotency-key-reused');
  });
});

describe('its budget', () => {
  it('may be paid out in parts that its needs name, public with the campaign and frozen with the needs', async () => {
    const dueOn = (await inDays(40)).slice(0, 10);
    const parts = {
      needs: [
        { ...need(60_000, true), tranche: 1 },
        { ...need(40_000, true), tranche: 2 },
      ],
    };
    const tranches = [{}, { evidence: 'Photographs of the roof.', dueOn }];
    const id = await aDraft(running, creator, { ...parts, tranches });
    expect(made(await asOwner('GET', `/v1/campaigns/${id}`))).toMatchObject({
      needs: [{ tranche: 1 }, { tranche: 2 }],
      tranches: [
        { number: 1, evidence: null, dueOn: null },
        { number: 2, evidence: 'Photographs of the roof.', dueOn },
      ],
    });
    const wrong = await asOwner('PUT', `/v1/campaigns/${id}/needs`, { ...parts, tranches: [{}] });
    expect(wrong).toMatchObject({ status: 422, body: { type: '/problems/tranches-mismatch' } });
    expect(wrong.body.errors[0].pointer).toBe('/needs/1/tranche');
    const late = { ...parts, tranches: [{}, { evidence: 'A bill.', dueOn: (await inDays(2)).slice(0, 10) }] };
    expect((await asOwner('PUT', `/v1/campaigns/${id}/needs`, late)).status).toBe(200);
    expect(code(await asOwner('POST', `/v1/campaigns/${id}/submit`, {}))).toBe('422 /problems/tranches-mismatch');
    // Promised for a day on which no money may be there any more.
    const never = { ...parts, tranches: [{}, { evidence: 'A bill.', dueOn: (await inDays(200)).slice(0, 10) }] };
    expect((await asOwner('PUT', `/v1/campaigns/${id}/needs`, never)).status).toBe(200);
    const refused = await asOwner('POST', `/v1/campaigns/${id}/submit`, {});
    expect(code(refused)).toBe('422 /problems/tranches-mismatch');
    expect(refused.body.errors).toEqual([
      {
        pointer: '/tranches/1/dueOn',
        message: expect.stringMatching(/^must be \d{4}-\d\d-\d\d or earlier: no money is held for more than 80 days/),
      },
    ]);
    expect((await asOwner('PUT', `/v1/campaigns/${id}/needs`, { ...parts, tranches })).status).toBe(200);
    expect((await asOwner('POST', `/v1/campaigns/${id}/submit`, {})).status).toBe(200);
    expect(code(await asOwner('PUT', `/v1/campaigns/${id}/needs`, { needs: [] }))).toBe(
      '409 /problems/campaign-not-editable',
    );
    // Without them it is paid out in one.
    const other = await aDraft(running, creator);
    expect(made(await asOwner('GET', `/v1/campaigns/${other}`))).toMatchObject({
      tranches: [],
      needs: [{ tranche: null }],
    });
  });

  it('makes the target: the sum of what is required', async () => {
    const id = await aDraft(running, creator);
    const needs = [need(40_000, true), need(2_500, false), need(10_001, true)];
    const body = made(await asOwner('PUT', `/v1/campaigns/${id}/needs`, { needs }));
    expect(body).toMatchObject({ target: money(50_001), minimum: money(50_001), optimum: money(52_501), needs });
    expect(made(await asOwner('PUT', `/v1/campaigns/${id}/needs`, { needs: [] })).target).toEqual(money(0));
  });

  it('is in the currency of the campaign', async () => {
    const id = await aDraft(running, creator);
    const wrong = await asOwner('PUT', `/v1/campaigns/${id}/needs`, { needs: [need(1, true), need(1, true, 'JPY')] });
    expect(code(wrong)).toBe('422 /problems/amount-in-other-currency');
    expect(wrong.body.errors).toEqual([{ pointer: '/needs/1/amount/currency', message: 'must be EUR' }]);
    expect(code(await draft({ rewards: [{ title: 'A', description: 'B', price: money(100, 'JPY') }] }))).toBe(
      '422 /problems/amount-in-other-currency',
    );
  });

  it('offers no reward that is too cheap to charge', async () => {
    const cheap = await draft({ rewards: [{ title: 'A', description: 'B', price: money(49) }] });
    expect(code(cheap)).toBe('422 /problems/price-below-minimum');
    expect(cheap.body.smallest).toEqual(money(50));
  });

  it('keeps the currency while it has prices', async () => {
    const id = await aDraft(running, creator);
    const change = () => asOwner('PATCH', `/v1/campaigns/${id}`, { currency: 'JPY' });
    expect(code(await change())).toBe('409 /problems/currency-in-use');
    made(await asOwner('PUT', `/v1/campaigns/${id}/needs`, { needs: [] }));
    made(await asOwner('PUT', `/v1/campaigns/${id}/rewards`, { rewards: [] }));
    expect(made(await change())).toMatchObject({ currency: 'JPY', target: money(0, 'JPY') });
  });

  it('is only in a currency in which the operator is paid', async () => {
    const refused = await draft({ currency: 'BHD', needs: [], rewards: [] });
    expect(code(refused)).toBe('422 /problems/currency-not-offered');
    expect(refused.body.currencies).toEqual(['EUR', 'JPY']);
  });
});

describe('its deadline', () => {
  it.each([
    ['all_or_nothing', -1, '422 /problems/deadline-past'],
    ['all_or_nothing', 0.5, '422 /problems/deadline-out-of-span'],
    ['all_or_nothing', 59, '201 '],
    ['all_or_nothing', 61, '422 /problems/deadline-out-of-span'],
    ['keep_it_all', 61, '201 '],
    ['keep_it_all', 364, '201 '],
    ['keep_it_all', 367, '422 /problems/deadline-out-of-span'],
  ])('%s in %s days: %s', async (model, days, expected) => {
    expect(code(await draft({ model, deadline: await inDays(days) }))).toBe(expected);
  });

  it('counts from the planned opening', async () => {
    const later = { deadline: await inDays(90), opensAt: await inDays(40) };
    expect(code(await draft(later))).toBe('201 ');
    expect(code(await draft({ ...later, opensAt: await inDays(-1) }))).toBe('422 /problems/opening-out-of-range');
    expect(code(await draft({ ...later, opensAt: await inDays(20) }))).toBe('422 /problems/deadline-out-of-span');
  });

  it.each([
    ['Europe/Brussels', 9, 25, '02:30', '+02:00', '+01:00'],
    ['America/New_York', 2, 8, '02:30', '-05:00', '-04:00'],
    ['Australia/Lord_Howe', 3, 1, '01:45', '+11:00', '+10:30'],
  ])('in %s on the night when clocks are turned needs its offset', async (zone, month, about, time, ...offsets) => {
    // The Sunday on or after that day of the month, in the next year that is not over yet.
    const now = await nowOf(running);
    const night = [now.getUTCFullYear(), now.getUTCFullYear() + 1]
      .map((year) => new Date(Date.UTC(year, month, about)))
      .map((day) => new Date(day.getTime() + ((7 - day.getUTCDay()) % 7) * 86_400_000))
      .find((day) => day.getTime() > now.getTime() + 3 * 86_400_000);
    const local = `${night?.toISOString().slice(0, 10) ?? ''}T${time}`;
    const over = { model: 'keep_it_all', zone, deadline: local };
    const refused = await draft(over);
    expect(code(refused)).toBe('422 /problems/deadline-ambiguous');
    expect([...refused.body.offsets].sort()).toEqual([...offsets].sort());
    for (const offset of offsets) expect(refused.body.detail).toContain(local + offset);
    for (const offset of offsets) {
      const { rounds } = made(await draft({ ...over, deadline: local + offset }));
      expect(rounds[0].deadline).toBe(new Date(local + offset).toISOString());
    }
  });

  it('keeps the hour on the wall when only the zone changes', async () => {
    const day = (await inDays(20)).slice(0, 10);
    const id = await aDraft(running, creator, { deadline: `${day}T20:00` });
    const { rounds } = made(await asOwner('PATCH', `/v1/campaigns/${id}`, { zone: 'Asia/Tokyo' }));
    expect(rounds[0].deadlineLocal).toBe(`${day}T20:00:00+09:00`);
  });
});

describe('its shortfall policy', () => {
  it.each([
    [{ model: 'keep_it_all' }, '201 ', 'pay_anyway'],
    [{ shortfallPolicy: 'tolerance', toleranceBps: 9500 }, '201 ', 'tolerance'],
    [{ shortfallPolicy: 'tolerance' }, '422 /problems/tolerance-mismatch', undefined],
    [{ toleranceBps: 9500 }, '422 /problems/tolerance-mismatch', undefined],
    [{ model: 'keep_it_all', shortfallPolicy: 'require_goal' }, '422 /problems/policy-not-for-model', undefined],
  ])('%j: %s', async (over, expected, policy) => {
    const answer = await draft(over);
    expect(code(answer)).toBe(expected);
    expect(answer.body.shortfallPolicy).toBe(policy);
  });

  it('follows the model unless told', async () => {
    const id = await aDraft(running, creator, { shortfallPolicy: 'tolerance', toleranceBps: 9500 });
    const edit = async (body: object) => made(await asOwner('PATCH', `/v1/campaigns/${id}`, body));
    expect(await edit({ zone: 'Europe/Paris' })).toMatchObject({ shortfallPolicy: 'tolerance', toleranceBps: 9500 });
    expect(await edit({ model: 'keep_it_all' })).toMatchObject({ shortfallPolicy: 'pay_anyway', toleranceBps: null });
    expect(await edit({ model: 'all_or_nothing' })).toMatchObject({ shortfallPolicy: 'require_goal' });
  });
});

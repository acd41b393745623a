// Guarantee: no field of any campaign route takes what it should not: every wrong value is a 4xx problem that points at
// the field, and changes nothing.
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { type RunningApp, startApp } from '../support/app.js';
import { aCreator, aDraft, aDraftBody, aReview, type Creator, made } from '../support/creators.js';
import { staff, type TestPerson } from '../support/people.js';
import { whatIsWritten } from '../support/written.js';

let running: RunningApp;
let creator: Creator;
let moderator: TestPerson;
let id: string;

beforeAll(async () => {
  running = await startApp({ settings: { ROLE: 'api' } });
  creator = await aCreator(running);
  moderator = await staff(running, 'moderator');
  id = await aDraft(running, creator);
});
afterAll(async () => running.stop());

/** Every test of the block refuses: at its end the database is as it was. */
function nothingIsWritten(): void {
  const written = () => whatIsWritten(running.app.get(DataSource));
  let before: Record<string, string>;
  beforeAll(async () => {
    before = await written();
  });
  it('and nothing of it was written', async () => expect(await written()).toEqual(before));
}

const as = ({ token }: TestPerson, method: string, path: string, body?: unknown) =>
  running.call(method, path, { token, ...(body !== undefined && { body }) });
const asOwner = (method: string, path: string, body?: unknown) => as(creator.owner, method, path, body);
const pointers = (answer: { body: { errors?: { pointer: string }[] } }) =>
  (answer.body.errors ?? []).map(({ pointer }) => pointer);

/** Values that are no text of any kind. */
const noTexts = [null, 1, true, {}, [], ['a']];
const noAmounts = [0, -1, 2.5, 1e21, '25', null, true, 100_000_000, [], {}];
const big = (length: number) => 'x'.repeat(length);
const nasty = ['a\u0000b', 'a\ud800b', 'a\u202eb', 'a\u0007b', '   ', ''];

type Case = readonly [field: string, values: readonly unknown[]];

const need: readonly Case[] = [
  ['label', [...noTexts, ...nasty, big(201), 'two\nlines']],
  ['kind', [...noTexts, 'gold', 'Task', '']],
  ['amount/amount', noAmounts],
  ['amount/currency', [...noTexts, 'EURO', 'eur', 'XXQ', '']],
  ['amount', [null, 25, '25', [], true]],
  ['required', [null, 'true', 1, 0, []]],
];
const reward: readonly Case[] = [
  ['title', [...noTexts, ...nasty, big(121), '4242 4242 4242 4242']],
  ['description', [...noTexts, ...nasty, big(2_001)]],
  ['price/amount', noAmounts],
  ['price/currency', [...noTexts, 'EURO']],
  ['stock', [0, -1, 1.5, '5', true, 1_000_001, 1e21]],
  ['isAddOn', [null, 'true', 1, 0, []]],
  ['questions', [null, 'Size?', {}, [1], [{}], Array(6).fill({ question: 'Size?', choices: [], required: true })]],
  ['promisedMonth', [1, true, '2027', '2027-00', '2027-13', '2027-6', '2027-06-01', 'June', '']],
];
const terms: readonly Case[] = [
  ['model', [...noTexts, 'three_rounds', 'investment', 'ALL_OR_NOTHING', '']],
  ['currency', [...noTexts, 'EURO', 'eur', '']],
  ['zone', [...noTexts, 'Mars/Olympus', '+01:00', 'Europe/Brussels\u0000', '', '../etc']],
  ['deadline', [...noTexts, '', 'tomorrow', '2027-01-01', '2027-01-01 20:00', '2027-01-01T25:00', '2027-01-01T20:61', '1e9', big(5_000)]],
  ['opensAt', [1, true, {}, 'now', '2027-01-01T20:00', '2027-02-30T20:00:00Z', '']],
  ['shortfallPolicy', [...noTexts, 'refund', '']],
  ['toleranceBps', ['9500', 8_999, 10_001, 9_500.5, true]],
]; // prettier-ignore

/** A copy of `body` with the value at a path of fields. */
function withField(body: Record<string, unknown>, path: string, value: unknown): Record<string, unknown> {
  const [head = '', ...rest] = path.split('/');
  if (rest.length === 0) return { ...body, [head]: value };
  return { ...body, [head]: withField((body[head] ?? {}) as Record<string, unknown>, rest.join('/'), value) };
}

const cases = (fields: readonly Case[]) =>
  fields.flatMap(([field, values]) => values.map((value) => [field, value] as const));
const isBelow = (field: string) => (pointer: string) => pointer === `/${field}` || pointer.startsWith(`/${field}/`);

describe('the terms of a draft', () => {
  it.each(cases(terms))('%s may not be %j', async (field, value) => {
    const path = `/v1/projects/${creator.projectId}/campaigns`;
    const created = await asOwner('POST', path, withField(await aDraftBody(running), field, value));
    const edited = await asOwner('PATCH', `/v1/campaigns/${id}`, { [field]: value });
    for (const answer of [created, edited]) {
      expect(answer.status).toBe(400);
      if (answer.body.errors) expect(pointers(answer).some(isBelow(field))).toBe(true);
    }
  });

  it.each(['model', 'currency', 'deadline'])('%s is needed', async (field) => {
    const body = { ...(await aDraftBody(running)), [field]: undefined };
    const answer = await asOwner('POST', `/v1/projects/${creator.projectId}/campaigns`, body);
    expect([answer.status, pointers(answer)]).toEqual([400, [`/${field}`]]);
  });

  it.each(['state', 'feeBps', 'vatBps', 'projectId', 'id', 'target', 'approvedAt', 'ownerId'])(
    '%s cannot be sent',
    async (field) => {
      const body = { ...(await aDraftBody(running)), [field]: 1 };
      const created = await asOwner('POST', `/v1/projects/${creator.projectId}/campaigns`, body);
      const edited = await asOwner('PATCH', `/v1/campaigns/${id}`, { [field]: 1 });
      for (const answer of [created, edited]) expect([answer.status, pointers(answer)]).toEqual([400, [`/${field}`]]);
    },
  );

  it('2027-02-30 is no day, whatever its form', async () => {
    const answer = await asOwner('PATCH', `/v1/campaigns/${id}`, { deadline: '2027-02-30T20:00' });
    expect([answer.status, answer.body.type]).toEqual([422, '/problems/deadline-not-a-time']);
  });

  nothingIsWritten();
});

describe.each([
  ['needs', need, { label: 'Wood', kind: 'task', amount: { amount: 100, currency: 'EUR' }, required: true }],
  ['rewards', reward, { title: 'A', description: 'B', price: { amount: 100, currency: 'EUR' } }],
] as const)('a line of %s', (list, fields, whole) => {
  const put = (line: unknown) => asOwner('PUT', `/v1/campaigns/${id}/${list}`, { [list]: [whole, line] });

  it('is taken whole', async () => expect((await put(whole)).status).toBe(200));

  it.each(cases(fields))('%s may not be %j', async (field, value) => {
    const answer = await put(withField(whole, field, value));
    expect(answer.status).toBe(400);
    if (answer.body.errors) expect(pointers(answer).some(isBelow(`${list}/1/${field}`))).toBe(true);
  });

  it('takes no other field', async () => {
    const answer = await put({ ...whole, taken: -5 });
    expect([answer.status, pointers(answer)]).toEqual([400, [`/${list}/1/taken`]]);
  });

  it.each([[null], ['x'], [{}], [Array.from({ length: 51 }, () => whole)], [[null]], [['x']], [[[]]]])(
    'the list may not be %#',
    async (lines) => {
      expect((await asOwner('PUT', `/v1/campaigns/${id}/${list}`, { [list]: lines })).status).toBe(400);
    },
  );

  it('is as it was after all that', async () => {
    const before = made(await put(whole));
    await put({ ...whole, [list === 'needs' ? 'label' : 'title']: '' });
    expect(made(await asOwner('GET', `/v1/campaigns/${id}`))[list]).toEqual(before[list]);
  });
});

describe('a review', () => {
  it.each(cases([
    ['decision', [...noTexts, 'yes', '']],
    ['comment', [...noTexts, ...nasty, big(5_001)]],
    ['scores', [null, 'x', {}, [], [null], [{}]]],
  ]))('%s may not be %j', async (field, value) => {
    const answer = await as(moderator, 'POST', `/v1/campaigns/${id}/reviews`, { ...(await aReview(running)), [field]: value });
    expect(answer.status).toBe(400);
  }); // prettier-ignore

  it.each(cases([
    ['key', [...noTexts, ...nasty, big(41)]],
    ['score', [-1, 6, 2.5, '4', null, true]],
    ['comment', [...noTexts, ...nasty, big(2_001)]],
  ]))('the %s of a score may not be %j', async (field, value) => {
    const whole = (await aReview(running)) as { scores: object[] };
    const scores = [{ ...whole.scores[0], [field]: value }, ...whole.scores.slice(1)];
    expect((await as(moderator, 'POST', `/v1/campaigns/${id}/reviews`, { ...whole, scores })).status).toBe(400);
  }); // prettier-ignore

  nothingIsWritten();
});

describe('decisions', () => {
  it.each([
    ['submit', { acceptTerms: 1 }],
    ['submit', { acceptTerms: '' }],
    ['submit', { sure: true }],
    ['schedule', { opensAt: 'now' }],
    ['schedule', { opensAt: null }],
    ['schedule', { opensAt: '2027-01-01T20:00' }],
    ['schedule', []],
    ['cancel', { reason: '' }],
    ['cancel', { reason: 5 }],
    ['cancel', { reason: big(1_001) }],
    ['suspend', {}],
    ['suspend', { reason: ' ' }],
    ['resume', { reason: null }],
  ])('%s with %j is malformed', async (what, body) => {
    const person = what === 'suspend' || what === 'resume' ? moderator : creator.owner;
    expect((await as(person, 'POST', `/v1/campaigns/${id}/${what}`, body)).status).toBe(400);
    expect(made(await asOwner('GET', `/v1/campaigns/${id}`)).state).toBe('draft');
  });

  nothingIsWritten();
});

describe('ids', () => {
  const routes = [
    ['GET', '', undefined],
    ['GET', '/history', undefined],
    ['GET', '/reviews', undefined],
    ['PATCH', '', {}],
    ['PUT', '/needs', { needs: [] }],
    ['PUT', '/rewards', { rewards: [] }],
    ['POST', '/submit', {}],
    ['POST', '/schedule', {}],
    ['POST', '/unschedule', undefined],
    ['POST', '/cancel', {}],
  ] as const;

  it.each(routes)('%s %s needs a UUID of a campaign', async (method, path, body) => {
    for (const wrong of ['1', '0197e2a4', `${randomUUID()}0`, '%00', "';--"]) {
      const answer = await asOwner(method, `/v1/campaigns/${wrong}${path}`, body);
      expect(answer.status).toBe(400);
    }
    const unknown = await asOwner(method, `/v1/campaigns/${randomUUID()}${path}`, body);
    expect([unknown.status, unknown.body.type]).toEqual([404, '/problems/campaign-not-found']);
  });

  it.each([
    ['POST', '/reviews'],
    ['POST', '/suspend'],
    ['POST', '/resume'],
  ])('%s %s by staff too', async (method, path) => {
    const body = path === '/reviews' ? await aReview(running) : { reason: 'Because.' };
    expect((await as(moderator, method, `/v1/campaigns/x${path}`, body)).status).toBe(400);
    expect((await as(moderator, method, `/v1/campaigns/${randomUUID()}${path}`, body)).status).toBe(404);
  });

  it.each(['after=x', 'after=WzFd', 'limit=0', 'limit=abc', 'limit=101', 'offset=5'])(
    'history refuses ?%s',
    async (query) => {
      expect((await asOwner('GET', `/v1/campaigns/${id}/history?${query}`)).status).toBe(400);
      expect((await asOwner('GET', `/v1/campaigns/${id}/reviews?${query}`)).status).toBe(400);
      expect((await as(moderator, 'GET', `/v1/admin/reviews?${query}`)).status).toBe(400);
      expect((await asOwner('GET', `/v1/projects/${creator.projectId}/campaigns?${query}`)).status).toBe(400);
    },
  );
});

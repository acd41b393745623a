// Guarantee: a project is its owner's alone to change and private until a campaign of it was live; a deputy is only who
// accepted with their own verified address, and inviting tells nobody whether an address is known.
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { rows } from '../../src/platform/database/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { aLiveCampaign } from '../support/campaigns.js';
import { aText, made } from '../support/creators.js';
import { aMember, anEmail, staff, type TestPerson } from '../support/people.js';

let running: RunningApp;
let owner: TestPerson;
let stranger: TestPerson;

beforeAll(async () => {
  running = await startApp({ settings: { ROLE: 'api' } });
  owner = await aMember(running, { displayName: 'Ines' });
  stranger = await aMember(running);
});
afterAll(async () => running.stop());

const as = (person: TestPerson | undefined, method: string, path: string, body?: unknown) =>
  running.call(method, path, { token: person?.token, ...(body !== undefined && { body }) });
const code = ({ status, body }: { status: number; body: { type?: string } }) => `${status} ${body.type ?? ''}`;
const whole = { defaultLocale: 'en', text: aText, category: 'commons', tags: ['tools', 'street'], place: 'Ghent' };
const aProject = async (): Promise<string> => made(await as(owner, 'POST', '/v1/projects', whole)).id;

describe('a project', () => {
  it('is what its owner wrote', async () => {
    const { status, body } = await as(owner, 'POST', '/v1/projects', whole);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      category: 'commons', tags: ['tools', 'street'], place: 'Ghent', defaultLocale: 'en', publicSince: null,
      texts: [{ locale: 'en', ...aText }], owner: { id: owner.userId, displayName: 'Ines' },
      deputy: null, deputyInvited: null, recipient: null,
    }); // prettier-ignore
    expect(body.slug).toMatch(/^a-library-of-tools-[0-9a-f]{8}$/);
    expect(made(await as(owner, 'GET', `/v1/projects/${body.id}`))).toEqual(body);
  });

  it('is begun once per key', async () => {
    const options = { token: owner.token, body: whole, headers: { 'idempotency-key': randomUUID() } };
    const answers = await Promise.all([1, 2, 3].map(() => running.call('POST', '/v1/projects', options)));
    const created = new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.id));
    expect(created.size).toBe(1);
    expect(made(await running.call('POST', '/v1/projects', options)).id).toBe([...created][0]);
  });

  it('does not exist for others, but for staff', async () => {
    const id = await aProject();
    for (const person of [stranger, undefined]) {
      expect(code(await as(person, 'GET', `/v1/projects/${id}`))).toBe('404 /problems/project-not-found');
    }
    expect((await as(await staff(running, 'auditor'), 'GET', `/v1/projects/${id}`)).status).toBe(200);
  });

  it.each([
    ['PATCH', '', { place: 'Paris' }],
    ['PUT', '/texts/fr', aText],
    ['PUT', '/deputy', { email: 'somebody@example.org' }],
    ['POST', '/deputy/accept', undefined],
  ])('%s %s by a stranger is 404, by nobody 401', async (method, path, body) => {
    const id = await aProject();
    expect(code(await as(stranger, method, `/v1/projects/${id}${path}`, body))).toBe('404 /problems/project-not-found');
    expect((await as(undefined, method, `/v1/projects/${id}${path}`, body)).status).toBe(401);
    expect(made(await as(owner, 'GET', `/v1/projects/${id}`))).toMatchObject({ place: 'Ghent', deputyInvited: null });
  });

  it('is public once a campaign of it was live, and still its owner’s alone', async () => {
    const { projectId } = await aLiveCampaign(running.app.get(DataSource), { ownerId: owner.userId });
    const seen = made(await as(undefined, 'GET', `/v1/projects/${projectId}`));
    expect(seen).toMatchObject({ recipient: { legalName: 'Makers Cooperative', country: 'BE' }, deputyInvited: null });
    expect(code(await as(stranger, 'PATCH', `/v1/projects/${projectId}`, { place: 'Paris' }))).toBe(
      '403 /problems/forbidden',
    );
  });

  it('is edited field by field', async () => {
    const id = await aProject();
    const edit = async (body: object) => made(await as(owner, 'PATCH', `/v1/projects/${id}`, body));
    expect(await edit({ place: '', tags: [] })).toMatchObject({ place: '', tags: [], category: 'commons' });
    expect(await edit({ category: 'repair-cafe' })).toMatchObject({ place: '', category: 'repair-cafe' });
    expect(code(await as(owner, 'PATCH', `/v1/projects/${id}`, { defaultLocale: 'nl' }))).toBe(
      '422 /problems/default-text-missing',
    );
    const dutch = { title: 'Gereedschapsbibliotheek', summary: 'Kort.', story: 'Lang.' };
    made(await as(owner, 'PUT', `/v1/projects/${id}/texts/nl`, dutch));
    expect(await edit({ defaultLocale: 'nl' })).toMatchObject({
      defaultLocale: 'nl',
      texts: [{ locale: 'en' }, { locale: 'nl', ...dutch }],
    });
    const again = { ...dutch, title: 'Anders' };
    expect(made(await as(owner, 'PUT', `/v1/projects/${id}/texts/nl`, again)).texts[1]).toEqual({
      locale: 'nl',
      ...again,
    });
  });

  it('is in the list of its owner, every one once', async () => {
    const person = await aMember(running);
    const ids: string[] = [];
    for (let count = 0; count < 5; count++) ids.push(made(await as(person, 'POST', '/v1/projects', whole)).id);
    const seen: string[] = [];
    for (let after = ''; ;) {
      const page = made(await as(person, 'GET', `/v1/projects?limit=2${after}`));
      seen.push(...page.data.map(({ id }: { id: string }) => id));
      if (page.next === null) break;
      after = `&after=${page.next}`;
    }
    expect(seen).toEqual([...ids].reverse());
  });
});

describe('the deputy', () => {
  const invite = (id: string, email: string) => as(owner, 'PUT', `/v1/projects/${id}/deputy`, { email });
  const accept = (id: string, person: TestPerson) => as(person, 'POST', `/v1/projects/${id}/deputy/accept`);

  it('is asked by address, sees the project, and accepts', async () => {
    const id = await aProject();
    const deputy = await aMember(running, { displayName: 'Jo' });
    expect(made(await invite(id, deputy.email.toUpperCase())).deputyInvited).toBe(deputy.email);
    expect(made(await as(deputy, 'GET', `/v1/projects/${id}`)).deputyInvited).toBeNull();
    expect(made(await accept(id, deputy))).toMatchObject({ deputy: { id: deputy.userId, displayName: 'Jo' } });
    expect(made(await as(owner, 'GET', `/v1/projects/${id}`)).deputyInvited).toBeNull();
    // Twice is harmless.
    expect((await accept(id, deputy)).status).toBe(200);
  });

  it('may not edit', async () => {
    const id = await aProject();
    const deputy = await aMember(running);
    made(await invite(id, deputy.email));
    made(await accept(id, deputy));
    expect(code(await as(deputy, 'PATCH', `/v1/projects/${id}`, { place: 'Paris' }))).toBe('403 /problems/forbidden');
  });

  it('is not told apart when the address is unknown', async () => {
    const id = await aProject();
    const shape = async (email: string) => {
      const { status, body } = await invite(id, email);
      return [status, Object.keys(body)];
    };
    expect(await shape(stranger.email)).toEqual(await shape(anEmail()));
  });

  it('is nobody who was not invited, or not any more', async () => {
    const id = await aProject();
    made(await invite(id, stranger.email));
    made(await invite(id, anEmail()));
    expect(code(await accept(id, stranger))).toBe('404 /problems/project-not-found');
    expect(code(await as(stranger, 'GET', `/v1/projects/${id}`))).toBe('404 /problems/project-not-found');
  });

  it('is not the owner', async () => {
    const id = await aProject();
    expect(code(await invite(id, owner.email))).toBe('422 /problems/deputy-is-owner');
  });

  it('stays until the next one accepts', async () => {
    const id = await aProject();
    const [first, second] = [await aMember(running), await aMember(running)];
    made(await invite(id, first.email));
    made(await accept(id, first));
    expect(made(await invite(id, second.email)).deputy.id).toBe(first.userId);
    expect(made(await accept(id, second)).deputy.id).toBe(second.userId);
    expect((await as(first, 'GET', `/v1/projects/${id}`)).status).toBe(404);
  });

  it('is in the audit trail, the address apart from the chain', async () => {
    const id = await aProject();
    made(await invite(id, stranger.email));
    const found = await rows(
      running.app.get(DataSource),
      `select e.action, e.details::text as details, t.body from audit_entries e join audit_texts t on t.entry_id = e.id
       where e.subject_id = $1`,
      [id],
    );
    expect(found).toEqual([{ action: 'deputy.invited', details: '{}', body: stranger.email }]);
  });
});

describe('bad input', () => {
  const long = (length: number) => 'x'.repeat(length);
  const noTexts = [null, 1, true, {}, [], '', '  ', 'a\u0000b', 'a\u202eb'];
  const set = (path: string, value: unknown) => {
    const [head = '', tail] = path.split('/');
    const inner = whole[head as 'text'] as object | string;
    return { ...whole, [head]: tail ? { ...(inner as object), [tail]: value } : value };
  };
  const cases = (
    [
      ['defaultLocale', [...noTexts, 'de', 'EN']],
      ['category', [...noTexts, 'Two Words', 'UPPER', '-x', long(41)]],
      ['tags', [null, 'tools', [1], [''], [long(41)], Array.from({ length: 11 }, () => 'x'), ['a\nb']]],
      ['place', [null, 1, long(121), 'a\nb']],
      ['text', [null, 'x', [], 1, {}]],
      ['text/title', [...noTexts, long(121), 'a\nb']],
      ['text/summary', [...noTexts, long(301)]],
      ['text/story', [...noTexts, long(50_001), '4242424242424242']],
      ['ownerId', ['x']],
      ['text/locale', ['en']],
    ] as const
  ).flatMap(([field, values]) => values.map((value) => [field, value] as const));

  it.each(cases)('%s may not be %j', async (field, value) => {
    const answer = await as(owner, 'POST', '/v1/projects', set(field, value));
    expect(answer.status).toBe(400);
    const pointers = ((answer.body.errors ?? []) as { pointer: string }[]).map(({ pointer }) => pointer);
    if (answer.body.errors) expect(pointers.some((pointer) => pointer.startsWith(`/${field}`))).toBe(true);
  });

  it.each(['defaultLocale', 'category', 'text'])('%s is needed', async (field) => {
    expect((await as(owner, 'POST', '/v1/projects', { ...whole, [field]: undefined })).status).toBe(400);
  });

  it.each([
    ['GET', '', undefined],
    ['PATCH', '', {}],
    ['PUT', '/texts/en', aText],
    ['PUT', '/deputy', { email: 'a@example.org' }],
    ['POST', '/deputy/accept', undefined],
  ] as const)('%s %s needs the UUID of a project', async (method, path, body) => {
    expect((await as(owner, method, `/v1/projects/nope${path}`, body)).status).toBe(400);
    expect((await as(owner, method, `/v1/projects/${randomUUID()}${path}`, body)).status).toBe(404);
  });

  it('of a text and a deputy', async () => {
    const id = await aProject();
    expect((await as(owner, 'PUT', `/v1/projects/${id}/texts/de`, aText)).status).toBe(400);
    expect((await as(owner, 'PUT', `/v1/projects/${id}/texts/fr`, { ...aText, title: '' })).status).toBe(400);
    for (const email of [null, 1, '', 'nobody', 'a@b', 'a b@example.org', `${long(250)}@example.org`]) {
      expect((await as(owner, 'PUT', `/v1/projects/${id}/deputy`, { email })).status).toBe(400);
    }
  });
});

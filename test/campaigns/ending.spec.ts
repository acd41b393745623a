// Guarantee: a creator calls off what is open, staff stops and resumes, and a suspension that nobody lifts ends after 30
// days; backers get their promise or their money back whichever way, because the right event says which.
import { DataSource } from 'typeorm';
import { EndForgottenSuspension } from '../../src/campaigns/end-forgotten-suspension.js';
import { campaignCalledOff, campaignCancelled, Campaigns, campaignStateChanged } from '../../src/campaigns/index.js';
import { OpenCampaign } from '../../src/campaigns/open-campaign.js';
import { Database, rows } from '../../src/platform/database/index.js';
import { DueWork } from '../../src/platform/due/index.js';
import { Consumers } from '../../src/platform/outbox/index.js';
import { type RunningApp, startApp } from '../support/app.js';
import { aLiveCampaign } from '../support/campaigns.js';
import { aCreator, aDraft, aScheduledCampaign, type Creator, made, nowOf } from '../support/creators.js';
import { grant, staff, type TestPerson } from '../support/people.js';
import { moveClock } from '../support/time.js';

let running: RunningApp;
let creator: Creator;
let moderator: TestPerson;

beforeAll(async () => {
  // Without workers nothing downstream moves on what these tests look at: what was emitted is read in the outbox.
  running = await startApp({ settings: { ROLE: 'api' } });
  const consumers = running.app.get(Consumers);
  const nothing = async () => undefined;
  consumers.on(campaignCancelled, 'test.cancelled', nothing);
  consumers.on(campaignCalledOff, 'test.called-off', nothing);
  consumers.on(campaignStateChanged, 'test.changed', nothing);
  moderator = await staff(running, 'moderator');
});
afterAll(async () => running.stop());
beforeEach(async () => {
  creator = await aCreator(running);
});

const as = ({ token }: TestPerson, path: string, body: unknown = { reason: 'Because.' }) =>
  running.call('POST', `/v1/campaigns/${path}`, { token, body });
const read = async (id: string, { token }: TestPerson = moderator) =>
  made(await running.call('GET', `/v1/campaigns/${id}`, { token }));
const code = ({ status, body }: { status: number; body: { type?: string } }) => `${status} ${body.type ?? ''}`;
const sql = (text: string, parameters: unknown[]) =>
  rows<Record<string, string>>(running.app.get(DataSource), text, parameters);

/** What was emitted about a campaign, in the order of its events. */
const told = async (id: string) =>
  (
    await sql(
      `select consumer, payload ->> 'from' as from, payload ->> 'to' as to from outbox
       where consumer like 'test.%' and payload ->> 'campaignId' = $1 order by id`,
      [id],
    )
  ).map(({ consumer = '', from, to }) => (to === null ? consumer : `${from} → ${to}`));

/** A campaign of the creator, opened. */
async function aLiveOne(): Promise<string> {
  const id = await aScheduledCampaign(running, creator);
  await running.app.get(OpenCampaign).execute(id);
  return id;
}

/** A live campaign moved on by the steps that settlement will make. */
async function advanced(to: 'closing' | 'collecting' | 'successful' | 'delivering'): Promise<string> {
  const campaigns = running.app.get(Campaigns);
  const { id } = await aLiveCampaign(running.app.get(DataSource));
  await running.app.get(Database).inTransaction(async (tx) => {
    const { now: at } = await campaigns.lock(tx, id, 'close');
    const week = new Date(at.getTime() + 168 * 3_600_000);
    const step = { at, actorId: null, reason: 'test' };
    const round = { campaignId: id, number: 1, ...step };
    await campaigns.advanceCampaign(tx, { id, from: 'live', to: 'closing', ...step });
    await campaigns.advanceRound(tx, { ...round, from: 'open', to: 'closing', set: { closingEndsAt: week } });
    if (to === 'closing') return;
    const set = { collectingEndsAt: week, decidedAt: at, frozenPledged: 0n };
    await campaigns.advanceCampaign(tx, { id, from: 'closing', to: 'collecting', ...step });
    await campaigns.advanceRound(tx, { ...round, from: 'closing', to: 'collecting', set });
    if (to === 'collecting') return;
    await campaigns.advanceRound(tx, { ...round, from: 'collecting', to: 'settled' });
    await campaigns.advanceCampaign(tx, { id, from: 'collecting', to: 'successful', ...step });
    if (to === 'delivering') await campaigns.advanceCampaign(tx, { id, from: 'successful', to, ...step });
  });
  return id;
}

describe('a creator', () => {
  it.each([
    ['a draft', (): Promise<string> => aDraft(running, creator)],
    ['a scheduled campaign', (): Promise<string> => aScheduledCampaign(running, creator, { opensAt: farAhead() })],
  ])('calls off %s without a reason', async (_what, make) => {
    const id = await make();
    expect(made(await as(creator.owner, `${id}/cancel`, {}))).toMatchObject({
      state: 'cancelled',
      rounds: [{ state: 'failed' }],
    });
    expect(code(await as(creator.owner, `${id}/cancel`, {}))).toBe('409 /problems/illegal-transition');
    // What was never live stays private.
    expect((await running.call('GET', `/v1/campaigns/${id}`)).status).toBe(404);
  });

  const farAhead = () => new Date(Date.now() + 2 * 86_400_000).toISOString();

  it('calls off a live campaign with a reason, which stays readable', async () => {
    const id = await aLiveOne();
    expect(code(await as(creator.owner, `${id}/cancel`, {}))).toBe('422 /problems/reason-needed');
    expect(made(await as(creator.owner, `${id}/cancel`))).toMatchObject({
      state: 'cancelled',
      rounds: [{ state: 'failed' }],
    });
    expect((await told(id)).slice(-2)).toEqual(['live → cancelled', 'test.cancelled']);
    expect(made(await running.call('GET', `/v1/campaigns/${id}`))).toMatchObject({
      state: 'cancelled',
      acceptsPledges: false,
    });
    const [audited] = await sql(
      `select t.body, e.details ->> 'from' as from from audit_entries e join audit_texts t on t.entry_id = e.id
       where e.subject_id = $1 and e.action = 'campaign.cancelled'`,
      [id],
    );
    expect(audited).toEqual({ body: 'Because.', from: 'live' });
  });

  it('cannot end what staff has suspended, nor what is being closed', async () => {
    const id = await aLiveOne();
    made(await as(moderator, `${id}/suspend`));
    expect(code(await as(creator.owner, `${id}/cancel`))).toBe('403 /problems/suspended-by-staff');
    const closing = await advanced('closing');
    await sql(`update projects set owner_id = $2 where id = (select project_id from campaigns where id = $1)`, [
      closing,
      creator.owner.userId,
    ]);
    expect(code(await as(creator.owner, `${closing}/cancel`))).toBe('409 /problems/illegal-transition');
  });
});

describe('staff', () => {
  it.each(['live', 'closing', 'collecting', 'successful', 'delivering'] as const)(
    'stops a campaign that is %s and lets it go on',
    async (from) => {
      const id = from === 'live' ? (await aLiveCampaign(running.app.get(DataSource))).id : await advanced(from);
      const stopped = made(await as(moderator, `${id}/suspend`));
      expect(stopped).toMatchObject({
        state: 'suspended',
        acceptsPledges: false,
        preparation: { suspendedFrom: from },
      });
      expect(code(await as(moderator, `${id}/suspend`))).toBe('409 /problems/illegal-transition');
      expect(made(await as(moderator, `${id}/resume`))).toMatchObject({
        state: from,
        preparation: { suspendedFrom: null, suspendedAt: null },
      });
      expect(code(await as(moderator, `${id}/resume`))).toBe('409 /problems/illegal-transition');
    },
  );

  it('does neither to a draft, nor without a reason, nor to what is its own', async () => {
    const id = await aDraft(running, creator);
    expect(code(await as(moderator, `${id}/suspend`))).toBe('409 /problems/illegal-transition');
    expect(code(await as(moderator, `${id}/suspend`, {}))).toBe('400 /problems/malformed-input');
    await grant(running, creator.deputy.userId, ['moderator'], 25);
    expect(code(await as(creator.deputy, `${id}/suspend`))).toBe('403 /problems/own-campaign');
    const finance = await staff(running, 'finance');
    expect((await as(finance, `${id}/suspend`)).status).toBe(403);
    expect((await as(creator.owner, `${id}/suspend`)).status).toBe(403);
  });

  it('gives a collection the time back in which nobody was charged', async () => {
    const id = await advanced('collecting');
    const before = (await read(id)).rounds[0];
    made(await as(moderator, `${id}/suspend`));
    await moveClock(running, new Date((await nowOf(running)).getTime() + 5 * 3_600_000));
    made(await as(moderator, `${id}/resume`));
    const after = (await read(id)).rounds[0];
    const longer = Date.parse(after.collectingEndsAt) - Date.parse(before.collectingEndsAt);
    expect(longer).toBeGreaterThanOrEqual(5 * 3_600_000);
    expect(longer).toBeLessThan(5 * 3_600_000 + 60_000);
    expect(after.deadline).toBe(before.deadline);
  });

  it.each([
    ['live', 'cancelled', 'failed', 'test.cancelled'],
    ['closing', 'cancelled', 'failed', 'test.cancelled'],
    ['collecting', 'refunding', 'collecting', 'test.called-off'],
    ['successful', 'refunding', 'settled', 'test.called-off'],
    ['delivering', 'refunding', 'settled', 'test.called-off'],
  ] as const)('ends what was suspended while %s: %s', async (from, state, round, event) => {
    const id = from === 'live' ? (await aLiveCampaign(running.app.get(DataSource))).id : await advanced(from);
    expect(code(await as(moderator, `${id}/cancel`))).toBe('403 /problems/not-your-campaign');
    made(await as(moderator, `${id}/suspend`));
    expect(code(await as(moderator, `${id}/cancel`, {}))).toBe('422 /problems/reason-needed');
    const ended = made(await as(moderator, `${id}/cancel`));
    expect(ended).toMatchObject({
      state,
      refundReason: state === 'refunding' ? 'cancelled' : null,
      rounds: [{ state: round }],
    });
    expect((await told(id)).slice(-2)).toEqual([`suspended → ${state}`, event]);
  });
});

describe('a deadline behind a suspension', () => {
  it('passes like any other: resumed, the campaign goes on where it would be', async () => {
    const campaigns = running.app.get(Campaigns);
    const { id } = await aLiveCampaign(running.app.get(DataSource));
    made(await as(moderator, `${id}/suspend`));
    await running.app.get(Database).inTransaction(async (tx) => {
      const { now: at } = await campaigns.lock(tx, id, 'close');
      const step = { at, actorId: null, reason: 'deadline' };
      await campaigns.advanceRound(tx, {
        campaignId: id,
        number: 1,
        from: 'open',
        to: 'closing',
        set: { closingEndsAt: at },
        ...step,
      });
      await campaigns.closeBehindSuspension(tx, id, at);
    });
    expect(await read(id)).toMatchObject({ state: 'suspended', preparation: { suspendedFrom: 'closing' } });
    expect(made(await as(moderator, `${id}/resume`))).toMatchObject({ state: 'closing' });
  });
});

describe('a suspension that nobody lifts', () => {
  const dueAt = async (name: string) => {
    const item = running.app.get(DueWork).find(name);
    const [due] = await sql(item?.dueSql ?? '', []);
    return new Date(Object.values(due ?? {})[0] ?? NaN).getTime();
  };
  const runDue = async (name: string) => running.app.get(DueWork).find(name)?.run(0, new AbortController().signal);

  it('ends the campaign after 30 days and not before', async () => {
    const options = { runsMs: 300 * 86_400_000, model: 'keep_it_all' } as const;
    const { id } = await aLiveCampaign(running.app.get(DataSource), options);
    const collecting = await advanced('collecting');
    // Those that other tests left suspended are over before.
    await moveClock(running, new Date((await nowOf(running)).getTime() + 31 * 86_400_000));
    await runDue('campaigns.end-suspension');
    expect(await dueAt('campaigns.end-suspension')).toBeNaN();

    made(await as(moderator, `${id}/suspend`));
    made(await as(moderator, `${collecting}/suspend`));
    const [first, last] = [(await read(id)).preparation.suspendedAt, (await read(collecting)).preparation.suspendedAt];
    const end = Date.parse(last) + 30 * 86_400_000;
    expect(await dueAt('campaigns.end-suspension')).toBe(Date.parse(first) + 30 * 86_400_000);
    await moveClock(running, new Date(end - 60_000));
    await runDue('campaigns.end-suspension');
    expect((await read(id)).state).toBe('suspended');
    await moveClock(running, new Date(end));
    await runDue('campaigns.end-suspension');
    expect((await read(id)).state).toBe('cancelled');
    expect(await read(collecting)).toMatchObject({ state: 'refunding', refundReason: 'cancelled' });
    expect((await told(id)).at(-1)).toBe('test.cancelled');
    expect((await told(collecting)).at(-1)).toBe('test.called-off');
  });

  it('is not ended when it was lifted in time', async () => {
    const { id } = await aLiveCampaign(running.app.get(DataSource));
    made(await as(moderator, `${id}/suspend`));
    made(await as(moderator, `${id}/resume`));
    await running.app.get(EndForgottenSuspension).execute(id);
    expect((await read(id)).state).toBe('live');
  });
});

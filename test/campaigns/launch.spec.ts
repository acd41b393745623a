// Guarantee: a scheduled campaign opens at its time by itself, once, with its history; from then on everybody reads it.
import { DataSource } from 'typeorm';
import { rows } from '../../src/platform/database/index.js';
import { OpenCampaign } from '../../src/campaigns/open-campaign.js';
import { type RunningApp, startApp } from '../support/app.js';
import {
  aCreator,
  aLiveCampaignThroughHttp,
  aScheduledCampaign,
  type Creator,
  made,
  nowOf,
} from '../support/creators.js';
import { moveClock, waitUntilIdle } from '../support/time.js';

let running: RunningApp;
let creator: Creator;

beforeAll(async () => {
  running = await startApp();
});
afterAll(async () => running.stop());
beforeEach(async () => {
  creator = await aCreator(running);
});

const read = async (id: string) => running.call('GET', `/v1/campaigns/${id}`);
const state = async (id: string) =>
  made(await running.call('GET', `/v1/campaigns/${id}`, { token: creator.owner.token })).state;
const inDays = async (days: number) => new Date((await nowOf(running)).getTime() + days * 86_400_000);

describe('opening', () => {
  it('happens at once when no time is named, and makes project and campaign public', async () => {
    expect((await running.call('GET', `/v1/projects/${creator.projectId}`)).status).toBe(404);
    const id = await aLiveCampaignThroughHttp(running, creator);
    const { status, body } = await read(id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'live', acceptsPledges: true, preparation: null, rounds: [{ state: 'open' }] });
    expect(body.rounds[0].openedAt).not.toBeNull();
    expect((await running.call('GET', `/v1/projects/${creator.projectId}`)).status).toBe(200);
    const { data } = made(await running.call('GET', `/v1/projects/${creator.projectId}/campaigns`));
    expect(data.map((item: { id: string }) => item.id)).toEqual([id]);
  });

  it('leaves a history that everybody reads, with names for insiders only', async () => {
    const id = await aLiveCampaignThroughHttp(running, creator);
    const history = async (token?: string) =>
      made(await running.call('GET', `/v1/campaigns/${id}/history`, { token })).data;
    const steps = (await history()).map((step: Record<string, string>) => `${step.of} ${step.from} ${step.to}`);
    expect(steps).toEqual([
      'campaign - draft',
      'round - planned',
      'campaign draft in_review',
      'campaign in_review scheduled',
      'campaign scheduled live',
      'round planned open',
    ]);
    const actors = (rows: { actorId: string | null }[]) => new Set(rows.map(({ actorId }) => actorId));
    expect(actors(await history())).toEqual(new Set([null]));
    expect(actors(await history(creator.owner.token))).toEqual(new Set([creator.owner.userId, null]));
  });

  it('waits for its time, to the millisecond', async () => {
    const opensAt = await inDays(3);
    const id = await aScheduledCampaign(running, creator, { opensAt: opensAt.toISOString() });
    await waitUntilIdle(running);
    expect(await state(id)).toBe('scheduled');
    expect((await read(id)).status).toBe(404);
    await moveClock(running, opensAt);
    await waitUntilIdle(running);
    expect(await state(id)).toBe('live');
    const [round] = made(await read(id)).rounds;
    expect(Date.parse(round.openedAt)).toBeGreaterThanOrEqual(opensAt.getTime());
  });

  it('happens once, whoever tries as often as they like', async () => {
    const opensAt = await inDays(2);
    const id = await aScheduledCampaign(running, creator, { opensAt: opensAt.toISOString() });
    const open = running.app.get(OpenCampaign);
    // Too early does nothing.
    await open.execute(id);
    expect(await state(id)).toBe('scheduled');
    await moveClock(running, opensAt);
    await Promise.all(Array.from({ length: 5 }, () => open.execute(id)));
    await waitUntilIdle(running);
    const opened = await rows(
      running.app.get(DataSource),
      `select 1 from state_changes where entity_id = $1 and to_state = 'live'`,
      [id],
    );
    expect(opened).toHaveLength(1);
  });

  it('goes back to the creator when the deadline has passed meanwhile', async () => {
    const opensAt = (await inDays(1)).toISOString();
    const id = await aScheduledCampaign(running, creator, { opensAt });
    // As if every worker had been down until after the deadline.
    await rows(running.app.get(DataSource), 'update campaign_rounds set deadline = $2 where campaign_id = $1', [
      id,
      opensAt,
    ]);
    await moveClock(running, await inDays(1.5));
    await waitUntilIdle(running);
    expect(await state(id)).toBe('draft');
    expect((await read(id)).status).toBe(404);
  });
});

describe('the list', () => {
  it('shows what is live, newest first, every one once', async () => {
    const ids = [await aLiveCampaignThroughHttp(running, creator), await aLiveCampaignThroughHttp(running, creator)];
    const hidden = await aScheduledCampaign(running, creator, { opensAt: (await inDays(4)).toISOString() });
    const seen: string[] = [];
    for (let after = ''; ;) {
      const page = made(await running.call('GET', `/v1/campaigns?limit=2${after}`));
      seen.push(...page.data.map((item: { id: string }) => item.id));
      if (page.next === null) break;
      after = `&after=${page.next}`;
    }
    expect(seen.slice(0, 2)).toEqual([...ids].reverse());
    expect(seen).not.toContain(hidden);
    expect(new Set(seen).size).toBe(seen.length);
    expect([...seen].sort().reverse()).toEqual(seen);
  });

  it('speaks the language of the reader where the project does', async () => {
    const token = creator.owner.token;
    const text = { title: 'Une outilthèque', summary: 'Court.', story: 'Long.' };
    made(await running.call('PUT', `/v1/projects/${creator.projectId}/texts/fr`, { token, body: text }));
    const id = await aLiveCampaignThroughHttp(running, creator);
    const title = async (locale: string) =>
      made(await running.call('GET', `/v1/campaigns/${id}?locale=${locale}`)).project.title;
    expect([await title('fr'), await title('nl'), await title('en')]).toEqual([
      'Une outilthèque',
      'A library of tools',
      'A library of tools',
    ]);
  });

  it.each(['state=draft', 'state=cancelled', 'state=', 'limit=0', 'limit=101', 'after=x', 'locale=de', 'sort=new'])(
    'refuses ?%s',
    async (query) => expect((await running.call('GET', `/v1/campaigns?${query}`)).status).toBe(400),
  );
});

import { rows } from '../../src/platform/database/index.js';
import { DataSource } from 'typeorm';
import { type Answer, type RunningApp } from './app.js';
import { theRecipientOf } from './campaigns.js';
import { aMember, staff, type TestPerson } from './people.js';
import { waitUntilIdle } from './time.js';

/** Somebody with a project and a deputy who has accepted. */
export interface Creator {
  readonly owner: TestPerson;
  readonly deputy: TestPerson;
  readonly projectId: string;
}

const dayMs = 86_400_000;

export const aText = { title: 'A library of tools', summary: 'Tools that a street shares.', story: 'Why and **how**.' };

/** Two members and a project of the one, with the other as deputy. */
export async function aCreator(running: RunningApp): Promise<Creator> {
  const [owner, deputy] = [await aMember(running), await aMember(running)];
  const body = { defaultLocale: 'en', text: aText, category: 'commons', tags: ['tools'], place: 'Ghent' };
  const { id: projectId } = made(await running.call('POST', '/v1/projects', { token: owner.token, body }));
  const invited = { token: owner.token, body: { email: deputy.email } };
  made(await running.call('PUT', `/v1/projects/${projectId}/deputy`, invited));
  made(await running.call('POST', `/v1/projects/${projectId}/deputy/accept`, { token: deputy.token }));
  return { owner, deputy, projectId };
}

/** Business time of the application. */
export async function nowOf({ app }: Pick<RunningApp, 'app'>): Promise<Date> {
  const [clock] = await rows<{ now: Date }>(app.get(DataSource), 'select tally_now() as now');
  if (!clock) throw new Error('Postgres did not tell the time');
  return clock.now;
}

/** A body for `POST /v1/projects/:id/campaigns` that is taken: 1,000.00 € in ten days, one reward with five pieces. */
export async function aDraftBody(
  running: Pick<RunningApp, 'app'>,
  over: object = {},
): Promise<Record<string, unknown>> {
  const deadline = new Date((await nowOf(running)).getTime() + 10 * dayMs).toISOString();
  const need = { label: 'Wood', kind: 'material', amount: { amount: 100_000, currency: 'EUR' }, required: true };
  const reward = { title: 'A chair', description: 'Of oak.', price: { amount: 2_500, currency: 'EUR' }, stock: 5 };
  const terms = { model: 'all_or_nothing', currency: 'EUR', zone: 'Europe/Brussels', deadline };
  return { ...terms, needs: [need], rewards: [reward], ...over };
}

/** A draft of the creator over HTTP; answers its id. */
export async function aDraft(running: RunningApp, { owner, projectId }: Creator, over: object = {}): Promise<string> {
  const body = await aDraftBody(running, over);
  return made(await running.call('POST', `/v1/projects/${projectId}/campaigns`, { token: owner.token, body })).id;
}

/** A review body that answers every criterion in force. */
export async function aReview({ call }: Pick<RunningApp, 'call'>, decision = 'approved'): Promise<object> {
  const { body } = await call('GET', '/v1/review-criteria');
  const scores = body.criteria.map(({ key }: { key: string }) => ({ key, score: 4, comment: 'Fine.' }));
  return { scores, decision, comment: 'Read with care.' };
}

/** A draft that a moderator has approved. */
export async function anApprovedCampaign(running: RunningApp, creator: Creator, over: object = {}): Promise<string> {
  const id = await aDraft(running, creator, over);
  const { token } = creator.owner;
  made(await running.call('POST', `/v1/campaigns/${id}/submit`, { token, body: {} }));
  const moderator = await staff(running, 'moderator');
  const body = await aReview(running);
  made(await running.call('POST', `/v1/campaigns/${id}/reviews`, { token: moderator.token, body }));
  return id;
}

/** An approved campaign whose creator has scheduled it, the recipient's account being ready by SQL. */
export async function aScheduledCampaign(
  running: RunningApp,
  creator: Creator,
  { opensAt, ...over }: { readonly opensAt?: string } & Record<string, unknown> = {},
): Promise<string> {
  const id = await anApprovedCampaign(running, creator, over);
  await theRecipientOf(running.app.get(DataSource), creator.owner.userId, await nowOf(running));
  const body = opensAt === undefined ? {} : { opensAt };
  made(await running.call('POST', `/v1/campaigns/${id}/schedule`, { token: creator.owner.token, body }));
  return id;
}

/** A campaign that walked the whole way over HTTP and was opened by the worker. The application has to be a worker. */
export async function aLiveCampaignThroughHttp(
  running: RunningApp,
  creator: Creator,
  over: Record<string, unknown> = {},
): Promise<string> {
  const id = await aScheduledCampaign(running, creator, over);
  await waitUntilIdle(running);
  return id;
}

/** The body of an answer that has to be a success. */
export function made<B>({ status, body }: Answer<B>): B {
  if (status >= 300) throw new Error(`Expected a success, got ${status}: ${JSON.stringify(body)}`);
  return body;
}

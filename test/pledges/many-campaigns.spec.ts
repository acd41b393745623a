// Guarantee: pledges to several campaigns that arrive together are written together, and yet none of the campaigns
// knows of the others: one that somebody else holds, one that fails and one that does not exist concern their own
// pledges only.
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { rows } from '../../src/platform/database/index.js';
import { type Answer, type RunningApp, startApp } from '../support/app.js';
import { aLiveCampaign, type LiveCampaign } from '../support/campaigns.js';
import { expectInvariants } from '../support/invariants.js';
import { consentTo, pledge } from './pledging.js';

let running: RunningApp;
let db: DataSource;

beforeAll(async () => {
  running = await startApp({ settings: { ROLE: 'api' } });
  db = running.app.get(DataSource);
});
afterAll(async () => {
  await expectInvariants(running.settings.DATABASE_URL);
  await running.stop();
});

const liveCampaigns = (count: number, rewards: Parameters<typeof aLiveCampaign>[1] = {}): Promise<LiveCampaign[]> =>
  Promise.all(Array.from({ length: count }, () => aLiveCampaign(db, rewards)));

/** Pledges to all of them at the same moment, `each` times; the consents were fetched before. */
async function pledgeToAll(campaigns: readonly LiveCampaign[], each = 1, key?: string): Promise<Answer[]> {
  const consents = await Promise.all(campaigns.map((campaign) => consentTo(running, campaign, 2500)));
  const wanted = campaigns.flatMap((campaign, index) =>
    Array.from({ length: each }, () => ({ campaign, more: { consent: consents[index] } })),
  );
  return Promise.all(
    wanted.map(({ campaign, more }) =>
      pledge(running, campaign, { more, ...(key && { key, guest: 'k@example.org' }) }),
    ),
  );
}

const statuses = (answers: readonly Answer[]): number[] => answers.map(({ status }) => status);

it('writes pledges of many campaigns in few transactions, each with its own campaign, consent and history', async () => {
  const campaigns = await liveCampaigns(20);
  const answers = await pledgeToAll(campaigns, 2);
  expect(statuses(answers)).toEqual(answers.map(() => 201));
  expect(answers.map(({ body }) => body.campaignId)).toEqual(campaigns.flatMap(({ id }) => [id, id]));
  const [written] = await rows<{ transactions: number; pledges: number; consents: number; steps: number }>(
    db,
    `select count(distinct p.xmin::text)::integer as transactions, count(*)::integer as pledges,
            count(c.pledge_id)::integer as consents, count(s.entity_id)::integer as steps
     from pledges p
     left join consents c on c.pledge_id = p.id and c.backer_id = p.backer_id and c.total = p.amount
     left join state_changes s on s.entity_id = p.id and s.to_state = 'pending' and s.at = p.made_at
     where p.campaign_id = any($1::uuid[])`,
    [campaigns.map(({ id }) => id)],
  );
  expect(written).toMatchObject({ pledges: 40, consents: 40, steps: 40 });
  expect(written?.transactions).toBeLessThan(15);
});

it('holds up nobody while somebody else holds one of the campaigns', async () => {
  const [held, ...others] = await liveCampaigns(8);
  if (!held) throw new Error('there are eight');
  const holder = db.createQueryRunner();
  await holder.startTransaction();
  await holder.query('select id from campaigns where id = $1 for update', [held.id]);
  const order: string[] = [];
  const consents = await Promise.all([held, ...others].map((campaign) => consentTo(running, campaign, 2500)));
  const answers = Promise.all(
    [held, ...others].map(async (campaign, index) => {
      const answer = await pledge(running, campaign, { more: { consent: consents[index] } });
      order.push(campaign.id);
      return answer.status;
    }),
  );
  while (order.length < others.length) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(order).not.toContain(held.id);
  await holder.rollbackTransaction();
  await holder.release();
  expect(await answers).toEqual([held, ...others].map(() => 201));
});

it('lets a campaign whose statement fails fail alone', async () => {
  const campaigns = await liveCampaigns(5);
  const poisoned = campaigns[2]?.id ?? '';
  await rows(
    db,
    `create function poison_campaign() returns trigger language plpgsql as $$
     begin if new.campaign_id = '${poisoned}' then raise exception 'poison'; end if; return new; end $$`,
  );
  await rows(db, 'create trigger poison before insert on pledges for each row execute function poison_campaign()');
  const answers = await pledgeToAll(campaigns, 2);
  await rows(db, 'drop trigger poison on pledges');
  expect(statuses(answers)).toEqual([201, 201, 201, 201, 500, 500, 201, 201, 201, 201]);
});

it('answers 404 for a campaign that is not there, and takes the pledges beside it', async () => {
  const [there] = await liveCampaigns(1);
  if (!there) throw new Error('there is one');
  const consent = await consentTo(running, there, 2500);
  const answers = await Promise.all(
    [there, { ...there, id: randomUUID() }, there].map((campaign) => pledge(running, campaign, { more: { consent } })),
  );
  expect(answers.map(({ status, body }) => [status, body.type])).toEqual([
    [201, undefined],
    [404, '/problems/campaign-not-found'],
    [201, undefined],
  ]);
});

it('takes one of two requests that use one key for two campaigns', async () => {
  const campaigns = await liveCampaigns(2);
  const answers = statuses(await pledgeToAll(campaigns, 1, 'one-key-for-two'));
  expect(answers.filter((status) => status === 201)).toHaveLength(1);
  expect(answers.every((status) => [201, 409, 422].includes(status))).toBe(true);
});

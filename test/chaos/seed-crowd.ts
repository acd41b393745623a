import { v7 as uuid } from 'uuid';
import type pg from 'pg';
import { type Api } from '../../src/demo/api.js';
import { type DemoCampaign } from '../../src/demo/campaigns.js';
import { money } from '../../src/money/index.js';
import { composeConsent } from '../../src/pledges/consent.rules.js';
import { type PlannedPledge } from './crowd.js';
import { inLanes } from './lanes.js';

export interface SeededPledge extends PlannedPledge {
  readonly id: string;
}

const lanes = 24;
const key = { authorization: 'Bearer sk_test_tally_demo', 'content-type': 'application/x-www-form-urlencoded' };

/**
 * The crowd as it stands on the eve of the deadline: customers and saved cards at the provider, and in the database what
 * ten thousand visits would have written, history and consents included. What is under fire is what comes after.
 */
export async function seedCrowd(
  db: pg.Client,
  provider: Api,
  campaigns: readonly DemoCampaign[],
  planned: readonly PlannedPledge[],
): Promise<SeededPledge[]> {
  const people = new Map<number, { id: string; customer: string }>();
  await inLanes(lanes, [...new Set(planned.map(({ person }) => person))], async (person) => {
    const { id } = await send(provider, '/v1/customers', { email: `chaos-${person}@tally.example` });
    people.set(person, { id: uuid(), customer: id });
  });
  const rows: (SeededPledge & { user: string; method: string })[] = [];
  await inLanes(lanes, planned, async (plan) => {
    const { id: user, customer } = people.get(plan.person) as { id: string; customer: string };
    const { id: method } = await send(provider, `/v1/payment_methods/${plan.card.name}/attach`, { customer });
    rows.push({ ...plan, id: uuid(), user, method });
  });
  await write(db, [...people].map(([person, { id, customer }]) => ({ person, id, customer })), rows.map((row) => rowOf(row, campaigns))); // prettier-ignore
  return rows;
}

async function send(provider: Api, path: string, fields: Record<string, string>): Promise<{ id: string }> {
  const body = new URLSearchParams(fields);
  const response = await fetch(new URL(path, provider.url), { method: 'POST', headers: key, body });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as { id: string };
}

function rowOf(pledge: SeededPledge & { user: string; method: string }, campaigns: readonly DemoCampaign[]) {
  const campaign = campaigns[pledge.campaign] as DemoCampaign;
  const { deadline, zone, currency, target } = campaign;
  const total = money(BigInt(pledge.amount), currency);
  const consent = composeConsent({ locale: 'en', total, deadline, zone, target: money(BigInt(target), currency) });
  const { id, user, method, amount } = pledge;
  return { id, user, method, amount, campaign: campaign.id, setup: uuid(), ...consent };
}

const statements = [
  `insert into users (id, kind, email, display_name, locale, created_at)
   select id, 'guest', 'chaos-' || person || '@tally.example', 'One of the crowd', 'en', tally_now() from people`,
  `insert into customers (user_id, provider_id, created_at) select id, customer, tally_now() from people`,
  `insert into pledges (id, campaign_id, round, backer_id, state, amount, tip, currency, visibility, locale, made_at,
     payment_method_id, card_brand, card_last4, card_exp_month, card_exp_year, card_fingerprint, activated_at)
   select id, campaign, 1, "user", 'active', amount, 0, 'EUR', 'public', 'en', tally_now(), method, 'visa', '4242', 12, 2099,
     'chaos', tally_now() from made`,
  `insert into consents (pledge_id, backer_id, version, sentence, total, currency, latest_date, given_at)
   select id, "user", version, sentence, amount, 'EUR', "latestDate", tally_now() from made`,
  `insert into card_setups (id, pledge_id, user_id, number, state, provider_id, payment_method_id, brand, last4, exp_month,
     exp_year, fingerprint, succeeded_at, created_at)
   select setup, id, "user", 1, 'succeeded', 'seti_' || setup, method, 'visa', '4242', 12, 2099, 'chaos', tally_now(),
     tally_now() from made`,
  ...(['pledge', 'card_setup'] as const).flatMap((entity) =>
    ([['-', 'pending'], ['pending', entity === 'pledge' ? 'active' : 'succeeded']] as const).map(
      ([from, to]) => `insert into state_changes (entity, entity_id, from_state, to_state, at, reason)
        select '${entity}', ${entity === 'pledge' ? 'id' : 'setup'}, '${from}', '${to}', tally_now(), 'chaos' from made`,
    ),
  ),
  `update campaign_totals t set pledged = t.pledged + s.amount, pledges = t.pledges + s.pledges, backers = t.backers + s.backers
   from (select campaign, sum(amount) as amount, count(*) as pledges, count(distinct "user") as backers from made group by campaign) s
   where t.campaign_id = s.campaign and t.round = 1`,
]; // prettier-ignore

async function write(db: pg.Client, people: readonly object[], made: readonly object[]): Promise<void> {
  await db.query('begin');
  await db.query(
    `create temporary table people on commit drop as
     select * from jsonb_to_recordset($1) as p (person integer, id uuid, customer text)`,
    [JSON.stringify(people)],
  );
  await db.query(
    `create temporary table made on commit drop as select * from jsonb_to_recordset($1)
     as m (id uuid, "user" uuid, method text, amount bigint, campaign uuid, setup uuid, version text, sentence text, "latestDate" date)`,
    [JSON.stringify(made)],
  );
  for (const statement of statements) await db.query(statement);
  await db.query('commit');
  await db.query('analyze');
}

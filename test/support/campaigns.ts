import { randomBytes } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { type CampaignModel, type ShortfallPolicy, type WithdrawalRight } from '../../src/campaigns/index.js';
import { rows } from '../../src/platform/database/index.js';

/** What a test may choose of a live campaign; the rest is the common case. Amounts are minor units. */
export interface LiveCampaignOptions {
  readonly model?: CampaignModel;
  readonly currency?: string;
  readonly zone?: string;
  readonly target?: bigint;
  /** What is needed beyond the target: a need that is not required. */
  readonly optional?: bigint;
  /** In which parts it is paid out: what their needs ask for, and on which day after the deadline evidence is due. */
  readonly tranches?: readonly { readonly weight: bigint; readonly dueDays?: number }[];
  /** How long from now (business time) it runs; 10 days unless told. */
  readonly runsMs?: number;
  readonly rewards?: readonly {
    readonly price: bigint;
    readonly stock?: number | null;
    readonly title?: string;
    /** What sending one costs, by country or `*`. */
    readonly shipping?: Readonly<Record<string, bigint>>;
    /** Whether it is pledged only beside another one. */
    readonly isAddOn?: boolean;
    readonly withdrawal?: WithdrawalRight;
    readonly questions?: readonly {
      readonly question: string;
      readonly choices?: readonly string[];
      readonly required?: boolean;
    }[];
  }[];
  readonly shortfallPolicy?: ShortfallPolicy;
  readonly toleranceBps?: number;
  readonly feeBps?: number;
  readonly vatBps?: number;
  /** What of its payouts is kept back, for 30 days. */
  readonly reserveBps?: number;
  readonly title?: string;
  /** A member to own it; a new one unless told. */
  readonly ownerId?: string;
  /** The owner's account at the provider, `transfers` active. */
  readonly providerAccountId?: string;
}

export interface LiveCampaign {
  readonly id: string;
  readonly projectId: string;
  readonly ownerId: string;
  readonly deputyId: string;
  readonly recipientId: string;
  readonly round: number;
  readonly currency: string;
  readonly target: bigint;
  readonly openedAt: Date;
  readonly deadline: Date;
  /** In the order asked for. */
  readonly rewards: readonly { readonly id: string; readonly price: bigint; readonly stock: number | null }[];
}

/**
 * A live campaign with everything around it, written by SQL with the history it would have, in one transaction because a
 * worker may be checking the books meanwhile: for tests that begin where pledging begins. Made in milliseconds;
 * creators.ts walks the whole way over HTTP instead.
 */
export const aLiveCampaign = (on: DataSource, options: LiveCampaignOptions = {}): Promise<LiveCampaign> =>
  on.transaction((tx) => insertCampaign(tx, options));

async function insertCampaign(on: EntityManager, options: LiveCampaignOptions): Promise<LiveCampaign> {
  const chosen = withDefaults(options);
  const ownerId = options.ownerId ?? (await aMember(on)).id;
  const deputyId = (await aMember(on)).id;
  const [clock] = await rows<{ now: Date }>(on, 'select tally_now() as now');
  const now = clock?.now ?? new Date();
  const recipientId = await recipientOf(on, ownerId, now, options.providerAccountId);
  const projectId = await aPublicProject(on, { ownerId, deputyId, title: chosen.title, now });
  const deadline = new Date(now.getTime() + chosen.runsMs);
  const id = await insertLive(on, { ...chosen, projectId, now, deadline });
  const rewards = await insertRewards(on, id, chosen.rewards);
  const { currency, target } = chosen;
  return {
    id,
    projectId,
    ownerId,
    deputyId,
    recipientId,
    round: 1,
    currency,
    target,
    openedAt: now,
    deadline,
    rewards,
  };
}

/** A member with a verified address, without a password: nobody signs in as them. */
export async function aMember(on: DataSource | EntityManager, name = 'member'): Promise<{ id: string; email: string }> {
  const email = `${name}-${randomBytes(6).toString('hex')}@example.org`;
  const id = await idOf(
    on,
    `insert into users (kind, email, email_verified_at, display_name, locale, terms_version, created_at)
     values ('member', $1, tally_now(), $2, 'en', '2026-11', tally_now()) returning id`,
    [email, name],
  );
  return { id, email };
}

/** The recipient of a member, with an active account; made when there is none. */
export const theRecipientOf = (on: DataSource, userId: string, at: Date): Promise<string> =>
  on.transaction((tx) => recipientOf(tx, userId, at));

async function recipientOf(on: EntityManager, userId: string, at: Date, account?: string): Promise<string> {
  const [known] = await rows<{ id: string }>(on, 'select id from recipients where user_id = $1', [userId]);
  if (known) return known.id;
  const id = await idOf(
    on,
    `insert into recipients (user_id, legal_name, country, provider_account_id, transfers, checked_at, created_at)
     values ($1, 'Makers Cooperative', 'BE', $2, 'active', $3, $3) returning id`,
    [userId, account ?? `acct_${randomBytes(8).toString('hex')}`, at],
  );
  await record(on, 'recipient', id, at, ['-', 'none', 'active']);
  return id;
}

type Chosen = ReturnType<typeof withDefaults>;

function withDefaults(options: LiveCampaignOptions) {
  const model = options.model ?? 'all_or_nothing';
  return {
    model,
    currency: options.currency ?? 'EUR',
    zone: options.zone ?? 'Europe/Brussels',
    target: options.target ?? 100_000n,
    optional: options.optional ?? 0n,
    tranches: options.tranches ?? [],
    runsMs: options.runsMs ?? 10 * 24 * 60 * 60 * 1000,
    rewards: options.rewards ?? [],
    shortfallPolicy: options.shortfallPolicy ?? (model === 'keep_it_all' ? 'pay_anyway' : 'require_goal'),
    toleranceBps: options.toleranceBps ?? null,
    feeBps: options.feeBps ?? 400,
    vatBps: options.vatBps ?? 2_100,
    reserveBps: options.reserveBps ?? 0,
    title: options.title ?? 'A library of tools',
  };
}

async function aPublicProject(
  on: EntityManager,
  { ownerId, deputyId, title, now }: { ownerId: string; deputyId: string; title: string; now: Date },
): Promise<string> {
  const id = await idOf(
    on,
    `insert into projects (slug, owner_id, deputy_id, deputy_accepted_at, category, default_locale, public_since,
       created_at, content_changed_at)
     values ($1, $2, $3, $4, 'commons', 'en', $4, $4, $4) returning id`,
    [`project-${randomBytes(6).toString('hex')}`, ownerId, deputyId, now],
  );
  await rows(
    on,
    `insert into project_texts (project_id, locale, title, summary, story)
     values ($1, 'en', $2, 'Tools that a street shares.', 'Why, how and by when.')`,
    [id, title],
  );
  return id;
}

async function insertLive(
  on: EntityManager,
  chosen: Chosen & { projectId: string; now: Date; deadline: Date },
): Promise<string> {
  const { projectId, model, currency, zone, shortfallPolicy, toleranceBps, feeBps, vatBps, now, deadline } = chosen;
  const id = await idOf(
    on,
    `insert into campaigns (project_id, model, state, currency, zone, shortfall_policy, tolerance_bps, fee_bps, vat_bps,
       criteria_version, submitted_at, approved_at, opens_at, created_at, updated_at, reserve_bps)
     values ($1, $2, 'live', $3, $4, $5, $6, $7, $8, 1, $9, $9, $9, $9, $9, $10) returning id`,
    [projectId, model, currency, zone, shortfallPolicy, toleranceBps, feeBps, vatBps, now, chosen.reserveBps],
  );
  const roundId = await idOf(
    on,
    `insert into campaign_rounds (campaign_id, number, state, target, opens_at, deadline)
     values ($1, 1, 'open', $2, $3, $4) returning id`,
    [id, chosen.target, now, deadline],
  );
  await rows(on, 'insert into campaign_totals (campaign_id, round) values ($1, 1)', [id]);
  await rows(
    on,
    `insert into needs (campaign_id, position, label, kind, amount, required)
     select $1, position, label, 'task', amount, position = 1
     from (values (1, 'Everything', $2::bigint), (2, 'And more', $3::bigint)) as n (position, label, amount) where amount > 0`,
    [id, chosen.target, chosen.optional],
  );
  await insertTranches(on, id, chosen);
  await record(on, 'campaign', id, now, ['-', 'draft', 'in_review', 'scheduled', 'live']);
  await record(on, 'round', roundId, now, ['-', 'planned', 'open']);
  return id;
}

/** Each with one need of its weight, instead of those that there are. */
async function insertTranches(
  on: EntityManager,
  campaignId: string,
  { tranches, deadline, zone }: Chosen & { deadline: Date },
): Promise<void> {
  if (tranches.length === 0) return;
  await rows(on, 'delete from needs where campaign_id = $1', [campaignId]);
  await rows(
    on,
    `insert into campaign_tranches (campaign_id, number, evidence, due_on)
     select $1, number, case when days is not null then 'Photographs of what was made.' end,
       (($4::timestamptz at time zone $5)::date + days)
     from unnest($2::bigint[], $3::integer[]) with ordinality as t (weight, days, number)`,
    [campaignId, tranches.map(({ weight }) => weight), tranches.map(({ dueDays = null }) => dueDays), deadline, zone],
  );
  await rows(
    on,
    `insert into needs (campaign_id, position, label, kind, amount, required, tranche)
     select $1, number, 'Part ' || number, 'task', weight, true, number
     from unnest($2::bigint[]) with ordinality as t (weight, number)`,
    [campaignId, tranches.map(({ weight }) => weight)],
  );
}

async function insertRewards(
  on: EntityManager,
  campaignId: string,
  wanted: Chosen['rewards'],
): Promise<LiveCampaign['rewards']> {
  const made: { id: string; price: bigint; stock: number | null }[] = [];
  for (const reward of wanted) {
    const {
      price,
      stock = null,
      title = `Reward ${made.length + 1}`,
      shipping = {},
      isAddOn = false,
      questions = [],
      withdrawal = 'not_a_trader',
    } = reward;
    const id = await idOf(
      on,
      `insert into rewards (campaign_id, position, title, description, price, is_add_on, withdrawal)
       values ($1, $2, $3, 'A thank you.', $4, $5, $6) returning id`,
      [campaignId, made.length + 1, title, price, isAddOn, withdrawal],
    );
    await rows(on, 'insert into reward_stock (reward_id, stock) values ($1, $2)', [id, stock]);
    await rows(
      on,
      'insert into reward_shipping (reward_id, country, price) select $1, * from unnest($2::text[], $3::bigint[])',
      [id, Object.keys(shipping), Object.values(shipping)],
    );
    for (const [at, { question, choices = [], required = true }] of questions.entries()) {
      await rows(
        on,
        'insert into reward_questions (reward_id, position, question, choices, required) values ($1, $2, $3, $4::text[], $5)',
        [id, at + 1, question, choices, required],
      );
    }
    made.push({ id, price, stock });
  }
  return made;
}

/** The history of an entity that went through these states. */
async function record(
  on: EntityManager,
  entity: string,
  id: string,
  at: Date,
  states: readonly string[],
): Promise<void> {
  await rows(
    on,
    `insert into state_changes (entity, entity_id, from_state, to_state, at, reason)
     select $1, $2, step.a, step.b, $3, 'test' from unnest($4::text[], $5::text[]) as step (a, b)`,
    [entity, id, at, states.slice(0, -1), states.slice(1)],
  );
}

async function idOf(on: DataSource | EntityManager, sql: string, parameters: readonly unknown[]): Promise<string> {
  const [row] = await rows<{ id: string }>(on, sql, parameters);
  if (!row) throw new Error('Postgres did not return the row it inserted');
  return row.id;
}

import { Injectable } from '@nestjs/common';
import { rows, type Tx } from '../platform/database/index.js';
import { type BudgetInput, type RewardInput } from './budget.rules.js';
import { type CampaignModel } from './campaign.entity.js';
import { type Shortfall } from './draft.rules.js';

/** What a creator decides about a campaign before it is live. */
export interface Terms extends Shortfall {
  readonly model: CampaignModel;
  readonly currency: string;
  readonly zone: string;
  readonly deadline: Date;
  /** The planned opening; null opens it when it is scheduled. */
  readonly opensAt: Date | null;
}

export interface NewCampaign extends Terms {
  readonly projectId: string;
  /** Basis points, of the settings of the day. */
  readonly feeBps: number;
  readonly vatBps: number;
  readonly reserveBps: number;
  readonly reserveDays: number;
}

/** How far a campaign is on its way to being live. */
export interface Preparation {
  readonly opensAt: Date | null;
  readonly approvedAt: Date | null;
  readonly submittedAt: Date | null;
  readonly criteriaVersion: number | null;
}

/** What a campaign is before it is live. Every change expects the campaign's lock to be held. */
@Injectable()
export class Drafts {
  /** Inserts the campaign in `draft` with its first round and totals; answers the ids for their histories. */
  async insert(tx: Tx, campaign: NewCampaign, at: Date): Promise<{ id: string; roundId: string }> {
    const { projectId, model, currency, zone, policy, toleranceBps, feeBps, vatBps, opensAt, deadline } = campaign;
    const { reserveBps, reserveDays } = campaign;
    const [made] = await rows<{ id: string; roundId: string }>(
      tx,
      `with made as (
         insert into campaigns (project_id, model, state, currency, zone, shortfall_policy, tolerance_bps, fee_bps,
           vat_bps, opens_at, created_at, updated_at, reserve_bps, reserve_days)
         values ($1, $2, 'draft', $3, $4, $5, $6, $7, $8, $9, $11, $11, $12, $13) returning id),
       round as (
         insert into campaign_rounds (campaign_id, number, state, target, deadline)
         select id, 1, 'planned', 0, $10 from made returning id, campaign_id)
       select campaign_id as id, id as "roundId" from round`,
      [
        ...[projectId, model, currency, zone, policy, toleranceBps, feeBps, vatBps, opensAt, deadline, at],
        ...[reserveBps, reserveDays],
      ],
    );
    if (!made) throw new Error('Postgres did not return the campaign it inserted');
    await rows(tx, 'insert into campaign_totals (campaign_id, round) values ($1, 1)', [made.id]);
    return made;
  }

  async update(tx: Tx, id: string, terms: Terms, at: Date): Promise<void> {
    const { model, currency, zone, policy, toleranceBps, opensAt, deadline } = terms;
    await rows(
      tx,
      `update campaigns set model = $2, currency = $3, zone = $4, shortfall_policy = $5, tolerance_bps = $6,
         opens_at = $7, updated_at = $8 where id = $1`,
      [id, model, currency, zone, policy, toleranceBps, opensAt, at],
    );
    await rows(tx, 'update campaign_rounds set deadline = $2 where campaign_id = $1 and number = 1', [id, deadline]);
  }

  async preparation(tx: Tx, id: string): Promise<Preparation> {
    const [found] = await rows<Preparation>(
      tx,
      `select opens_at as "opensAt", approved_at as "approvedAt", submitted_at as "submittedAt",
         criteria_version as "criteriaVersion" from campaigns where id = $1`,
      [id],
    );
    if (!found) throw new Error(`The campaign ${id} is locked but not there`);
    return found;
  }

  /** The sum of all needs, in minor units. */
  async optimum(tx: Tx, id: string): Promise<bigint> {
    const sql = 'select coalesce(sum(amount), 0)::bigint as sum from needs where campaign_id = $1';
    const [found] = await rows<{ sum: string }>(tx, sql, [id]);
    return BigInt(found?.sum ?? 0);
  }

  async isPriced(tx: Tx, id: string): Promise<boolean> {
    const found = await rows(
      tx,
      'select 1 from needs where campaign_id = $1 union all select 1 from rewards where campaign_id = $1 limit 1',
      [id],
    );
    return found.length > 0;
  }

  /** Replaces the whole budget, and with it the target of the round. */
  async replaceBudget(tx: Tx, id: string, { needs, tranches }: BudgetInput, target: bigint): Promise<void> {
    await rows(tx, 'delete from needs where campaign_id = $1', [id]);
    await rows(tx, 'delete from campaign_tranches where campaign_id = $1', [id]);
    await rows(
      tx,
      `insert into campaign_tranches (campaign_id, number, evidence, due_on)
       select $1, t.number, t.evidence, t.due_on
       from unnest($2::text[], $3::date[]) with ordinality as t (evidence, due_on, number)`,
      [id, tranches.map(({ evidence }) => evidence), tranches.map(({ dueOn }) => dueOn)],
    );
    await rows(
      tx,
      `insert into needs (campaign_id, position, label, kind, amount, required, tranche)
       select $1, n.position, n.label, n.kind, n.amount, n.required, n.tranche
       from unnest($2::text[], $3::text[], $4::bigint[], $5::boolean[], $6::smallint[])
         with ordinality as n (label, kind, amount, required, tranche, position)`,
      [
        id,
        needs.map((need) => need.label),
        needs.map((need) => need.kind),
        needs.map((need) => need.amount),
        needs.map((need) => need.required),
        needs.map((need) => need.tranche),
      ],
    );
    await rows(tx, 'update campaign_rounds set target = $2 where campaign_id = $1 and number = 1', [id, target]);
  }

  /** Replaces all rewards with new ones, nothing of them taken. Only before a campaign is live. */
  async replaceRewards(tx: Tx, id: string, rewards: readonly RewardInput[]): Promise<void> {
    await rows(tx, 'delete from reward_stock where reward_id in (select id from rewards where campaign_id = $1)', [id]);
    await rows(tx, 'delete from rewards where campaign_id = $1', [id]);
    await rows(
      tx,
      `with made as (
         insert into rewards (campaign_id, position, title, description, price, promised_month, is_add_on, withdrawal)
         select $1, r.position, r.title, r.description, r.price, r.promised_month, r.is_add_on, r.withdrawal
         from unnest($2::text[], $3::text[], $4::bigint[], $5::text[], $7::boolean[], $8::text[])
           with ordinality as r (title, description, price, promised_month, is_add_on, withdrawal, position)
         returning id, position)
       insert into reward_stock (reward_id, stock)
       select id, ($6::integer[])[position] from made`,
      [
        id,
        rewards.map((reward) => reward.title),
        rewards.map((reward) => reward.description),
        rewards.map((reward) => reward.price),
        rewards.map((reward) => reward.promisedMonth),
        rewards.map((reward) => reward.stock),
        rewards.map((reward) => reward.isAddOn),
        rewards.map((reward) => reward.withdrawal),
      ],
    );
    await this.insertShipping(tx, id, rewards);
    await this.insertQuestions(tx, id, rewards);
  }

  private async insertShipping(tx: Tx, id: string, rewards: readonly RewardInput[]): Promise<void> {
    const prices = rewards.flatMap(({ shipping }, at) =>
      shipping.flatMap(({ countries, price }) => countries.map((country) => ({ position: at + 1, country, price }))),
    );
    await rows(
      tx,
      `insert into reward_shipping (reward_id, country, price)
       select w.id, p.country, p.price from unnest($2::integer[], $3::text[], $4::bigint[]) as p (position, country, price)
       join rewards w on w.campaign_id = $1 and w.position = p.position`,
      [
        id,
        prices.map(({ position }) => position),
        prices.map(({ country }) => country),
        prices.map(({ price }) => price),
      ],
    );
  }

  private async insertQuestions(tx: Tx, id: string, rewards: readonly RewardInput[]): Promise<void> {
    const questions = rewards.flatMap((reward, at) =>
      reward.questions.map((question, place) => ({ ...question, reward: at + 1, position: place + 1 })),
    );
    await rows(
      tx,
      `insert into reward_questions (reward_id, position, question, choices, required)
       select w.id, q.position, q.question, array(select jsonb_array_elements_text(q.choices)), q.required
       from jsonb_to_recordset($2::jsonb) as q (reward integer, position smallint, question text, choices jsonb, required boolean)
       join rewards w on w.campaign_id = $1 and w.position = q.reward`,
      [id, JSON.stringify(questions)],
    );
  }

  async promisedMonths(tx: Tx, id: string): Promise<{ promisedMonth: string | null }[]> {
    return rows(tx, 'select promised_month as "promisedMonth" from rewards where campaign_id = $1 order by position', [
      id,
    ]);
  }

  /** Marks what was submitted: under which criteria it will be judged, and that nobody approved it yet. */
  async markSubmitted(tx: Tx, id: string, at: Date): Promise<void> {
    await rows(
      tx,
      `update campaigns set submitted_at = $2, approved_at = null,
         criteria_version = (select max(version) from review_criteria) where id = $1`,
      [id, at],
    );
  }

  async markApproved(tx: Tx, id: string, at: Date | null): Promise<void> {
    await rows(tx, 'update campaigns set approved_at = $2 where id = $1', [id, at]);
  }

  async planOpening(tx: Tx, id: string, opensAt: Date): Promise<void> {
    await rows(tx, 'update campaigns set opens_at = $2 where id = $1', [id, opensAt]);
  }
}

import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { type Location } from '../projects/index.js';
import { type CampaignState, type RoundState } from './campaign.state.js';
import { type CampaignTerms } from './campaign-terms.js';
import { type NeedKind } from './need.entity.js';
import { type WithdrawalRight } from './withdrawal.rules.js';

/** Amounts in pages are minor units as JSON numbers or texts, instants milliseconds: what JSON carries unchanged. */
export interface PageRound {
  readonly number: number;
  readonly state: RoundState;
  readonly target: string;
  readonly opensAt: number | null;
  readonly deadline: number;
  readonly collectingEndsAt: number | null;
  readonly decidedAt: number | null;
  readonly pledges: number;
  readonly backers: number;
  readonly pledged: string;
  readonly chargeable: string;
  readonly collected: string;
  readonly dropped: string;
  readonly refunded: string;
  readonly shipping: string;
}

export interface PageNeed {
  readonly id: string;
  readonly label: string;
  readonly kind: NeedKind;
  readonly amount: string;
  readonly required: boolean;
  readonly tranche: number | null;
}

export interface PageTranche {
  readonly number: number;
  readonly evidence: string | null;
  readonly dueOn: string | null;
}

export interface PageQuestion {
  readonly id: string;
  readonly question: string;
  readonly choices: readonly string[];
  readonly required: boolean;
}

export interface PageReward {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly price: string;
  readonly promisedMonth: string | null;
  readonly stock: number | null;
  readonly taken: number;
  readonly isAddOn: boolean;
  readonly withdrawal: WithdrawalRight;
  readonly questions: readonly PageQuestion[];
  /** The price of sending one by country, as text; null when nothing is sent. */
  readonly shipping: Readonly<Record<string, string>> | null;
}

/** A campaign with all that its page shows. */
export interface CampaignPage extends CampaignTerms {
  readonly reserveBps: number;
  readonly reserveDays: number;
  readonly suspendedAt: Date | null;
  readonly opensAt: Date | null;
  readonly submittedAt: Date | null;
  readonly approvedAt: Date | null;
  readonly createdAt: Date;
  /** By number; at least one. */
  readonly rounds: readonly PageRound[];
  readonly needs: readonly PageNeed[];
  readonly tranches: readonly PageTranche[];
  readonly rewards: readonly PageReward[];
  /** Business time. */
  readonly now: Date;
}

/** A line of the list of campaigns. */
export type CampaignListItem = Pick<
  CampaignPage,
  'id' | 'projectId' | 'state' | 'model' | 'currency' | 'zone' | 'createdAt'
> & { readonly rounds: readonly PageRound[] };

export interface HistoryRow {
  readonly id: string;
  readonly entity: 'campaign' | 'round';
  readonly from: string;
  readonly to: string;
  readonly at: Date;
  readonly actorId: string | null;
  readonly reason: string;
}

const round = `json_build_object('number', r.number, 'state', r.state, 'target', r.target::text,
  'opensAt', (extract(epoch from r.opens_at) * 1000)::bigint, 'deadline', (extract(epoch from r.deadline) * 1000)::bigint,
  'collectingEndsAt', (extract(epoch from r.collecting_ends_at) * 1000)::bigint,
  'decidedAt', (extract(epoch from r.decided_at) * 1000)::bigint,
  'pledges', t.pledges, 'backers', t.backers, 'pledged', t.pledged::text, 'chargeable', t.chargeable::text,
  'collected', t.collected::text, 'dropped', t.dropped::text, 'refunded', t.refunded::text, 'shipping', t.shipping::text)`;
const rounds = `campaign_rounds r join campaign_totals t on t.campaign_id = r.campaign_id and t.round = r.number`;
const allRounds = `(select json_agg(${round} order by r.number) from ${rounds} where r.campaign_id = c.id)`;
const wasLive = `exists (select from campaign_rounds r where r.campaign_id = c.id and r.opens_at is not null)`;

const listColumns = `c.id, c.project_id as "projectId", c.state, c.model, c.currency, c.zone,
  c.created_at as "createdAt",
  ${allRounds} as rounds`;

/** Campaigns as pages and lists show them: one statement each, without a lock. */
@Injectable()
export class CampaignPages {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<CampaignPage | undefined> {
    const [found] = await this.database.read<CampaignPage>(
      `select c.id, c.project_id as "projectId", c.state, c.suspended_from as "suspendedFrom",
         c.suspended_at as "suspendedAt", c.model, c.currency, c.zone, c.shortfall_policy as "shortfallPolicy",
         c.tolerance_bps as "toleranceBps", c.fee_bps as "feeBps", c.vat_bps as "vatBps",
         c.reserve_bps as "reserveBps", c.reserve_days as "reserveDays",
         c.refund_reason as "refundReason", c.opens_at as "opensAt", c.submitted_at as "submittedAt",
         c.approved_at as "approvedAt", c.created_at as "createdAt", tally_now() as now,
         ${allRounds} as rounds,
         (select coalesce(json_agg(json_build_object('id', n.id, 'label', n.label, 'kind', n.kind,
            'amount', n.amount::text, 'required', n.required, 'tranche', n.tranche) order by n.position), '[]')
          from needs n where n.campaign_id = c.id) as needs,
         (select coalesce(json_agg(json_build_object('number', t.number, 'evidence', t.evidence, 'dueOn', t.due_on)
            order by t.number), '[]')
          from campaign_tranches t where t.campaign_id = c.id) as tranches,
         (select coalesce(json_agg(json_build_object('id', w.id, 'title', w.title, 'description', w.description,
            'price', w.price::text, 'promisedMonth', w.promised_month, 'stock', s.stock, 'taken', s.taken,
            'isAddOn', w.is_add_on, 'withdrawal', w.withdrawal, 'questions', (select coalesce(json_agg(json_build_object('id', q.id, 'question', q.question,
              'choices', q.choices, 'required', q.required) order by q.position), '[]')
              from reward_questions q where q.reward_id = w.id),
            'shipping', (select json_object_agg(h.country, h.price::text) from reward_shipping h where h.reward_id = w.id))
            order by w.position), '[]')
          from rewards w join reward_stock s on s.reward_id = w.id where w.campaign_id = c.id) as rewards
       from campaigns c where c.id = $1`,
      [id],
    );
    return found;
  }

  /** Campaigns in one state that has always been live before, newest first; `before` is the id to go on from. */
  async inState(state: CampaignState, before: string | undefined, limit: number): Promise<CampaignListItem[]> {
    return this.database.read(
      `select ${listColumns} from campaigns c where c.state = $1 and ($2::uuid is null or c.id < $2)
       order by c.id desc limit $3`,
      [state, before ?? null, limit],
    );
  }

  /** Campaigns in such a state around a point, the nearest first; `from` is the one to go on from. Kilometres. */
  async around(
    { latitude, longitude, radius }: Location & { readonly radius: number },
    state: CampaignState,
    from: { readonly metres: string; readonly id: string } | undefined,
    limit: number,
  ): Promise<(CampaignListItem & { readonly metres: number })[]> {
    return this.database.read(
      `select ${listColumns}, w.metres from projects_within($1, $2, $3) w join campaigns c on c.project_id = w.project_id
       where c.state = $4 and ($5::bigint is null or (w.metres, c.id) > ($5::bigint, $6::uuid))
       order by w.metres, c.id limit $7`,
      [latitude, longitude, radius, state, from?.metres ?? null, from?.id ?? null, limit],
    );
  }

  /** Campaigns of a project, newest first; the private ones too when `all`. */
  async ofProject(
    projectId: string,
    { all, before, limit }: { readonly all: boolean; readonly before: string | undefined; readonly limit: number },
  ): Promise<CampaignListItem[]> {
    return this.database.read(
      `select ${listColumns} from campaigns c
       where c.project_id = $1 and ($2 or ${wasLive}) and ($3::uuid is null or c.id < $3)
       order by c.id desc limit $4`,
      [projectId, all, before ?? null, limit],
    );
  }

  /** What a campaign and its rounds went through, oldest first; `after` is the id to go on from. */
  async history(id: string, after: string | undefined, limit: number): Promise<HistoryRow[]> {
    return this.database.read(
      `select h.id, h.entity, h.from_state as from, h.to_state as to, h.at, h.actor_id as "actorId", h.reason
       from state_changes h
       where h.entity_id in (select $1::uuid union all select r.id from campaign_rounds r where r.campaign_id = $1)
         and ($2::uuid is null or h.id > $2)
       order by h.id limit $3`,
      [id, after ?? null, limit],
    );
  }
}

import { Injectable } from '@nestjs/common';
import { type PlannedTranche } from '../../campaigns/index.js';
import { Database, rows, type Tx } from '../../platform/database/index.js';
import { type TrancheEvidence } from './tranche-evidence.entity.js';
import { TrancheNotFound } from './tranche.errors.js';
import { type LockedTranche } from './tranche.rules.js';
import { type TrancheState } from './tranche.state.js';

/** A tranche with what its budget asks for, for reading. */
export interface ReadTranche extends LockedTranche {
  readonly asked: string | null;
  readonly currency: string;
}

type Raw<T extends LockedTranche> = Omit<T, 'weight'> & { readonly weight: string };

const columns = `t.id, t.campaign_id as "campaignId", t.number, t.state, t.weight, t.due_on::text as "dueOn",
  t.proposed_by as "proposedBy", t.refused_by as "refusedBy",
  (select count(*)::integer from tranche_evidence e where e.tranche_id = t.id) as evidence`;

const read = `select ${columns}, p.evidence as asked, c.currency from tranches t join campaigns c on c.id = t.campaign_id
  join campaign_tranches p on p.campaign_id = t.campaign_id and p.number = t.number`;

const exact = <T extends LockedTranche>(row: Raw<T>) => ({ ...row, weight: BigInt(row.weight) });

/** All SQL on tranches and their evidence. Whoever writes holds the campaign's lock. */
@Injectable()
export class TranchesRepository {
  constructor(private readonly database: Database) {}

  /** Those that are not there yet; one that asks for no evidence may be paid. Answers the new ones. */
  async insert(
    tx: Tx,
    campaignId: string,
    plan: readonly PlannedTranche[],
  ): Promise<{ id: string; state: TrancheState }[]> {
    return rows(
      tx,
      `insert into tranches (campaign_id, number, state, weight, due_on)
       select $1, n.number, case when n.due_on is null then 'accepted' else 'waiting' end, n.weight, n.due_on
       from unnest($2::smallint[], $3::bigint[], $4::date[]) as n (number, weight, due_on)
       on conflict (campaign_id, number) do nothing returning id, state`,
      [campaignId, plan.map(({ number }) => number), plan.map(({ weight }) => weight), plan.map(({ dueOn }) => dueOn)],
    );
  }

  /** By number, locked. */
  async lock(tx: Tx, campaignId: string): Promise<LockedTranche[]> {
    const sql = `select ${columns} from tranches t where t.campaign_id = $1 order by t.number for update of t`;
    return (await rows<Raw<LockedTranche>>(tx, sql, [campaignId])).map(exact);
  }

  async move(
    tx: Tx,
    { id, state }: Pick<LockedTranche, 'id' | 'state'>,
    to: TrancheState,
    people: { readonly proposedBy: string | null; readonly refusedBy: string | null },
  ): Promise<void> {
    await rows(tx, 'update tranches set state = $3, proposed_by = $4, refused_by = $5 where id = $1 and state = $2', [
      id,
      state,
      to,
      people.proposedBy,
      people.refusedBy,
    ]);
  }

  async addEvidence(tx: Tx, one: Omit<TrancheEvidence, 'id'>): Promise<void> {
    await rows(
      tx,
      'insert into tranche_evidence (tranche_id, text, urls, handed_in_by, handed_in_at) values ($1, $2, $3, $4, $5)',
      [one.trancheId, one.text, one.urls, one.handedInBy, one.handedInAt],
    );
  }

  /** @throws TrancheNotFound */
  async get(id: string): Promise<ReadTranche> {
    const [found] = await this.database.read<Raw<ReadTranche>>(`${read} where t.id = $1`, [id]);
    if (!found) throw new TrancheNotFound();
    return exact(found);
  }

  /** Of a campaign, by number. */
  async ofCampaign(id: string): Promise<ReadTranche[]> {
    return (await this.database.read<Raw<ReadTranche>>(`${read} where t.campaign_id = $1 order by t.number`, [id])).map(
      exact,
    );
  }

  /** Those that wait for a decision, oldest first; `after` is the id to go on from. */
  async toDecide(after: string | null, limit: number): Promise<ReadTranche[]> {
    const sql = `${read} where t.state in ('handed_in', 'refusal_proposed') and ($1::uuid is null or t.id > $1)
      order by t.id limit $2`;
    return (await this.database.read<Raw<ReadTranche>>(sql, [after, limit])).map(exact);
  }

  /** What was handed in for them, oldest first. */
  async evidenceOf(ids: readonly string[]): Promise<TrancheEvidence[]> {
    return this.database.read(
      `select id, tranche_id as "trancheId", text, urls, handed_in_by as "handedInBy", handed_in_at as "handedInAt"
       from tranche_evidence where tranche_id = any($1::uuid[]) order by id`,
      [ids],
    );
  }
}

import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/index.js';
import { DraftMoved } from './draft.errors.js';

/** The parts of a draft that are written each by a form of its own. */
export type DraftPart = 'terms' | 'budget' | 'rewards';

const all = (columns: string, from: string, order: string): string =>
  `(select jsonb_agg(jsonb_build_array(${columns}) order by ${order}) from ${from})`;

const asked = all('q.question, q.choices, q.required', 'reward_questions q where q.reward_id = r.id', 'q.position');
const sent = all('h.country, h.price', 'reward_shipping h where h.reward_id = r.id', 'h.country');

/** What the version of each part covers, as text. */
const covered: Readonly<Record<DraftPart, string>> = {
  terms: `(select jsonb_build_array(c.model, c.currency, c.zone, c.shortfall_policy, c.tolerance_bps,
      extract(epoch from c.opens_at), extract(epoch from r.deadline))
    from campaigns c join campaign_rounds r on r.campaign_id = c.id and r.number = 1 where c.id = $1)`,
  budget: `jsonb_build_array(
    ${all('n.label, n.kind, n.amount, n.required, n.tranche', 'needs n where n.campaign_id = $1', 'n.position')},
    ${all('t.evidence, t.due_on', 'campaign_tranches t where t.campaign_id = $1', 't.number')})`,
  rewards: `jsonb_build_array(${all(
    `r.title, r.description, r.price, r.promised_month, s.stock, r.is_add_on, r.withdrawal, ${asked}, ${sent}`,
    'rewards r join reward_stock s on s.reward_id = r.id where r.campaign_id = $1',
    'r.position',
  )})`,
};

/** Tells whether a part of a draft is still what somebody saw who sends it anew. Equal content is an equal version. */
@Injectable()
export class DraftVersions {
  constructor(private readonly database: Database) {}

  async of(part: DraftPart, id: string, tx?: Tx): Promise<string> {
    const sql = `select md5(coalesce(${covered[part]}::text, '')) as version`;
    const [found] = await (tx ? rows<{ version: string }>(tx, sql, [id]) : this.database.read<{ version: string }>(sql, [id])); // prettier-ignore
    return found?.version ?? '';
  }

  /** Under the campaign's lock; without `seen` nothing is expected. @throws DraftMoved */
  async assertSeen(tx: Tx, part: DraftPart, id: string, seen: string | undefined): Promise<void> {
    if (seen !== undefined && seen !== (await this.of(part, id, tx))) throw new DraftMoved();
  }
}

import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { type SubjectKind } from './moderation.rules.js';

/** One thing that waits for a moderator: with undecided reports, or with an objection. */
export interface QueuedSubject {
  readonly kind: SubjectKind;
  readonly subjectId: string;
  /** The oldest report or objection that waits. */
  readonly since: Date;
  readonly reports: number;
  readonly objections: number;
  /** From the newest frozen copy; empty for a complaint. */
  readonly title: string;
}

/** What waits for moderators, one row per thing, what waits longest first. */
@Injectable()
export class ModerationQueue {
  constructor(private readonly database: Database) {}

  page(after: { readonly since: string; readonly id: string } | null, limit: number): Promise<QueuedSubject[]> {
    return this.database.read(
      `with waiting as (
         select kind, subject_id, made_at, 1 as report, 0 as objection from moderation_reports where decision_id is null
         union all
         select d.kind, d.subject_id, o.made_at, 0, 1 from moderation_objections o
         join moderation_decisions d on d.id = o.decision_id where o.decided_at is null),
       things as (
         select kind, subject_id, min(made_at) as since, sum(report)::int as reports, sum(objection)::int as objections
         from waiting group by kind, subject_id)
       select t.kind, t.subject_id as "subjectId", t.since, t.reports, t.objections,
         coalesce((select o.texts->0->>'title' from moderation_originals o
                   where o.kind = t.kind and o.subject_id = t.subject_id order by o.id desc limit 1), '') as title
       from things t where $1::timestamptz is null or (t.since, t.subject_id) > ($1, $2::uuid)
       order by t.since, t.subject_id limit $3`,
      [after?.since ?? null, after?.id ?? null, limit],
    );
  }
}

import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx, violatedConstraint } from '../../platform/database/index.js';
import { ObjectedAlready } from './moderation.errors.js';
import { type ModerationObjection } from './moderation-objection.entity.js';
import { type SubjectKind } from './moderation.rules.js';

const columns = `o.id, o.decision_id as "decisionId", o.first_by as "firstBy", o.report_id as "reportId", o.words,
  o.made_at as "madeAt", o.decided_by as "decidedBy", o.decided_at as "decidedAt", o.outcome, o.reason`;

export interface HeldObjection extends ModerationObjection {
  readonly reporterId: string | null;
}

/** Objections to decisions. */
@Injectable()
export class ObjectionsRepository {
  constructor(private readonly database: Database) {}

  /** @throws ObjectedAlready */
  async insert(
    tx: Tx,
    { decisionId, reportId, words }: { decisionId: string; reportId: string | null; words: string },
    at: Date,
  ): Promise<string> {
    try {
      const [made] = await rows<{ id: string }>(
        tx,
        `insert into moderation_objections (decision_id, first_by, report_id, words, made_at)
         select id, decided_by, $2, $3, $4 from moderation_decisions where id = $1 returning id`,
        [decisionId, reportId, words, at],
      );
      if (!made) throw new Error('The objection was not written');
      return made.id;
    } catch (error) {
      if (violatedConstraint(error) === 'uq_moderation_objections_once') throw new ObjectedAlready();
      throw error;
    }
  }

  /** With the member by whose report it came, if one did; held until the transaction ends. */
  async lock(tx: Tx, id: string): Promise<HeldObjection | undefined> {
    const [found] = await rows<HeldObjection>(
      tx,
      `select ${columns}, (select reporter_id from moderation_reports r where r.id = o.report_id) as "reporterId"
       from moderation_objections o where o.id = $1 for update`,
      [id],
    );
    return found;
  }

  async subjectOf(id: string): Promise<{ kind: SubjectKind; subjectId: string } | undefined> {
    const [found] = await this.database.read<{ kind: SubjectKind; subjectId: string }>(
      `select d.kind, d.subject_id as "subjectId" from moderation_objections o
       join moderation_decisions d on d.id = o.decision_id where o.id = $1`,
      [id],
    );
    return found;
  }

  async decide(
    tx: Tx,
    id: string,
    by: { userId: string; outcome: 'upheld' | 'reversed'; reason: string; at: Date },
  ): Promise<void> {
    await rows(
      tx,
      'update moderation_objections set decided_by = $2, decided_at = $3, outcome = $4, reason = $5 where id = $1',
      [id, by.userId, by.at, by.outcome, by.reason],
    );
  }

  /** To these decisions, the newest last. */
  ofDecisions(decisionIds: readonly string[]): Promise<ModerationObjection[]> {
    return this.database.read(
      `select ${columns} from moderation_objections o where o.decision_id = any($1::uuid[]) order by o.id`,
      [decisionIds],
    );
  }

  /** About one thing, the newest last. */
  ofSubject(kind: SubjectKind, subjectId: string): Promise<ModerationObjection[]> {
    return this.database.read(
      `select ${columns} from moderation_objections o join moderation_decisions d on d.id = o.decision_id
       where d.kind = $1 and d.subject_id = $2 order by o.id`,
      [kind, subjectId],
    );
  }
}

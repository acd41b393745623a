import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../../platform/database/index.js';
import { type Subject, type SubjectText } from './moderated-kinds.js';
import { type ModerationDecision } from './moderation-decision.entity.js';
import { type SubjectKind } from './moderation.rules.js';

export type NewDecision = Omit<ModerationDecision, 'id' | 'decidedAt'>;

/** A frozen copy: what something said when it was reported or decided about. */
export interface Original {
  readonly id: string;
  readonly takenAt: Date;
  readonly texts: readonly SubjectText[];
}

export interface DecisionWithOriginal extends ModerationDecision {
  readonly texts: readonly SubjectText[];
  readonly decidedByName: string;
}

const columns = `d.id, d.kind, d.subject_id as "subjectId", d.author_id as "authorId", d.original_id as "originalId",
  d.outcome, d.ground, d.basis, d.reason, d.decided_by as "decidedBy", d.decided_at as "decidedAt",
  d.reverses_id as "reversesId", o.texts, u.display_name as "decidedByName"`;
const from = `moderation_decisions d join moderation_originals o on o.id = d.original_id join users u on u.id = d.decided_by`;

/** Decisions of moderators and what they judged. Nothing here is ever changed. */
@Injectable()
export class DecisionsRepository {
  constructor(private readonly database: Database) {}

  /** Keeps what it says now, once for equal texts; answers the copy's id. */
  async keep(tx: Tx, of: { kind: SubjectKind; id: string }, subject: Subject, at: Date): Promise<string> {
    const texts = JSON.stringify(subject.texts.map(({ locale, title, body }) => ({ locale, title, body })));
    const digest = createHash('sha256').update(texts).digest('hex');
    const [kept] = await rows<{ id: string }>(
      tx,
      `with kept as (
         insert into moderation_originals (kind, subject_id, author_id, texts, digest, taken_at)
         values ($1, $2, $3, $4, $5, $6) on conflict (kind, subject_id, digest) do nothing returning id)
       select id from kept union all
       select id from moderation_originals where kind = $1 and subject_id = $2 and digest = $5 limit 1`,
      [of.kind, of.id, subject.authorId, texts, digest, at],
    );
    // Somebody keeps the same at this moment: nothing was written, and what they wrote is not seen yet.
    return kept?.id ?? this.keep(tx, of, subject, at);
  }

  async insert(tx: Tx, decision: NewDecision, at: Date): Promise<string> {
    const { kind, subjectId, authorId, originalId, outcome, ground, basis, reason, decidedBy, reversesId } = decision;
    const [made] = await rows<{ id: string }>(
      tx,
      `insert into moderation_decisions
         (kind, subject_id, author_id, original_id, outcome, ground, basis, reason, decided_by, decided_at, reverses_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id`,
      [kind, subjectId, authorId, originalId, outcome, ground, basis, reason, decidedBy, at, reversesId],
    );
    if (!made) throw new Error('The decision was not written');
    return made.id;
  }

  async find(id: string, tx?: Tx): Promise<DecisionWithOriginal | undefined> {
    const sql = `select ${columns} from ${from} where d.id = $1`;
    type Found = DecisionWithOriginal;
    const [found] = await (tx ? rows<Found>(tx, sql, [id]) : this.database.read<Found>(sql, [id]));
    return found;
  }

  /** A decision and those that reversed it, one after the other. */
  chain(id: string): Promise<DecisionWithOriginal[]> {
    return this.database.read(
      `with recursive chain as (
         select id, 1 as place from moderation_decisions where id = $1
         union all select n.id, c.place + 1 from chain c join moderation_decisions n on n.reverses_id = c.id)
       select ${columns} from ${from} join chain c on c.id = d.id order by c.place`,
      [id],
    );
  }

  ofSubject(kind: SubjectKind, subjectId: string): Promise<DecisionWithOriginal[]> {
    return this.database.read(`select ${columns} from ${from} where d.kind = $1 and d.subject_id = $2 order by d.id`, [
      kind,
      subjectId,
    ]);
  }

  /** One thing is decided about by one person at a time. */
  async lockSubject(tx: Tx, kind: SubjectKind, subjectId: string): Promise<void> {
    await rows(tx, 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [`moderation:${kind}:${subjectId}`]);
  }

  /** Whether a decision that nobody has reversed hides it, apart from the given one. */
  async isHiddenByAnother(tx: Tx, of: { kind: SubjectKind; subjectId: string }, than: string): Promise<boolean> {
    const found = await rows(
      tx,
      `select 1 from moderation_decisions d where d.kind = $1 and d.subject_id = $2 and d.outcome = 'hidden' and d.id <> $3
         and not exists (select from moderation_decisions n where n.reverses_id = d.id) limit 1`,
      [of.kind, of.subjectId, than],
    );
    return found.length > 0;
  }

  async isReversed(tx: Tx, id: string): Promise<boolean> {
    return (await rows(tx, 'select 1 from moderation_decisions where reverses_id = $1', [id])).length > 0;
  }

  /** How something was when it was reported or decided about, in the order of time. */
  originals(kind: SubjectKind, subjectId: string): Promise<Original[]> {
    return this.database.read(
      `select id, taken_at as "takenAt", texts from moderation_originals where kind = $1 and subject_id = $2 order by id`,
      [kind, subjectId],
    );
  }
}

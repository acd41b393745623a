import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { type Caller, Idempotency } from '../../platform/http/index.js';
import { memberOf } from '../../users/index.js';
import { ModeratedKinds } from './moderated-kinds.js';
import { OwnContent, ReportsDecided } from './moderation.errors.js';
import { assertPossible, type Basis, type Ground, type Outcome, type SubjectKind } from './moderation.rules.js';
import { ReportsRepository } from './reports.repository.js';
import { Verdicts } from './verdicts.js';

/** What a moderator decides about one thing and the reports of it that they have read. */
export interface DecisionInput {
  readonly kind: SubjectKind;
  readonly subjectId: string;
  /** Those that are answered by it; others that came meanwhile stay open. */
  readonly reportIds: readonly string[];
  readonly outcome: Outcome;
  readonly ground?: Ground | undefined;
  readonly basis?: Basis | undefined;
  readonly reason: string;
}

/**
 * A moderator decides about what was reported, by hand and with a reason (Regulation (EU) 2022/2065, art. 16(6) and 17):
 * nothing, or it is hidden, or its campaign, which is suspended by then, stays so. Those who reported it and whoever wrote
 * it are told afterwards (art. 16(5), 17(3)). Decided twice is decided once.
 */
@Injectable()
export class DecideReports {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly kinds: ModeratedKinds,
    private readonly reports: ReportsRepository,
    private readonly verdicts: Verdicts,
  ) {}

  /**
   * Answers the decision's id.
   *
   * @throws SubjectNotFound (404), OwnContent (403), NotForThis, GroundMissing (422), SuspendFirst, ReportsDecided (409)
   */
  async execute(input: DecisionInput, caller: Caller): Promise<string> {
    const { kind, subjectId, reportIds, outcome, ground, basis, reason } = input;
    const userId = memberOf(caller);
    return this.database.inTransaction((tx) =>
      this.idempotency.once(tx, caller, async () => {
        const wanted = [...new Set(reportIds)];
        await this.verdicts.lock(tx, kind, subjectId);
        const open = await this.reports.lockOpen(tx, { kind, subjectId }, wanted);
        const subject = await this.kinds.get(kind, subjectId, tx);
        if (subject.parties.includes(userId)) throw new OwnContent();
        if (open.length === 0 || open.length < wanted.length) throw new ReportsDecided();
        assertPossible(outcome, subject.outcomes, subject.standing);
        const grounded = { ground: ground ?? null, basis: basis ?? null };
        const verdict = { kind, subjectId, outcome, ...grounded, reason, reversesId: null };
        const id = await this.verdicts.give(tx, verdict, subject, caller);
        await this.reports.decide(tx, open, id);
        return id;
      }),
    );
  }
}

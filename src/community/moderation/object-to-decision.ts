import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/index.js';
import { type Caller, Idempotency } from '../../platform/http/index.js';
import { DecisionsRepository } from './decisions.repository.js';
import { NothingToObject, ObjectionTooLate } from './moderation.errors.js';
import { mayObject, objectionEnd, type Side } from './moderation.rules.js';
import { ObjectionsRepository } from './objections.repository.js';
import { ReadReports } from './read-reports.js';

/** What opens a report or decision to somebody without a session: the token of the link in their mail. */
export interface ByLink {
  readonly token?: string | undefined;
}

export interface ObjectionInput extends ByLink {
  readonly words: string;
}

/**
 * Somebody objects to a decision with words, at no cost and within six months (Regulation (EU) 2022/2065, art. 20(1)): whoever
 * wrote what was restricted, or whoever reported what was left; each once per decision.
 */
@Injectable()
export class ObjectToDecision {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly read: ReadReports,
    private readonly decisions: DecisionsRepository,
    private readonly objections: ObjectionsRepository,
  ) {}

  /** @throws DecisionNotFound (404), NothingToObject, ObjectionTooLate, ObjectedAlready (409) */
  async asAuthor(decisionId: string, { words, token }: ObjectionInput, caller: Caller): Promise<void> {
    await this.read.assertAuthor(decisionId, { token }, caller);
    await this.object({ decisionId, reportId: null, words }, 'author', caller);
  }

  /** @throws ReportNotFound (404), NothingToObject, ObjectionTooLate, ObjectedAlready (409) */
  async asReporter(reportId: string, { words, token }: ObjectionInput, caller: Caller): Promise<void> {
    const { decisionId } = await this.read.own(reportId, { token }, caller);
    if (decisionId === null) throw new NothingToObject();
    await this.object({ decisionId, reportId, words }, 'reporter', caller);
  }

  private async object(
    objection: { decisionId: string; reportId: string | null; words: string },
    side: Side,
    caller: Caller,
  ): Promise<void> {
    await this.database.inTransaction((tx) =>
      this.idempotency.once(tx, caller, async () => {
        const decision = await this.decisions.find(objection.decisionId, tx);
        if (!decision || !mayObject(side, decision)) throw new NothingToObject();
        const now = await this.clock.now(tx);
        if (now >= objectionEnd(decision.decidedAt)) throw new ObjectionTooLate();
        await this.objections.insert(tx, objection, now);
        return null;
      }),
    );
  }
}

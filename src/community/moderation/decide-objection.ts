import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { type Caller, Idempotency } from '../../platform/http/index.js';
import { memberOf } from '../../users/index.js';
import { DecisionsRepository } from './decisions.repository.js';
import { ModeratedKinds } from './moderated-kinds.js';
import { ObjectionDecided, ObjectionNotFound, OwnContent, SamePerson } from './moderation.errors.js';
import { type Basis, type Ground, reversed } from './moderation.rules.js';
import { ObjectionsRepository } from './objections.repository.js';
import { Verdicts } from './verdicts.js';

export interface ObjectionAnswer {
  readonly outcome: 'upheld' | 'reversed';
  /** Where something is hidden by it that was not. */
  readonly ground?: Ground | undefined;
  readonly basis?: Basis | undefined;
  readonly reason: string;
}

/**
 * Another person than who took a decision decides about an objection to it, never a program alone (Regulation (EU)
 * 2022/2065, art. 20(4) and (6)): the decision stands, or it is reversed by a decision of its own, with which what was
 * hidden comes back, or what was left is hidden. A CHECK of the table keeps the first person away too.
 */
@Injectable()
export class DecideObjection {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly kinds: ModeratedKinds,
    private readonly objections: ObjectionsRepository,
    private readonly decisions: DecisionsRepository,
    private readonly verdicts: Verdicts,
  ) {}

  /** @throws ObjectionNotFound (404), SamePerson, OwnContent (403), ObjectionDecided, ResumeFirst (409), GroundMissing (422) */
  async execute(id: string, answer: ObjectionAnswer, caller: Caller): Promise<void> {
    const userId = memberOf(caller);
    await this.database.inTransaction((tx) =>
      this.idempotency.once(tx, caller, async () => {
        const objection = await this.objections.lock(tx, id);
        const decision = objection && (await this.decisions.find(objection.decisionId, tx));
        if (!decision) throw new ObjectionNotFound();
        const { kind, subjectId, outcome } = decision;
        await this.verdicts.lock(tx, kind, subjectId);
        const subject = await this.kinds.get(kind, subjectId, tx);
        if (objection.firstBy === userId) throw new SamePerson();
        if (subject.parties.includes(userId) || objection.reporterId === userId) throw new OwnContent();
        if (objection.decidedAt) throw new ObjectionDecided();
        // Two who reported the same may both object: what one has reversed is reversed.
        if (answer.outcome === 'reversed' && !(await this.decisions.isReversed(tx, decision.id))) {
          const grounded = { ground: answer.ground ?? null, basis: answer.basis ?? null };
          const next = reversed(outcome, subject.outcomes, subject.standing);
          const verdict = {
            kind,
            subjectId,
            outcome: next,
            ...grounded,
            reason: answer.reason,
            reversesId: decision.id,
          };
          await this.verdicts.give(tx, verdict, subject, caller);
        }
        await this.verdicts.answer(tx, { id, decisionId: decision.id }, answer, caller);
        return null;
      }),
    );
  }
}

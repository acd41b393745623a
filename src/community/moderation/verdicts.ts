import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { Clock } from '../../platform/clock.js';
import { type Tx } from '../../platform/database/index.js';
import { type Caller } from '../../platform/http/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { memberOf } from '../../users/index.js';
import { DecisionsRepository } from './decisions.repository.js';
import { ModeratedKinds, type Subject } from './moderated-kinds.js';
import { objectionDecided, subjectDecided } from './moderation.events.js';
import { groundedFor, type Grounded, type Outcome, type SubjectKind } from './moderation.rules.js';
import { ObjectionsRepository } from './objections.repository.js';

export interface Verdict extends Grounded {
  readonly kind: SubjectKind;
  readonly subjectId: string;
  readonly outcome: Outcome;
  readonly reason: string;
  /** The decision that this one reverses. */
  readonly reversesId: string | null;
}

/** Makes true what a moderator decided and keeps it: the copy that was judged, the decision, the audit entry, the news. */
@Injectable()
export class Verdicts {
  constructor(
    private readonly kinds: ModeratedKinds,
    private readonly decisions: DecisionsRepository,
    private readonly objections: ObjectionsRepository,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /** One thing is decided about by one person at a time. */
  lock(tx: Tx, kind: SubjectKind, subjectId: string): Promise<void> {
    return this.decisions.lockSubject(tx, kind, subjectId);
  }

  /** Answers the decision's id. @throws GroundMissing */
  async give(tx: Tx, verdict: Verdict, subject: Subject, caller: Caller): Promise<string> {
    const { kind, subjectId, outcome, reason, reversesId } = verdict;
    const grounded = groundedFor(outcome, verdict);
    const at = await this.clock.now(tx);
    const originalId = await this.decisions.keep(tx, { kind, id: subjectId }, subject, at);
    const decided = { authorId: subject.authorId, originalId, decidedBy: memberOf(caller) };
    const decision = { kind, subjectId, outcome, ...grounded, reason, reversesId, ...decided };
    const id = await this.decisions.insert(tx, decision, at);
    if (outcome === 'hidden') await this.kinds.of(kind).setHidden(tx, subjectId, at);
    const isLifted = outcome === 'none' && reversesId !== null && subject.standing === 'hidden';
    if (isLifted && !(await this.decisions.isHiddenByAnother(tx, verdict, reversesId))) {
      await this.kinds.of(kind).setHidden(tx, subjectId, null);
    }
    const details = { decisionId: id, outcome, ...grounded, reversesId };
    const about = { action: 'moderation.decided', subject: kind, subjectId, details, text: reason };
    await this.audit.record(tx, [{ caller, ...about }]);
    await this.outbox.emit(tx, [subjectDecided({ decisionId: id })]);
    return id;
  }

  /** Closes an objection with its answer. */
  async answer(
    tx: Tx,
    { id, decisionId }: { readonly id: string; readonly decisionId: string },
    { outcome, reason }: { readonly outcome: 'upheld' | 'reversed'; readonly reason: string },
    caller: Caller,
  ): Promise<void> {
    const at = await this.clock.now(tx);
    await this.objections.decide(tx, id, { userId: memberOf(caller), outcome, reason, at });
    const details = { decisionId, outcome };
    const about = { action: 'objection.decided', subject: 'objection', subjectId: id, details, text: reason };
    await this.audit.record(tx, [{ caller, ...about }]);
    await this.outbox.emit(tx, [objectionDecided({ objectionId: id })]);
  }
}

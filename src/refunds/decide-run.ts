import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Database, type Tx } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { history } from '../platform/states/index.js';
import { isPartyOf } from '../projects/index.js';
import { RefundParty, RefundRunElsewhere, RefundRunNotFound, RefundSamePerson } from './refund.errors.js';
import { RefundFacts } from './refund-facts.js';
import { type RefundRun } from './refund-run.entity.js';
import { type RefundRunState } from './refund-run.state.js';
import { RefundRunsRepository } from './refund-runs.repository.js';

/** What people do with a run, from which state and to which. */
export const runDecisions = {
  approve: { from: 'proposed', to: 'running', done: 'approved' },
  reject: { from: 'proposed', to: 'rejected', done: 'rejected' },
  stop: { from: 'running', to: 'stopped', done: 'stopped' },
  resume: { from: 'stopped', to: 'running', done: 'resumed' },
} as const satisfies Record<string, { from: RefundRunState; to: RefundRunState; done: string }>;

export type RunDecision = keyof typeof runDecisions;

/** The second person of a refunding of everybody, and whoever stops it or lets it go on. */
@Injectable()
export class DecideRun {
  constructor(
    private readonly database: Database,
    private readonly facts: RefundFacts,
    private readonly runs: RefundRunsRepository,
    private readonly audit: Audit,
  ) {}

  /** @throws RefundRunNotFound, RoleMissing, RefundParty, RefundRunElsewhere, RefundSamePerson, RoleTooYoung */
  async execute(id: string, what: RunDecision, text: string | undefined, caller: Caller): Promise<void> {
    const run = await this.runs.find(id);
    if (!run) throw new RefundRunNotFound();
    await this.database.inTransaction((tx) => this.decide(tx, run, what, text, caller));
  }

  private async decide(
    tx: Tx,
    { id, campaignId }: RefundRun,
    what: RunDecision,
    text: string | undefined,
    caller: Caller,
  ) {
    const { locked, project } = await this.facts.holdForFinance(tx, campaignId, caller);
    if (isPartyOf(project, caller)) throw new RefundParty();
    const { from, to, done } = runDecisions[what];
    const run = await this.runs.lock(tx, id);
    if (run?.state !== from) throw new RefundRunElsewhere();
    if (what === 'approve' && run.orderedBy === caller.userId) throw new RefundSamePerson();
    if (what === 'approve') await this.facts.assertSeasoned(tx, caller);
    const { now: at } = locked;
    const decidedBy = from === 'proposed' ? caller.userId : run.decidedBy;
    await this.runs.change(tx, id, { state: to, decidedBy, dueAt: to === 'running' ? at : null });
    await history.record(tx, [
      { entity: 'refund_run', entityId: id, from, to, at, actorId: caller.userId, reason: done },
    ]);
    const about = { subject: 'refund_run', subjectId: id, details: { campaignId } };
    await this.audit.record(tx, [{ caller, action: `refund-run.${done}`, text, ...about }]);
  }
}

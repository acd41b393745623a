import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { type Tx } from '../platform/database/index.js';
import { type Caller } from '../platform/http/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { deputyAccepted, deputyInvited } from './project.events.js';

/** Writes down what was decided about a project, for the audit trail and for those who are to be told. */
@Injectable()
export class ProjectNews {
  constructor(
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  async deputyInvited(
    tx: Tx,
    { projectId, email }: { projectId: string; email: string },
    caller: Caller,
  ): Promise<void> {
    const subject = { subject: 'project', subjectId: projectId };
    await this.audit.record(tx, [{ caller, action: 'deputy.invited', ...subject, text: email }]);
    await this.outbox.emit(tx, [deputyInvited({ projectId })]);
  }

  async deputyAccepted(tx: Tx, about: { projectId: string; deputyId: string }, caller: Caller): Promise<void> {
    const { projectId, deputyId } = about;
    const subject = { subject: 'project', subjectId: projectId };
    await this.audit.record(tx, [{ caller, action: 'deputy.accepted', ...subject, details: { deputyId } }]);
    await this.outbox.emit(tx, [deputyAccepted(about)]);
  }
}

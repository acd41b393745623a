import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { type Tx } from '../platform/database/index.js';
import { type Caller, system } from '../platform/http/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { RoleGrantsRepository } from './role-grants.repository.js';
import { roleGranted } from './user.events.js';

/** Makes an owner of a member whom the operator named in BOOTSTRAP_OWNERS: the only role that nobody grants. */
@Injectable()
export class BootstrapOwner {
  constructor(
    private readonly grants: RoleGrantsRepository,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  async execute(tx: Tx, userId: string, caller: Caller): Promise<void> {
    const grantId = await this.grants.insertBootstrapped(tx, userId);
    await this.audit.record(tx, [
      {
        caller: system(caller.requestId),
        action: 'role.bootstrapped',
        subject: 'role_grant',
        subjectId: grantId,
        details: { userId, role: 'owner' },
      },
    ]);
    await this.outbox.emit(tx, [roleGranted({ grantId, userId, role: 'owner' })]);
  }
}

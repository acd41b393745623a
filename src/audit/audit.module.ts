import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { AuditJobs } from './audit.jobs.js';
import { AuditRepository } from './audit.repository.js';
import { Audit } from './audit.js';
import { ReadAudit } from './read-audit.js';
import { SealAudit } from './seal-audit.js';
import { VerifyAudit } from './verify-audit.js';

/**
 * Owns who decided what: entries of ids and codes, and apart from them the free texts that belong to them.
 * Guarantees that nothing recorded can be changed or removed unseen: one sealer gives every entry, within a second, a
 * place in a chain of hashes, whose head anybody can read and keep; the database refuses changes, the chain shows them.
 * Guarantees too that erasing a text leaves the chain valid, since it covers a salted commitment to the text only.
 * Recording takes no lock and rolls back with the decision it belongs to.
 */
@Module({
  controllers: [AuditController],
  providers: [Audit, AuditRepository, ReadAudit, SealAudit, VerifyAudit, AuditJobs],
  exports: [Audit, ReadAudit, SealAudit, VerifyAudit],
})
export class AuditModule {}

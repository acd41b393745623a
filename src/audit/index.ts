export { type AuditDetails } from './audit-chain.rules.js';
export { Audit, type AuditRecord } from './audit.js';
export { AuditModule } from './audit.module.js';
export { AuditRepository, type Head } from './audit.repository.js';
export { ReadAudit } from './read-audit.js';
export { SealAudit } from './seal-audit.js';
export { type AuditVerdict, type Break, VerifyAudit } from './verify-audit.js';

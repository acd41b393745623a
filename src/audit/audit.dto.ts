import { IdField, PageQuery } from '../platform/http/index.js';

/** `GET /v1/admin/audit`. */
export class AuditQuery extends PageQuery {
  @IdField({ optional: true, description: 'Only what was done to this thing.' })
  subjectId?: string;
}

/** The newest sealed entry: keep it, and a later `npm run audit:verify` can be held against it. */
export class AuditHeadResponse {
  /** How many entries are sealed. */
  entries!: number;
  /** SHA-256 in hexadecimal. */
  hash!: string;
}

/** One entry. `text` is null when there was none or it was erased; `seq` is null until it is sealed. */
export class AuditEntryResponse {
  id!: string;
  at!: string;
  actorId!: string | null;
  via!: string;
  requestId!: string;
  action!: string;
  subject!: string;
  subjectId!: string | null;
  details!: unknown;
  text!: string | null;
  seq!: number | null;
}

import { IdField, InstantField, IntegerField, noteForOpenApi, PageQuery, TextField } from '../platform/http/index.js';

/** `GET /v1/admin/audit`. */
export class AuditQuery extends PageQuery {
  @IdField({ optional: true, description: 'Only what was done to this thing.' })
  subjectId?: string;
}

/** The newest sealed entry: keep it, and a later `npm run audit:verify` can be held against it. */
export class AuditHeadResponse {
  @IntegerField({ min: 0, max: Number.MAX_SAFE_INTEGER, description: 'How many entries are sealed.' })
  entries!: number;

  @TextField({ max: 64, description: 'SHA-256 in hexadecimal.' })
  hash!: string;
}

/** One entry. */
export class AuditEntryResponse {
  @IdField()
  id!: string;

  @InstantField()
  at!: string;

  @IdField({ nullable: true, description: 'The user who did it; null when the service did.' })
  actorId!: string | null;

  @TextField({ max: 20 })
  via!: string;

  @TextField({ max: 64 })
  requestId!: string;

  @TextField({ max: 100, example: 'role.approved' })
  action!: string;

  @TextField({ max: 100, example: 'role_grant' })
  subject!: string;

  @IdField({ nullable: true })
  subjectId!: string | null;

  details!: unknown;

  @TextField({ max: 10_000, nullable: true, description: 'Null when there was none or it was erased.' })
  text!: string | null;

  @IntegerField({ min: 1, max: Number.MAX_SAFE_INTEGER, nullable: true, description: 'Null until it is sealed.' })
  seq!: number | null;
}

noteForOpenApi((swagger) =>
  swagger.ApiProperty({ type: Object, description: 'Ids, codes and amounts.' })(
    AuditEntryResponse.prototype,
    'details',
  ),
);

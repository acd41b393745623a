export { Allow, operationKey } from './allow.js';
export { asProblem } from './as-problem.js';
export { type Caller, CurrentCaller, identify, nobody, systemCaller, systemCaller as system } from './caller.js';
export * from './fields.js';
export { isUuid, text as textCheck, url as urlCheck } from './fields.rules.js';
export {
  BadRequest,
  Busy,
  Forbidden,
  MalformedInput,
  RouteNotFound,
  TemporarilyUnavailable,
  TooManyRequests,
  Unauthenticated,
} from './frame.errors.js';
export { HealthChecks, NotYet } from './health.js';
export { HttpModule } from './http.module.js';
export { type IdempotencyClaim, requestHash } from './idempotency-claim.js';
export { IdempotencyKeyInUse, IdempotencyKeyReused } from './idempotency.errors.js';
export { Idempotency, type KeyState, type KeyUse, repeatedRequestsDue } from './idempotency.js';
export { type FormFields, noFields, readFormWithFile, TakesFile } from './multipart.js';
export { OpenApi } from './openapi.js';
export { noteForOpenApi, Operation, OperationGroup } from './openapi-notes.js';
export { type CursorField, decodeCursor, encodeCursor, type Page, PageQuery, toPage } from './pagination.js';
export {
  type FieldError,
  problem,
  Problem,
  type ProblemClass,
  problemDetails,
  type ProblemKind,
  type ProblemParts,
  problemStatus,
  problemTypes,
} from './problem.js';
export { pendingMigrations } from './pending-migrations.js';
export { ProblemPages } from './problem.filter.js';
export { addRequestHooks } from './request-hooks.js';
export { closeConnectionsWhenStopping, fastifyAdapter, measureRequests, serveOnlyHealth } from './server.js';
export { checkBody } from './validation.js';
export { UuidParam } from './uuid-param.js';

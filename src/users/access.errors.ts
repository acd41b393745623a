import { problem } from '../platform/http/index.js';

export class CredentialInvalid extends problem(
  'unauthenticated',
  'credential-invalid',
  'This session or token is unknown, over or revoked. Sign in again.',
) {}

export class OperationForbidden extends problem(
  'forbidden',
  'operation-forbidden',
  'The caller may not ask for this operation.',
) {}

export class CrossSiteRequest extends problem(
  'forbidden',
  'cross-site-request',
  'A request with a session cookie that changes something must come from a page of this service.',
) {}

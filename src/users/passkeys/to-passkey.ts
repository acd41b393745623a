import { type PasskeyResponse } from './passkeys.dto.js';
import { type PasskeySummary } from './passkeys.repository.js';

export const toPasskey = ({ id, name, createdAt, lastUsedAt }: PasskeySummary): PasskeyResponse => ({
  id,
  name,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});

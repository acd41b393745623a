import { newId } from '../protocol/ids.js';

export interface UseCase {
  readonly type: 'account_onboarding' | 'account_update';
  readonly refreshUrl: string;
  readonly returnUrl: string | null;
}

/** What the sandbox keeps of a link; Stripe's answer has no id, so the link's id is in its URL only. */
export interface AccountLink {
  readonly id: string;
  readonly account: string;
  readonly useCase: UseCase;
  /** Virtual unix milliseconds. */
  readonly expiresAt: number;
  readonly used: boolean;
}

export function newAccountLink(account: string, useCase: UseCase, expiresAt: number): AccountLink {
  return { id: newId('link'), account, useCase, expiresAt, used: false };
}

import { PasswordWeak, TermsOutdated } from './user.errors.js';
import { currentTerms, passwordWeakness } from './user.rules.js';

/** @throws TermsOutdated unless these are the terms in force. */
export function assertCurrentTerms(version: string): void {
  if (version !== currentTerms) throw new TermsOutdated({ extra: { current: currentTerms } });
}

/** @throws PasswordWeak naming what makes it easy to guess. */
export function assertStrong(password: string, email: string): void {
  const weakness = passwordWeakness(password, email);
  if (weakness) throw new PasswordWeak({ detail: `The password ${weakness} Choose another one.` });
}

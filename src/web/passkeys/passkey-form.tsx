import type { ComponentChildren } from 'preact';
import { useHref, useVisit } from '../frame/visit.js';
import { passkeyWords } from './passkey.words.js';

interface PasskeyFormProps {
  readonly kind: 'make' | 'use';
  /** Where the form is sent, without the language. */
  readonly action: string;
  readonly label: string;
  readonly children?: ComponentChildren;
}

/** A form that a passkey fills in. Its island shows it; without scripts there are no passkeys. */
export function PasskeyForm({ kind, action, label, children }: PasskeyFormProps) {
  const { locale } = useVisit();
  const href = useHref();
  const ask = kind === 'make' ? '/v1/me/passkeys/challenge' : '/v1/passkey-challenges';
  return (
    <passkey-form hidden data-kind={kind} data-ask={ask} data-failed={passkeyWords[locale].failed}>
      <form class="form" method="post" action={href(action)}>
        {children}
        <input type="hidden" name="challengeId" value="" />
        <input type="hidden" name="credential" value="" />
        <p class="error" role="alert" hidden />
        <button class="btn line">{label}</button>
      </form>
    </passkey-form>
  );
}

/** Signs in, or shows again who one is; `then` is the path of ours to which it leads. */
export function UsePasskey({ action, then, lead }: { action: string; then: string; lead: string }) {
  const { locale } = useVisit();
  return (
    <PasskeyForm kind="use" action={action} label={passkeyWords[locale].use}>
      <p>{lead}</p>
      <input type="hidden" name="then" value={then} />
    </PasskeyForm>
  );
}

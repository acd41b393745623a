import { type SecondFactorsResponse } from '../../users/index.js';
import { CodeField } from '../confirm/code-field.js';
import { ConfirmFirst } from '../confirm/confirm-first.js';
import { FormProblems, type FormState } from '../forms/field.js';
import { useHref, useVisit } from '../frame/visit.js';
import { homeZone } from '../language/home-zone.js';
import { sayIn } from '../language/say.js';
import { Passkeys } from '../passkeys/passkeys.js';
import { securityWords } from './security.words.js';

interface SecurityProps {
  readonly factors: SecondFactorsResponse;
  /** Whether this member has roles that wait for a second factor. */
  readonly areRolesAsleep: boolean;
  /** Of the form that turns the app off. */
  readonly state: FormState;
}

/** The second factors of one's own account. Nothing is changed before its reader has shown who they are. */
export function SecurityPage({ factors, areRolesAsleep, state }: SecurityProps) {
  const { locale, isSteppedUp } = useVisit();
  const href = useHref();
  const words = securityWords[locale];
  return (
    <main id="main" class="wrap account-page">
      <p>
        <a href={href('/my/account')}>{words.back}</a>
      </p>
      <h1>{words.title}</h1>
      <p class="lede">{words.lede}</p>
      {areRolesAsleep && (
        <p class="notice is-now">
          <b>{words.staff}</b>
        </p>
      )}
      <FormProblems state={state} />
      <ConfirmFirst />
      <App factors={factors} state={state} mayChange={isSteppedUp} />
      <Passkeys passkeys={factors.passkeys} state={state} mayChange={isSteppedUp} />
      {(factors.totpSince !== null || factors.passkeys.length > 0) && (
        <Codes left={factors.recoveryCodesLeft} mayChange={isSteppedUp} />
      )}
    </main>
  );
}

function App({
  factors: { totpSince },
  state,
  mayChange,
}: Omit<SecurityProps, 'areRolesAsleep'> & { mayChange: boolean }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = securityWords[locale];
  if (totpSince === null) {
    return (
      <section id="app">
        <h2>{words.app}</h2>
        <p>{words.appOff}</p>
        {mayChange && (
          <form method="post" action={href('/my/account/security/app')}>
            <button class="btn">{words.setUp}</button>
          </form>
        )}
      </section>
    );
  }
  return (
    <section id="app">
      <h2>{words.app}</h2>
      <p>{words.appOn(sayIn(locale).day(totpSince, homeZone))}</p>
      {mayChange && (
        <details open={state.errors['code'] !== undefined}>
          <summary>{words.off}</summary>
          <form class="form" method="post" action={href('/my/account/security/app/off')}>
            <p class="hint">{words.offHint}</p>
            <CodeField state={state} />
            <button class="btn line">{words.off}</button>
          </form>
        </details>
      )}
    </section>
  );
}

function Codes({ left, mayChange }: { left: number; mayChange: boolean }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = securityWords[locale];
  return (
    <section id="codes">
      <h2>{words.codes}</h2>
      <p>{words.codesText(left)}</p>
      {mayChange && (
        <form method="post" action={href('/my/account/security/recovery-codes')}>
          <button class="btn line">{words.renew}</button>
          <p class="hint">{words.renewHint}</p>
        </form>
      )}
    </section>
  );
}

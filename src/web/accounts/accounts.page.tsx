import { currentTerms, locales, passwordLength } from '../../users/index.js';
import { Plain } from '../design/plain.js';
import { AskEmail } from '../forms/ask-email.js';
import { CheckField, FormProblems, type FormState, SelectField, TextField } from '../forms/field.js';
import { useSite } from '../frame/site.js';
import { useHref, useVisit } from '../frame/visit.js';
import { accountsWords } from './accounts.words.js';

function NewPassword({ label, state }: { label: string; state: FormState }) {
  const { locale } = useVisit();
  return (
    <TextField
      name="password"
      label={label}
      hint={accountsWords[locale].passwordHint(passwordLength.min)}
      state={state}
      type="password"
      autocomplete="new-password"
      maxLength={passwordLength.max}
    />
  );
}

export function RegisterPage({ state }: { state: FormState }) {
  const { locale } = useVisit();
  const { operatorName } = useSite();
  const href = useHref();
  const { register: words, email, password, languages } = accountsWords[locale];
  const options = locales.map((value) => ({ value, label: languages[value] }));
  return (
    <Plain title={words.title} lede={words.lede}>
      <FormProblems state={state} />
      <form class="form" method="post" action={href('/register')}>
        <TextField
          name="displayName"
          label={words.name}
          hint={words.nameHint}
          state={state}
          autocomplete="name"
          maxLength={80}
        />
        <TextField name="email" label={email} state={state} type="email" autocomplete="username" maxLength={254} />
        <NewPassword label={password} state={state} />
        <SelectField name="locale" label={words.language} state={state} value={locale} options={options} />
        <div>
          <CheckField name="acceptTerms" label={words.terms(operatorName)} state={state} value={currentTerms} />
          <p class="hint">
            <a href={href('/terms')}>{words.readTerms}</a>
          </p>
        </div>
        <div class="row">
          <button class="btn">{words.button}</button>
          <a href={href('/sign-in')}>{words.have}</a>
        </div>
      </form>
    </Plain>
  );
}

/** The same for every address, so that nobody learns here who has an account. */
export function RegisterSentPage() {
  const { locale } = useVisit();
  const href = useHref();
  const words = accountsWords[locale].register;
  return (
    <Plain title={words.sentTitle} lede={words.sent}>
      <p>{words.sentHint}</p>
      <p>
        <a href={href('/register')}>{words.again}</a>
      </p>
    </Plain>
  );
}

/** Mail scanners follow links, so that opening one does nothing; the button does it. */
export function VerifyPage({ token, state }: { token: string; state: FormState }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = accountsWords[locale];
  return (
    <Plain title={words.verify.title} lede={token ? words.verify.lede : words.verify.noToken}>
      <FormProblems state={state} />
      {token ? (
        <form class="form" method="post" action={href('/verify-email')}>
          <input type="hidden" name="token" value={token} />
          <button class="btn">{words.verify.button}</button>
          <p class="hint">{words.verify.hint}</p>
        </form>
      ) : (
        <p>
          <a href={href('/register')}>{words.register.title}</a>
        </p>
      )}
    </Plain>
  );
}

export function DonePage({ of }: { of: 'verify' | 'reset' }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = accountsWords[locale];
  return (
    <Plain title={words[of].doneTitle} lede={words[of].done}>
      <p>
        <a class="btn" href={href('/sign-in')}>
          {words.signIn}
        </a>
      </p>
    </Plain>
  );
}

export function ForgotPage({ state }: { state: FormState }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = accountsWords[locale];
  return (
    <Plain title={words.forgot.title} lede={words.forgot.lede}>
      <AskEmail
        action={href('/forgot-password')}
        label={words.email}
        button={words.forgot.button}
        instead={{ href: href('/sign-in'), label: words.signIn }}
        state={state}
      />
    </Plain>
  );
}

export function ForgotSentPage() {
  const { locale } = useVisit();
  const href = useHref();
  const words = accountsWords[locale];
  return (
    <Plain title={words.forgot.sentTitle} lede={words.forgot.sent}>
      <p>{words.register.sentHint}</p>
      <p>
        <a href={href('/forgot-password')}>{words.register.again}</a>
      </p>
    </Plain>
  );
}

export function ResetPage({ token, state }: { token: string; state: FormState }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = accountsWords[locale].reset;
  return (
    <Plain title={words.title} lede={token ? words.lede : words.noToken}>
      <FormProblems state={state} />
      {token && (
        <form class="form" method="post" action={href('/reset-password')}>
          <input type="hidden" name="token" value={token} />
          <NewPassword label={words.new} state={state} />
          <button class="btn">{words.button}</button>
        </form>
      )}
      <p>
        <a href={href('/forgot-password')}>{words.ask}</a>
      </p>
    </Plain>
  );
}

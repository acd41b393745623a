import { type Recipient } from '../../projects/index.js';
import { currentTerms, locales, type MeResponse } from '../../users/index.js';
import { emptyForm, FormProblems, type FormState, SelectField, TextField } from '../forms/field.js';
import { useHref, useVisit } from '../frame/visit.js';
import { mailChoicesWords } from '../mail-choices/mail-choices.words.js';
import { MyData } from '../my-data/my-data.js';
import { Years } from '../papers/years.js';
import { sayIn } from '../language/say.js';
import { accountWords } from './account.words.js';
import { homeZone } from '../language/home-zone.js';
import { RecipientSection } from './recipient.js';
import { type ListedSessions, NewToken, Sessions } from './sessions.js';

/** Which form of the page was refused, and what it shows again. */
export interface RefusedForm {
  readonly of: 'profile' | 'token' | 'recipient' | 'terms';
  readonly state: FormState;
}

export interface AccountProps {
  readonly me: MeResponse;
  readonly recipient: Recipient | undefined;
  readonly sessions: ListedSessions;
  /** Those with papers. */
  readonly years: readonly number[];
  readonly refused?: RefusedForm | undefined;
}

export function AccountPage({ me, recipient, sessions, years, refused }: AccountProps) {
  const { locale } = useVisit();
  const words = accountWords[locale];
  const stateOf = (of: RefusedForm['of']) => (refused?.of === of ? refused.state : emptyForm);
  return (
    <main id="main" class="wrap account-page">
      <h1>{words.title}</h1>
      {refused && <FormProblems state={refused.state} />}
      <You me={me} />
      <Profile me={me} state={stateOf('profile')} />
      <Terms version={me.termsVersion} />
      <Letters />
      <Years years={years} />
      <RecipientSection recipient={recipient} state={stateOf('recipient')} />
      <Sessions sessions={sessions} />
      <NewToken state={stateOf('token')} />
      <MyData />
    </main>
  );
}

function You({ me }: { me: MeResponse }) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = accountWords[locale];
  return (
    <section id="you">
      <h2>{words.you}</h2>
      <dl class="pairs">
        <dt>{words.name}</dt>
        <dd>{me.displayName}</dd>
        <dt>{words.email}</dt>
        <dd>{me.email}</dd>
        <dt>{words.language}</dt>
        <dd>{words.languages[me.locale]}</dd>
        {me.roles.length > 0 && (
          <>
            <dt>{words.roles}</dt>
            <dd>
              {me.roles.map(({ role, since, mayApprove }) => (
                <div>
                  {words.role[role]}, {words.since(say.day(since, homeZone))}
                  {!mayApprove && ` (${words.young})`}
                </div>
              ))}
            </dd>
          </>
        )}
      </dl>
      <p class="row">
        <a href={href('/forgot-password')}>{words.changePassword}</a>
        <a href={href('/my/account/security')}>{words.security}</a>
      </p>
    </section>
  );
}

function Profile({ me, state }: { me: MeResponse; state: FormState }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = accountWords[locale];
  const options = locales.map((value) => ({ value, label: words.languages[value] }));
  return (
    <section>
      <h2>{words.edit}</h2>
      <form class="form" method="post" action={href('/my/account/profile')}>
        <TextField
          name="displayName"
          label={words.name}
          hint={words.nameHint}
          state={state}
          value={me.displayName}
          autocomplete="name"
          maxLength={80}
        />
        <SelectField name="locale" label={words.language} state={state} value={me.locale} options={options} />
        <button class="btn line">{words.saveEdit}</button>
      </form>
    </section>
  );
}

function Letters() {
  const { locale } = useVisit();
  const href = useHref();
  const words = mailChoicesWords[locale];
  return (
    <section id="letters">
      <h2>{words.accountTitle}</h2>
      <p>{words.accountText}</p>
      <p>
        <a href={href('/my/letters')}>{words.accountLink}</a>
      </p>
    </section>
  );
}

function Terms({ version }: { version: string | null }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = accountWords[locale];
  return (
    <section id="terms">
      <h2>{words.terms}</h2>
      {version === currentTerms ? (
        <p>{words.accepted(version)}</p>
      ) : (
        <form class="notice is-now" method="post" action={href('/my/account/terms')}>
          <p>
            <b>{words.outdated(currentTerms)}</b>
          </p>
          <p>{words.outdatedHint}</p>
          <input type="hidden" name="version" value={currentTerms} />
          <button class="btn">{words.accept}</button>
        </form>
      )}
      <p>
        <a href={href('/terms')}>{words.readTerms}</a>
      </p>
    </section>
  );
}

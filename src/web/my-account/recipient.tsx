import { type Recipient } from '../../projects/index.js';
import { type Locale } from '../../users/index.js';
import { type FormState, SelectField, TextField } from '../forms/field.js';
import { useHref, useVisit } from '../frame/visit.js';
import { countries } from './account.form.js';
import { accountWords } from './account.words.js';

const names = (locale: Locale) => new Intl.DisplayNames([locale === 'en' ? 'en-GB' : locale], { type: 'region' });

/** Who legally receives what this member raises, and how far the payment provider is with them. */
export function RecipientSection({ recipient, state }: { recipient: Recipient | undefined; state: FormState }) {
  const { locale } = useVisit();
  const words = accountWords[locale].recipient;
  return (
    <section id="recipient">
      <h2>{words.title}</h2>
      <p>{words.lede}</p>
      {recipient ? <Known recipient={recipient} /> : <Unknown state={state} />}
    </section>
  );
}

function Known({ recipient }: { recipient: Recipient }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = accountWords[locale].recipient;
  const isReady = recipient.transfers === 'active';
  return (
    <>
      <dl class="pairs">
        <dt>{words.name}</dt>
        <dd>{recipient.legalName}</dd>
        <dt>{words.country}</dt>
        <dd>{names(locale).of(recipient.country)}</dd>
        <dt>{words.state}</dt>
        <dd>
          <span class={isReady ? 'badge is-good' : 'badge is-now'}>{words.transfers[recipient.transfers]}</span>
        </dd>
      </dl>
      <form method="post" action={href('/my/account/onboarding')}>
        <button class={isReady ? 'btn line' : 'btn'}>{isReady ? words.again : words.open}</button>
        <p class="hint">{words.hint}</p>
      </form>
    </>
  );
}

function Unknown({ state }: { state: FormState }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = accountWords[locale].recipient;
  const region = names(locale);
  const options = countries
    .map((value) => ({ value, label: region.of(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
  return (
    <form class="form" method="post" action={href('/my/account/recipient')}>
      <TextField
        name="legalName"
        label={words.name}
        hint={words.nameHint}
        state={state}
        autocomplete="organization"
        maxLength={200}
      />
      <SelectField name="country" label={words.country} state={state} value="BE" options={options} />
      <button class="btn">{words.button}</button>
    </form>
  );
}

/** The provider's link works once, so that it is fetched when somebody asks for it, and followed by a click. */
export function OnboardingPage({ url }: { url: string }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = accountWords[locale].recipient;
  return (
    <main id="main" class="wrap narrow">
      <h1>{words.readyTitle}</h1>
      <p class="lede">{words.ready}</p>
      <p class="row">
        <a class="btn" href={url} rel="noreferrer">
          {words.go}
        </a>
        <a href={href('/my/account')}>{words.back}</a>
      </p>
    </main>
  );
}

import { Pager } from '../design/pager.js';
import { type SessionResponse } from '../../users/index.js';
import { type FormState, TextField } from '../forms/field.js';
import { OnceField, onceKey } from '../forms/once.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { homeZone } from '../language/home-zone.js';
import { accountWords } from './account.words.js';
import { browserIn } from './browser.rules.js';

export interface ListedSessions {
  readonly data: readonly SessionResponse[];
  readonly next: string | null;
}

/** Every way into the account that holds now, each with a button that ends it. */
export function Sessions({ sessions: { data, next } }: { sessions: ListedSessions }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = accountWords[locale];
  return (
    <section id="sessions">
      <h2>{words.ways}</h2>
      <p>{words.waysHint}</p>
      <div class="table-wrap" role="region" aria-label={words.ways} tabIndex={0}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{words.device}</th>
              <th scope="col">{words.lastUsed}</th>
              <th scope="col">{words.expires}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {data.map((session) => (
              <Session session={session} />
            ))}
          </tbody>
        </table>
      </div>
      <Pager next={next} path="/my/account" at="sessions" />
      <form method="post" action={href('/my/account/sessions/end-all')}>
        <button class="btn line">{words.endAll}</button>
        <p class="hint">{words.endAllHint}</p>
      </form>
    </section>
  );
}

function Session({ session }: { session: SessionResponse }) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = accountWords[locale];
  const name = session.kind === 'session' ? browserIn(session.name) : session.name;
  return (
    <tr>
      <th scope="row">
        {name} {session.current && <span class="badge is-good">{words.current}</span>}
        <small>{words.kinds[session.kind]}</small>
      </th>
      <td>{say.day(session.lastUsedAt, homeZone)}</td>
      <td>{say.day(session.expiresAt, homeZone)}</td>
      <td>
        <form method="post" action={href(`/my/account/sessions/${session.id}/end`)}>
          <button class="small-btn">
            {words.end}
            <span class="vh">: {name}</span>
          </button>
        </form>
      </td>
    </tr>
  );
}

export function NewToken({ state }: { state: FormState }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = accountWords[locale];
  return (
    <section id="tokens">
      <h2>{words.tokens}</h2>
      <p>
        {words.tokensText} <a href={href('/developers')}>{words.developers}</a>
      </p>
      <form class="form" method="post" action={href('/my/account/tokens')}>
        <OnceField value={onceKey(state.typed['key'])} />
        <TextField name="name" label={words.tokenName} state={state} maxLength={80} />
        <TextField
          name="days"
          label={words.tokenDays}
          state={state}
          value="90"
          inputMode="numeric"
          maxLength={3}
          class="short"
        />
        <button class="btn line">{words.makeToken}</button>
      </form>
    </section>
  );
}

/** The one time that the secret is seen. */
export function TokenMadePage({ name, token }: { name: string; token: string }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = accountWords[locale];
  return (
    <main id="main" class="wrap narrow">
      <h1>{words.madeTitle}</h1>
      <p class="lede">{words.made(name)}</p>
      <p class="secret">
        <code>{token}</code>
      </p>
      <p>{words.madeUse}</p>
      <p>
        <code>Authorization: Bearer …</code>
      </p>
      <p>
        <a class="btn" href={href('/my/account')}>
          {words.copied}
        </a>
      </p>
    </main>
  );
}

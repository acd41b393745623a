import { type SecondFactorsResponse } from '../../users/index.js';
import { type FormState, TextField } from '../forms/field.js';
import { useHref, useVisit } from '../frame/visit.js';
import { homeZone } from '../language/home-zone.js';
import { sayIn } from '../language/say.js';
import { PasskeyForm } from './passkey-form.js';
import { passkeyWords } from './passkey.words.js';

interface PasskeysProps {
  readonly passkeys: SecondFactorsResponse['passkeys'];
  readonly state: FormState;
  readonly mayChange: boolean;
}

/** The passkeys of one's own account, with a button that removes each and a form for another one. */
export function Passkeys({ passkeys, state, mayChange }: PasskeysProps) {
  const { locale } = useVisit();
  const words = passkeyWords[locale];
  return (
    <section id="passkeys">
      <h2>{words.title}</h2>
      <p>{words.lede}</p>
      {passkeys.length === 0 ? <p>{words.none}</p> : <Table passkeys={passkeys} mayChange={mayChange} />}
      {mayChange && (
        <PasskeyForm kind="make" action="/my/account/security/passkeys" label={words.add}>
          <TextField name="name" label={words.name} hint={words.nameHint} state={state} maxLength={80} />
        </PasskeyForm>
      )}
    </section>
  );
}

function Table({ passkeys, mayChange }: Omit<PasskeysProps, 'state'>) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = passkeyWords[locale];
  return (
    <div class="table-wrap" role="region" aria-label={words.title} tabIndex={0}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{words.passkey}</th>
            <th scope="col">{words.added}</th>
            <th scope="col">{words.lastUsed}</th>
            {mayChange && <td />}
          </tr>
        </thead>
        <tbody>
          {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
            <tr>
              <th scope="row">{name}</th>
              <td>{say.day(createdAt, homeZone)}</td>
              <td>{lastUsedAt ? say.day(lastUsedAt, homeZone) : words.never}</td>
              {mayChange && (
                <td>
                  <form method="post" action={href(`/my/account/security/passkeys/${id}/remove`)}>
                    <button class="small-btn">
                      {words.remove}
                      <span class="vh">: {name}</span>
                    </button>
                  </form>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

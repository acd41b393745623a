import { type MailTopic, mailTopics } from '../../notifications/index.js';
import { useHref, useVisit } from '../frame/visit.js';
import { mailChoicesWords } from './mail-choices.words.js';

/** The page of all choices, for the same reader. */
export function choicesPath(token: string | undefined, mark?: 'saved'): string {
  const query = new URLSearchParams({ ...(token !== undefined && { token }), ...(mark && { [mark]: '' }) }).toString();
  return `${token === undefined ? '/my/letters' : '/mail-choices'}${query && `?${query}`}`;
}

const TokenField = ({ token }: { token: string | undefined }) =>
  token === undefined ? null : <input type="hidden" name="token" value={token} />;

interface ChoicesProps {
  readonly refused: readonly MailTopic[];
  readonly token: string | undefined;
  readonly isSaved: boolean;
  /** Whether letters to staff come to this reader. */
  readonly isStaff: boolean;
}

/** Every letter that may be switched off, a box each; and what is always sent. */
export function MailChoicesPage({ refused, token, isSaved, isStaff }: ChoicesProps) {
  const { locale, viewer } = useVisit();
  const href = useHref();
  const words = mailChoicesWords[locale];
  return (
    <main id="main" class="wrap narrow">
      <h1>{words.title}</h1>
      {isSaved && (
        <p class="notice is-good" role="status">
          {words.saved}
        </p>
      )}
      <p class="lede">{words.lede}</p>
      <form class="form" method="post" action={href(token === undefined ? '/my/letters' : '/mail-choices')}>
        <TokenField token={token} />
        <fieldset class="field">
          <legend>{words.legend}</legend>
          {mailTopics
            .filter((topic) => isStaff || topic !== 'staff_work')
            .map((topic) => (
              <label class="choice">
                <input type="checkbox" name="wanted" value={topic} checked={!refused.includes(topic)} />
                <span>
                  {words.topics[topic].name}
                  <small>{words.topics[topic].what}</small>
                </span>
              </label>
            ))}
        </fieldset>
        {/* What is not shown is not switched off by saving the rest. */}
        {!isStaff && !refused.includes('staff_work') && <input type="hidden" name="wanted" value="staff_work" />}
        <button class="btn">{words.save}</button>
      </form>
      <h2>{words.alwaysTitle}</h2>
      <p>{words.always}</p>
      {viewer && token === undefined && (
        <p>
          <a href={href('/my/account')}>{words.toAccount}</a>
        </p>
      )}
    </main>
  );
}

/** Where the foot of a letter leads: one button. */
export function UnsubscribePage({ topic, token }: { topic: MailTopic; token: string }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = mailChoicesWords[locale];
  return (
    <main id="main" class="wrap narrow">
      <h1>{words.offTitle}</h1>
      <p class="lede">{words.off(words.topics[topic].name)}</p>
      <p>{words.topics[topic].what}</p>
      <form method="post" action={href('/unsubscribe')}>
        <TokenField token={token} />
        <input type="hidden" name="topic" value={topic} />
        <div class="row">
          <button class="btn">{words.offButton}</button>
          <a href={href(choicesPath(token))}>{words.all}</a>
        </div>
      </form>
    </main>
  );
}

import { type MailResponse } from '../../notifications/index.js';

interface MailListProps {
  readonly mails: readonly MailResponse[];
  readonly next: string | null;
  /** Only what was written to this address. */
  readonly to: string | undefined;
}

export const MailListPage = ({ mails, next, to }: MailListProps) => (
  <main id="main" class="wrap section">
    <h1>Mail</h1>
    <p class="lede">What the service wrote, newest first. Without SMTP it is kept here and sent nowhere.</p>
    <form class="row" action="/dev/mail">
      <div class="field">
        <label for="to">Written to</label>
        <input id="to" name="to" type="email" value={to} required />
      </div>
      <button class="btn line">Show</button>
      {to && <a href="/dev/mail">Everybody’s</a>}
    </form>
    {mails.length === 0 ? (
      <div class="empty">
        <h2>No mail {to ? `to ${to}` : 'yet'}</h2>
        <p>Whatever happens in a campaign is written about here.</p>
      </div>
    ) : (
      <ul class="log">
        {mails.map(({ id, to: reader, subject, writtenAt, locale }) => (
          <li>
            <time datetime={writtenAt}>{writtenAt.slice(0, 10)}</time>
            <div>
              <h2 class="t" lang={locale}>
                <a href={`/dev/mail/${id}`}>{subject}</a>
              </h2>
              <p>to {reader}</p>
            </div>
          </li>
        ))}
      </ul>
    )}
    {next && (
      <p class="pager">
        <a
          class="btn line"
          href={`/dev/mail?${to ? `to=${encodeURIComponent(to)}&` : ''}after=${encodeURIComponent(next)}`}
        >
          Older ones
        </a>
      </p>
    )}
  </main>
);

export const MailPage = ({ mail: { id, to, subject, body, writtenAt, locale } }: { mail: MailResponse }) => (
  <main id="main" class="wrap section">
    <p class="crumbs">
      <a href="/dev/mail">All mail</a>
    </p>
    <h1 lang={locale}>{subject}</h1>
    <p class="hint">
      To {to}, {writtenAt}
    </p>
    <div class="letter">
      <iframe src={`/dev/mail/${id}/html`} title="The mail as HTML" lang={locale} />
      <pre lang={locale}>{linked(body)}</pre>
    </div>
  </main>
);

/** Addresses in the text can be followed. */
const linked = (text: string) =>
  text.split(/(https?:\/\/\S+)/).map((part, index) => (index % 2 === 1 ? <a href={part}>{part}</a> : part));

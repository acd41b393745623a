import { type MailResponse } from './dev-mail.dto.js';

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const page = (title: string, content: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escape(title)}</title>${content}</html>\n`;

/** The list of letters, newest first; `next` leads to the older ones. */
export function mailListPage(mails: readonly MailResponse[], next: string | null): string {
  const items = mails.map(
    ({ id, to, subject, writtenAt }) =>
      `<li><a href="/dev/mail/${escape(id)}">${escape(subject)}</a> to ${escape(to)}, ${escape(writtenAt)}</li>`,
  );
  const older = next ? `<p><a href="/dev/mail?after=${encodeURIComponent(next)}">Older ones</a></p>` : '';
  const list = items.length > 0 ? `<ul>${items.join('\n')}</ul>` : '<p>No mail was written yet.</p>';
  return page('Mail', `<h1>Mail</h1>${list}${older}`);
}

/** One letter. Its addresses can be followed. */
export function mailPage({ to, subject, body, writtenAt }: MailResponse): string {
  const text = escape(body).replace(/https?:\/\/[^\s&<>]+(?:&#38;[^\s&<>]+)*/g, (url) => `<a href="${url}">${url}</a>`);
  const head = `<p>To ${escape(to)}, ${escape(writtenAt)}</p>`;
  return page(subject, `<p><a href="/dev/mail">All mail</a></p><h1>${escape(subject)}</h1>${head}<pre>${text}</pre>`);
}

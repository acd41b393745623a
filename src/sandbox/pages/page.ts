import type { ApiAnswer } from '../protocol/api-request.js';
import type { FormTree } from '../protocol/form.js';

/** A whole page of plain HTML, which works without scripts. */
export function page(title: string, body: string, status = 200): ApiAnswer {
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(title)}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem}button{font:inherit;padding:.5rem 1rem;margin:0 .5rem .5rem 0}input{font:inherit;padding:.4rem;width:100%;box-sizing:border-box}small{color:#666}</style>
</head><body><h1>${escape(title)}</h1>
${body}
<p><small>This is a sandbox. No money moves.</small></p></body></html>
`;
  return { status, body: html, headers: { 'Content-Type': 'text/html; charset=utf-8' } };
}

/** One button for each outcome, each sending the form to the page's own address. */
export function buttons(outcomes: Readonly<Record<string, string>>): string {
  const each = Object.entries(outcomes).map(
    ([value, label]) => `<button name="outcome" value="${escape(value)}">${escape(label)}</button>`,
  );
  return `<form method="post">${each.join('')}</form>`;
}

export function redirect(url: string): ApiAnswer {
  return { status: 303, body: '', headers: { Location: url } };
}

export function escape(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** Which button of `buttons` was pressed. */
export function outcomeIn({ outcome }: FormTree): string | undefined {
  return typeof outcome === 'string' ? outcome : undefined;
}

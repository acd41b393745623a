/** A piece of what somebody wrote; a link has an address that may be shown as one. */
export interface TextPart {
  readonly text: string;
  readonly isLink: boolean;
}

const address = /https?:\/\/[^\s<>"'“”«»]+/g;

/** What ends a sentence is no part of the address before it; a bracket is, when it was opened in it. */
const trailing = /[.,;:!?…]+$/;

/** Plain text in pieces, so that addresses of the web can be followed. Whatever else it holds stays text. */
export function partsOf(text: string, isLink: (url: string) => boolean): TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const url = trimmed(found);
    if (!isLink(url)) continue;
    if (index > done) parts.push({ text: text.slice(done, index), isLink: false });
    parts.push({ text: url, isLink: true });
    done = index + url.length;
  }
  if (done < text.length) parts.push({ text: text.slice(done), isLink: false });
  return parts;
}

function trimmed(found: string): string {
  const url = found.replace(trailing, '');
  return url.endsWith(')') && !url.includes('(') ? trimmed(url.slice(0, -1)) : url;
}

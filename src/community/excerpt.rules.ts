/**
 * The beginning of what somebody wrote, on one line and in whole words, for a letter: without line breaks nothing in it can
 * pass for a paragraph, a link or the foot of ours.
 */
export function excerptOf(text: string, most = 600): string {
  const line = withoutMarks(text).replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  // Half of a surrogate pair is no character.
  const whole = space > most / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '');
  return `${whole}…`;
}

/**
 * All that somebody wrote, for a mail of which it is the point: each line is marked as theirs, so that none can pass for a
 * paragraph, a link or the foot of ours.
 */
export const quotedOf = (text: string): string =>
  text
    .split(/\r\n|[\n\u0085\u2028\u2029]/)
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');

/** Markdown as it would be read aloud: without the marks of headings, stress, lists and code, and links as their words. */
const withoutMarks = (text: string): string =>
  text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(#{1,6}|>|[*+-])\s+/gm, '')
    .replace(/\*\*|__|`/g, '');

export interface CalendarEntry {
  readonly id: string;
  readonly at: Date;
  readonly title: string;
  readonly text: string;
  readonly url: string;
  /** When it was written. */
  readonly now: Date;
}

/** A calendar file with one instant in it, by RFC 5545. */
export function calendarFile({ id, at, title, text, url, now }: CalendarEntry): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tally//Tally//EN',
    'BEGIN:VEVENT',
    `UID:${id}@tally`,
    `DTSTAMP:${instant(now)}`,
    `DTSTART:${instant(at)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    `URL:${url}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

const instant = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '');

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n|\r/g, '\\n');

/** A line has at most 75 bytes; what is longer goes on after a line break and a space. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > 75) {
      parts.push(part);
      part = ' ';
      bytes = 1;
    }
    part += character;
    bytes += size;
  }
  return [...parts, part].join('\r\n');
}

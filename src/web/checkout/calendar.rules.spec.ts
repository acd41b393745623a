// Guarantee: a calendar file is one that calendars read: instants in UTC, special characters escaped, no line over 75 bytes.
import { calendarFile } from './calendar.rules.js';

const entry = {
  id: '019a',
  at: new Date('2026-12-14T22:59:00.000Z'),
  now: new Date('2026-11-27T10:00:00.000Z'),
  title: 'Ends: a barge, a boat; and \\ more',
  text: `First line\r\nsecond ${'é'.repeat(100)}`,
  url: 'https://tally.example/en/campaigns/a-barge',
};

it('writes the instant, escapes what has a meaning, and folds long lines without cutting a character', () => {
  const file = calendarFile(entry);
  expect(file).toContain('DTSTART:20261214T225900Z\r\n');
  expect(file).toContain('SUMMARY:Ends: a barge\\, a boat\\; and \\\\ more\r\n');
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(file.replaceAll('\r\n ', '')).toContain(`DESCRIPTION:First line\\nsecond ${'é'.repeat(100)}\r\n`);
  expect(file).toMatch(/^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/);
});

// A field accepts exactly what its name promises; nothing is converted on the way in.
import * as rules from './fields.rules.js';

const amount = rules.integer(1, 99_999_999);
const degrees = rules.number(-90, 90);
const line = rules.text({ max: 10 });
const lines = rules.text({ max: 50, lines: true });

const accepted: [string, rules.Check, unknown[]][] = [
  ['integer', amount, [1, 2500, 99_999_999, 2500.0]],
  ['number', degrees, [50.85, -90, 90, 0, -0.5]],
  ['id', rules.id, ['0197e2a4-7b1c-7c3e-9d2f-3a4b5c6d7e8f', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF']],
  ['one line', line, ['a', '日本語', '🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂', 'é'.normalize('NFD')]],
  ['lines', lines, ['a\nb', 'a\r\nb\tc']],
  ['email', rules.email, ['ada@example.org', 'a+b@sub.example.co', 'zoë@exämple.org']],
  ['url', rules.url, ['https://example.org/a?b#c', 'http://localhost:3000/']],
  ['instant', rules.instant, ['2027-03-01T18:00:00Z', '2027-03-01T18:00:00.123456+01:00', '2028-02-29T00:00Z']],
  ['day', rules.day, ['2027-03-01', '2028-02-29']],
  ['time zone', rules.timeZone, ['Europe/Brussels', 'UTC', 'America/Argentina/Buenos_Aires']],
  ['currency', rules.currency, ['EUR', 'JPY', 'BHD']],
  ['flag', rules.flag, [true, false]],
  ['choice', rules.choice(['red', 'blue']), ['red']],
  ['list', rules.list({ max: 2 }, line), [[], ['a'], ['a', 'b']]],
];

const refused: [string, rules.Check, unknown[]][] = [
  [
    'integer',
    amount,
    [0, -1, -0, 2.5, 1e21, '25', '1', true, null, undefined, NaN, Infinity, [], [25], {}, 100_000_000, 25n],
  ],
  ['number', degrees, [90.0001, -91, '50.85', true, null, undefined, NaN, Infinity, [], [1], {}, 25n]],
  [
    'id',
    rules.id,
    ['', '1', 'x'.repeat(36), '0197e2a47b1c7c3e9d2f3a4b5c6d7e8f', '{0197e2a4-7b1c-7c3e-9d2f-3a4b5c6d7e8f}', 5],
  ],
  [
    'one line',
    line,
    ['', '   ', 'a\nb', 'a\tb', 'a\u0007b', 'a\u202eb', 'a\u2028b', '12345678901', 5, null, ['a'], {}],
  ],
  ['lines', lines, ['a\u0000b', 'a\rb', '\u001b[31m', 'card 4242 4242 4242 4242', '4242424242424242']],
  [
    'email',
    rules.email,
    [
      '',
      'ada',
      'ada@',
      '@example.org',
      'a b@example.org',
      'a@b',
      'a@b.c\r\nBcc: x@y.org',
      `${'x'.repeat(250)}@example.org`,
      ['a@b.org'],
    ],
  ],
  [
    'url',
    rules.url,
    [
      'javascript:alert(1)',
      '//example.org',
      'example.org',
      'https://u:p@example.org',
      'data:,x',
      'https://exa mple.org',
      5,
    ],
  ],
  [
    'instant',
    rules.instant,
    [
      '2027-02-30T00:00:00Z',
      '2027-03-01T18:00:00',
      '2027-03-01',
      '2027-13-01T00:00:00Z',
      '2027-03-01T25:00:00Z',
      'now',
      '99999-01-01T00:00:00Z',
      1_800_000_000_000,
    ],
  ],
  ['day', rules.day, ['2027-02-29', '2027-2-1', '01.03.2027', '2027-03-01T00:00:00Z', '0000-00-00', 20270301]],
  ['time zone', rules.timeZone, ['Europe/Atlantis', '', '+02:00', "Europe/Brussels'; drop table pledges", null]],
  ['currency', rules.currency, ['eur', 'EURO', 'ZZZ', '', null, 978]],
  ['flag', rules.flag, ['true', 1, 0, null, 'yes']],
  ['choice', rules.choice(['red', 'blue']), ['Red', '', null, ['red'], 'toString']],
  ['list', rules.list({ max: 2, min: 1 }, line), [[], ['a', 'b', 'c'], ['a', ''], 'a', { 0: 'a', length: 1 }, null]],
];

test.each(accepted.flatMap(([name, check, values]) => values.map((value) => [name, value, check] as const)))(
  '%s accepts %p',
  (_name, value, check) => expect(check(value)).toBeUndefined(),
);

test.each(refused.flatMap(([name, check, values]) => values.map((value) => [name, value, check] as const)))(
  '%s refuses %p in words',
  (_name, value, check) => expect(check(value)).toMatch(/^(must|holds|looks|item)/),
);

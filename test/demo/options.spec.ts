/** Guarantee: `npm run demo` takes the options of its usage text, and says of any other in one line what is wrong. */
import fc from 'fast-check';
import { readOptions, usage, UsageError } from '../../src/demo/options.js';

const live = { once: false, json: false, fresh: false, data: '.data', port: 3000, currency: 'EUR', seed: undefined };
const once = { ...live, once: true, port: undefined };

test.each([
  ['', live],
  ['--port 4000', { ...live, port: 4000 }],
  ['--data=/tmp/town --fresh', { ...live, data: '/tmp/town', fresh: true }],
  ['--once', once],
  ['--once --port 4000', { ...once, port: 4000 }],
  ['--once --json --currency jpy --seed 0', { ...once, json: true, currency: 'JPY', seed: 0 }],
])('reads "%s"', (line, expected) => {
  expect(readOptions(words(line))).toEqual(expected);
});

test.each(['--help', '-h', '--once --help'])('answers "%s" with the usage text', (line) => {
  expect(readOptions(words(line))).toBe('help');
});

test('the usage text names every option', () => {
  const named = [...usage.matchAll(/^ {2}(--\w+)/gm)].map(([, name]) => name);
  expect(named).toEqual(['--once', '--json', '--currency', '--seed', '--port', '--data', '--fresh', '--help']);
});

test.each([
  ['--onse', "Unknown option '--onse'"],
  ['--port', "Option '--port <value>' argument missing"],
  ['--port 0', "--port takes a whole number from 1 to 65535, not '0'"],
  ['--port 65536', "--port takes a whole number from 1 to 65535, not '65536'"],
  ['--port 3e3', "--port takes a whole number from 1 to 65535, not '3e3'"],
  ['--once --seed -1', "Option '--seed' argument is ambiguous"],
  ['--once --seed=-1', "--seed takes a whole number from 0 to 2147483648, not '-1'"],
  ['--once --currency XYZ', "--currency takes an ISO 4217 code such as EUR or JPY, not 'XYZ'"],
  ['--data=', '--data takes a folder'],
  ['--json', '--json, --currency and --seed go with --once'],
  ['--seed 0', '--json, --currency and --seed go with --once'],
  ['town', "Unexpected argument 'town'"],
])('refuses "%s"', (line, mistake) => {
  expect(() => readOptions(words(line))).toThrow(UsageError);
  expect(messageOf(words(line)).split('\n')[0]).toBe(mistake);
});

test('whatever is given, the answer is options, help, or one line and the usage text', () => {
  const word = fc.oneof(
    fc.constantFrom('--once', '--json', '--port', '--data', '--fresh', '--currency', '--seed', '--', '-h', 'EUR', '7'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 5 }), (args) => {
      const message = messageOf(args);
      return message === '' || message.endsWith(`\n\n${usage}`);
    }),
  );
});

const words = (line: string): string[] => line.split(' ').filter(Boolean);

/** What a mistake is answered with; empty when there is none. */
function messageOf(args: readonly string[]): string {
  try {
    readOptions(args);
    return '';
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
}

import { parseArgs } from 'node:util';

export interface DemoOptions {
  /** Run one campaign from draft to payout on virtual time, print the summary and leave. */
  readonly once: boolean;
  /** Print the summary as JSON only; progress goes to stderr. */
  readonly json: boolean;
  /** Where api and pages listen; with `--once` a free port is taken when none is given. */
  readonly port: number | undefined;
  /** Where database, sandbox and logs are kept; `--once` keeps its own in `once` below it. */
  readonly data: string;
  /** Begin with nothing: what the data folder holds is removed. */
  readonly fresh: boolean;
  /** ISO 4217: the currency of the campaign of `--once`. */
  readonly currency: string;
  /** For random amounts in the campaign of `--once`; the same seed gives the same amounts. */
  readonly seed: number | undefined;
}

/** A mistake on the command line; the message says in its first line what it is and then what is accepted. */
export class UsageError extends Error {
  constructor(mistake: string) {
    super(`${mistake}\n\n${usage}`);
    this.name = 'UsageError';
  }
}

export const usage = `usage: npm run demo -- [--once [--json] [--currency JPY] [--seed N]] [--port N] [--data DIR] [--fresh]

  --once       one campaign from draft to payout on virtual time, then leave: exit code 0, or 1 with what was wrong
  --json       with --once: the summary as JSON on standard output; progress goes to standard error
  --currency   with --once: the campaign's currency, an ISO 4217 code (EUR)
  --seed       with --once: random amounts, the same for the same number
  --port       where it listens (3000; with --once a free port)
  --data       where it keeps its database, sandbox and logs (.data; --once keeps them in DIR/once)
  --fresh      begin with nothing: what is kept there is removed
  --help       this text`;

/** Answers `help` when that is what was asked for. @throws UsageError */
export function readOptions(args: readonly string[]): DemoOptions | 'help' {
  const { once = false, json = false, fresh = false, port, data = '.data', currency, seed, help } = parse(args);
  if (help) return 'help';
  if (!once && (json || currency !== undefined || seed !== undefined))
    throw new UsageError('--json, --currency and --seed go with --once');
  if (data === '') throw new UsageError('--data takes a folder');
  return {
    once,
    json,
    fresh,
    data,
    port: port === undefined ? (once ? undefined : 3000) : wholeNumber('--port', port, 1, 65_535),
    currency: currencyOf(currency ?? 'EUR'),
    seed: seed === undefined ? undefined : wholeNumber('--seed', seed, 0, 2 ** 31),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        once: { type: 'boolean' },
        json: { type: 'boolean' },
        port: { type: 'string' },
        data: { type: 'string' },
        fresh: { type: 'boolean' },
        currency: { type: 'string' },
        seed: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(firstSentence((error as Error).message));
  }
}

/** Node goes on with advice about `--`, which helps nobody here. */
const firstSentence = (message: string): string => message.split(/\.\s/)[0] ?? message;

function currencyOf(given: string): string {
  const currency = given.toUpperCase();
  if (!Intl.supportedValuesOf('currency').includes(currency))
    throw new UsageError(`--currency takes an ISO 4217 code such as EUR or JPY, not '${given}'`);
  return currency;
}

function wholeNumber(name: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max)
    throw new UsageError(`${name} takes a whole number from ${min} to ${max}, not '${text}'`);
  return value;
}

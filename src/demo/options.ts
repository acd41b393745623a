import { parseArgs } from 'node:util';

export interface DemoOptions {
  /** Run one campaign from draft to payout on virtual time, print the summary and leave. */
  readonly once: boolean;
  /** Print the summary as JSON only; progress goes to stderr. */
  readonly json: boolean;
  /** Where api and pages listen. */
  readonly port: number;
  /** Where database, sandbox and mails are kept. */
  readonly data: string;
  /** Begin with nothing: what the data folder holds is removed. */
  readonly fresh: boolean;
  /** ISO 4217: the currency of the campaign of `--once`. */
  readonly currency: string;
  /** For random amounts in the campaign of `--once`; the same seed gives the same amounts. */
  readonly seed: number | undefined;
}

/** A mistake on the command line; the message says what is accepted. */
export class UsageError extends Error {}

const usage = `usage: npm run demo -- [--once [--json] [--currency JPY] [--seed N]] [--port N] [--data DIR] [--fresh]

  --once       one campaign from draft to payout on virtual time, then leave: exit code 0, or 1 with what was wrong
  --json       with --once: the summary as JSON on standard output
  --currency   with --once: the campaign's currency (EUR)
  --seed       with --once: random amounts, the same for the same number
  --port       where it listens (3000)
  --data       where it keeps its database (.data)
  --fresh      begin with nothing`;

/** @throws UsageError */
export function readOptions(args: readonly string[]): DemoOptions {
  const { once, json, port, data, fresh, currency, seed, help } = parse(args);
  if (help) throw new UsageError(usage);
  if (!once && (json || currency || seed))
    throw new UsageError(`--json, --currency and --seed go with --once\n\n${usage}`);
  return {
    once: once ?? false,
    json: json ?? false,
    port: wholeNumber('--port', port ?? '3000', 65_535),
    data: data ?? '.data',
    fresh: fresh ?? false,
    currency: (currency ?? 'EUR').toUpperCase(),
    seed: seed === undefined ? undefined : wholeNumber('--seed', seed, 2 ** 31),
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
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

function wholeNumber(name: string, text: string, max: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > max) throw new UsageError(`${name} takes a whole number up to ${max}`);
  return value;
}

import { parseArgs } from 'node:util';
import type { SandboxOptions } from './start-sandbox.js';

export const usage =
  'usage: sandbox --port N [--host 127.0.0.1] [--file state.ndjson] [--webhook-secret whsec_…] [--event-destination-secret whsec_…] [--allow-v1-accounts]';

/** The options of the command line; throws one sentence for what is wrong with them. */
export function readCommandLine(args: string[]): SandboxOptions {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      file: { type: 'string' },
      'webhook-secret': { type: 'string' },
      'event-destination-secret': { type: 'string' },
      'allow-v1-accounts': { type: 'boolean' },
    },
  });
  const port = Number(values.port ?? NaN);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(usage);
  return {
    port,
    host: values.host,
    file: values.file,
    webhookSecret: values['webhook-secret'],
    eventDestinationSecret: values['event-destination-secret'],
    allowV1Accounts: values['allow-v1-accounts'],
  };
}

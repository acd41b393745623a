import { readCommandLine } from './command-line.js';
import { startSandbox } from './start-sandbox.js';

try {
  const options = readCommandLine(process.argv.slice(2));
  const sandbox = await startSandbox(options);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void sandbox.close().finally(() => process.exit(0)));
  }
  console.log(`sandbox listening on ${sandbox.url}`);
} catch (error) {
  console.error(`sandbox: ${reason(error)}`);
  process.exit(1);
}

function reason(error: unknown): string {
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `port ${port} is taken by another program`;
  return message;
}

import { AsyncLocalStorage } from 'node:async_hooks';
import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger as Pino, type LoggerOptions, pino } from 'pino';
import { redact, redactText } from './redaction.rules.js';

export { redact };

/** What every log line of one request or job carries. */
export interface RequestScope {
  readonly requestId: string;
  callerId?: string;
}

/** The request or job that the current code runs for. Jobs open one: `requestScope.run({ requestId: jobId }, …)`. */
export const requestScope = new AsyncLocalStorage<RequestScope>();

/** One JSON object per line. Everything passes through `redact`: no e-mails, tokens, cookies, keys or card numbers. */
export function createLogger(level: string, destination?: DestinationStream): Pino {
  const options: LoggerOptions = {
    level,
    base: null,
    messageKey: 'message',
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => ({ ...requestScope.getStore() }),
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (fields: object) => redact(fields) as Record<string, unknown>,
    },
    hooks: {
      logMethod(parts, method) {
        const redacted = parts.map((part: unknown) => (typeof part === 'string' ? redactText(part) : part));
        method.apply(this, redacted as typeof parts);
      },
    },
  };
  // Lines are written in the background, and flushed at exit: logging must not hold up requests.
  return pino(options, destination ?? pino.destination({ dest: 1, sync: false }));
}

/** Contexts in which Nest tells each module and route it wires, some hundred lines at every start. */
const wiring: ReadonlySet<unknown> = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer']);

/**
 * Nest's logger on pino. In a module: `private readonly logger = new Logger(MakePledge.name)` of @nestjs/common, with
 * `logger.error('what failed', error)` or `logger.log({ message: 'what happened', campaignId })`.
 */
export class JsonLogger implements LoggerService {
  constructor(private readonly pino: Pino) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write(wiring.has(rest.at(-1)) ? 'debug' : 'info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest passes the context last, and for errors sometimes a stack before it. */
  private write(level: 'info' | 'error' | 'warn' | 'debug' | 'fatal', message: unknown, rest: unknown[]): void {
    if (!this.pino.isLevelEnabled(level)) return;
    const last = rest.at(-1);
    const context = typeof last === 'string' ? last : undefined;
    const error = [message, ...rest].find((part) => part instanceof Error);
    const fields: object = isPlainFields(message) ? message : {};
    const said = typeof message === 'string' ? message : message instanceof Error ? message.message : undefined;
    this.pino[level](
      { ...(context && { context }), ...fields, ...(error && { error }) },
      ...(said === undefined ? [] : [said]),
    );
  }
}

const isPlainFields = (message: unknown): message is object =>
  typeof message === 'object' && message !== null && !(message instanceof Error);

import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DynamicModule, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp, stopApp } from '../../src/app.js';
import { readSettings, type Settings } from '../../src/platform/settings.js';
import { createTestDatabase } from './cluster.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are read by name: whether the names are there is what tests find out
type Loose = any;

/** An answer, read whole. `body` is the parsed JSON, or the text when it is none. */
export interface Answer<B = Loose> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: B;
}

export interface CallOptions {
  /** Sent as JSON; a string or Buffer is sent as it is. */
  readonly body?: unknown;
  /** Sent as a bearer token. */
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Call = <B = Loose>(method: string, path: string, options?: CallOptions) => Promise<Answer<B>>;

export interface RunningApp {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly settings: Settings;
  readonly call: Call;
  /** Stops the application and drops its database. */
  stop(): Promise<void>;
}

export interface StartOptions {
  /** Environment variables over the defaults of tests. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Modules that only this test needs, such as controllers that show a part of the frame. */
  readonly modules?: readonly (Type | DynamicModule)[];
  /** A database to share with another application; it is then not dropped. */
  readonly databaseUrl?: string;
}

/** The whole application on a migrated database of its own, listening on a free port. */
export async function startApp({
  settings: over = {},
  modules = [],
  databaseUrl,
}: StartOptions = {}): Promise<RunningApp> {
  const database = databaseUrl ? undefined : await createTestDatabase();
  const filesDir = join(tmpdir(), `tally-files-${randomUUID()}`);
  const settings = readSettings({
    NODE_ENV: 'test',
    PORT: '0',
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    DATABASE_URL: databaseUrl ?? database?.url,
    DATABASE_POOL: '8',
    // Nobody listens there: a test that forgets its sandbox must not reach the real provider.
    STRIPE_API_BASE: 'http://127.0.0.1:9',
    FILES_DIR: filesDir,
    ...over,
  });
  const app = await createApp(settings, modules);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  return {
    app,
    url,
    settings,
    call: callOf(url),
    stop: async () => {
      await stopApp(app, 2_000);
      await database?.drop();
      await rm(filesDir, { recursive: true, force: true });
    },
  };
}

/** Calls an application that listens at `url`. */
export const callOf =
  (url: string): Call =>
  async (method, path, { body, token, headers = {} } = {}) => {
    const raw = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(new URL(path, url), {
      method,
      redirect: 'manual',
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: raw ? (body as string) : JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, body: parsed(await response.text()) };
  };

function parsed(text: string): Loose {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

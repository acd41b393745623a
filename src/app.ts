import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import {
  addRequestHooks,
  closeConnectionsWhenStopping,
  fastifyAdapter,
  measureRequests,
  OpenApi,
  serveOnlyHealth,
} from './platform/http/index.js';
import { createLogger, JsonLogger } from './platform/logger.js';
import { Metrics } from './platform/metrics.js';
import { ProcessRole, type Settings } from './platform/settings.js';

/**
 * The application, wired but not yet listening. `main.ts` and the tests use the same one; a test may add modules.
 *
 * @throws whatever keeps a provider from starting, such as a database that does not answer.
 */
export async function createApp(
  settings: Settings,
  more: readonly (Type | DynamicModule)[] = [],
): Promise<NestFastifyApplication> {
  const log = createLogger(settings.LOG_LEVEL);
  const adapter = fastifyAdapter(settings);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(settings, more), adapter, {
    logger: new JsonLogger(log),
    bodyParser: false,
    abortOnError: false,
  });
  const fastify = adapter.getInstance();
  addRequestHooks(fastify, settings);
  closeConnectionsWhenStopping(fastify);
  if (!app.get(ProcessRole).serves) serveOnlyHealth(fastify);
  measureRequests(fastify, app.get(Metrics), log);
  app.get(OpenApi).describes(app);
  return app;
}

/**
 * Stops without losing an answer: no new connection is taken, running requests get up to `graceMs`, then everything
 * that jobs and connections hold is closed.
 */
export async function stopApp(app: NestFastifyApplication, graceMs = 10_000): Promise<void> {
  const closed = app.getHttpAdapter().getInstance().close();
  await Promise.race([closed, sleep(graceMs, undefined, { ref: false })]);
  app.getHttpServer().closeAllConnections();
  await app.close();
}

import { Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { HealthController } from './health.controller.js';
import { HealthChecks } from './health.js';
import { Idempotency } from './idempotency.js';
import { OpenApiController } from './openapi.controller.js';
import { OpenApi } from './openapi.js';
import { ProblemFilter, ProblemPages } from './problem.filter.js';
import { ProblemsController } from './problems.controller.js';
import { SettingsController } from './settings.controller.js';
import { ValidationPipe } from './validation.js';

/**
 * Owns how requests come in and answers go out: parsing, limits, validation, problem details, idempotency, paging.
 * Guarantees that every error answer is RFC 9457 with a stable type, also where Fastify or Node answer by themselves;
 * that no 5xx shows a stack or a statement; that unknown fields and unstorable text are refused with their pointer;
 * that one Idempotency-Key has one effect; and that a page walk by `after` shows every row once.
 * Health, metrics, the problem types and the OpenAPI document are served here.
 */
@Module({
  controllers: [HealthController, ProblemsController, OpenApiController, SettingsController],
  providers: [
    { provide: APP_FILTER, useExisting: ProblemFilter },
    { provide: APP_PIPE, useClass: ValidationPipe },
    ProblemFilter,
    ProblemPages,
    HealthChecks,
    Idempotency,
    OpenApi,
  ],
  exports: [ProblemPages, HealthChecks, Idempotency, OpenApi],
})
export class HttpModule {}

import { Controller, Get, Header } from '@nestjs/common';
import { Metrics } from '../metrics.js';
import { Allow } from './allow.js';
import { NotReady } from './frame.errors.js';
import { HealthChecks } from './health.js';
import { Operation, OperationGroup } from './openapi-notes.js';

/** What machines ask of every process, whatever its role. */
@Controller()
@OperationGroup('Health')
export class HealthController {
  constructor(
    private readonly health: HealthChecks,
    private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  @Allow('health.read')
  @Operation({ summary: 'The process runs' })
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('health/ready')
  @Allow('health.read')
  @Operation({ summary: 'The process can serve: Postgres, migrations and queue are there', problems: [NotReady] })
  async ready(): Promise<{ status: string; checks: Record<string, string> }> {
    const { ready, checks } = await this.health.run();
    if (!ready) throw new NotReady({ extra: { checks }, retryAfterSeconds: 1 });
    return { status: 'ok', checks };
  }

  @Get('metrics')
  @Allow('metrics.read')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Operation({ summary: 'Figures for Prometheus' })
  async figures(): Promise<string> {
    return this.metrics.text();
  }
}

import { Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Caller, CurrentCaller, Operation, OperationGroup } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { PageRoutes } from '../frame/page-routes.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { ExportData } from './export-data.js';

@OperationGroup('People')
@Controller('v1/me')
export class MyDataApiController {
  constructor(private readonly exportData: ExportData) {}

  @Get('export')
  @Allow('me.export')
  @Operation({ summary: 'Everything that is kept about me, as one JSON document' })
  async all(@CurrentCaller() caller: Caller, @Res() reply: FastifyReply): Promise<void> {
    await send(reply, await this.exportData.execute(caller));
  }
}

@PageRoutes('my/account')
export class MyDataController {
  constructor(private readonly exportData: ExportData) {}

  /** By a button and not by a link, so that nothing fetches it on the way. */
  @Post('export')
  @Allow('me.export')
  async all(@CurrentVisit() { caller }: Visit, @Res() reply: FastifyReply): Promise<void> {
    await send(reply, await this.exportData.execute(caller));
  }
}

async function send(reply: FastifyReply, document: NodeJS.ReadableStream): Promise<void> {
  void reply.status(200).type('application/json; charset=utf-8').header('cache-control', 'no-store');
  void reply.header('content-disposition', 'attachment; filename="tally-export.json"');
  await reply.send(document);
}

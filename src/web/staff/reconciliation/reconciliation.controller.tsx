import { Body, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { UuidParam } from '../../../platform/http/index.js';
import { OrderReconciliation, ResolveBreak, TakeBreak } from '../../../reconciliation/index.js';
import { Allow } from '../../../users/index.js';
import { PageRoutes } from '../../frame/page-routes.js';
import { CurrentVisit, type Visit } from '../../frame/visit.js';
import { tryDeed } from '../frame/try-deed.js';
import { bareForm, reasonForm } from '../frame/reason.form.js';
import { ReconciliationSheets } from './reconciliation-sheets.js';

const resolveForm = reasonForm.extend({ bookedTo: z.enum(['platform', 'campaign', 'bank', 'nothing']) });

/** Our books against the provider's: comparisons, and the differences that finance clears up. */
@PageRoutes('staff/reconciliation')
export class StaffReconciliationController {
  constructor(
    private readonly sheets: ReconciliationSheets,
    private readonly orderReconciliation: OrderReconciliation,
    private readonly takeBreak: TakeBreak,
    private readonly resolveBreak: ResolveBreak,
  ) {}

  @Get()
  @Allow('reconciliations.read')
  async list(@Query() query: Record<string, unknown>, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    await this.sheets.list(reply, visit, query);
  }

  @Post()
  @Allow('reconciliations.order')
  async order(@Body() body: unknown, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    const tried = await tryDeed(visit, body, bareForm, () => this.orderReconciliation.execute(visit.caller));
    if (!tried.ok) return this.sheets.list(reply, visit, {}, tried.state);
    await this.sheets.pages.redirect(reply, visit, '/staff/reconciliation');
  }

  @Get('breaks/:id')
  @Allow('breaks.read')
  async break(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    await this.sheets.break(reply, visit, id);
  }

  @Post('breaks/:id/take')
  @Allow('breaks.resolve')
  async take(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ) {
    const tried = await tryDeed(visit, body, bareForm, () => this.takeBreak.execute(id, visit.caller));
    if (!tried.ok) return this.sheets.break(reply, visit, id, tried.state);
    await this.sheets.pages.redirect(reply, visit, `/staff/reconciliation/breaks/${id}`);
  }

  @Post('breaks/:id/resolve')
  @Allow('breaks.resolve')
  async resolve(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ) {
    const tried = await tryDeed(visit, body, resolveForm, (resolution) =>
      this.resolveBreak.execute(id, resolution, visit.caller),
    );
    if (!tried.ok) return this.sheets.break(reply, visit, id, tried.state);
    await this.sheets.pages.redirect(reply, visit, `/staff/reconciliation/breaks/${id}`);
  }
}

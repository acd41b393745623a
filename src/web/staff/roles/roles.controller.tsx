import { Body, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { UuidParam } from '../../../platform/http/index.js';
import { Allow, ApproveRole, ProposeRole, RevokeRole, staffRoles } from '../../../users/index.js';
import { emptyForm, type FormState } from '../../forms/field.js';
import { PageRoutes } from '../../frame/page-routes.js';
import { CurrentVisit, type Visit } from '../../frame/visit.js';
import { bareForm } from '../frame/reason.form.js';
import { tryDeed } from '../frame/try-deed.js';
import { RoleSheets } from './role-sheets.js';

const proposeForm = z.strictObject({
  email: z.string().trim().max(254).pipe(z.email()),
  role: z.enum(staffRoles),
});

/** Roles: proposed by one owner, approved by another, taken back by any. */
@PageRoutes('staff/roles')
export class StaffRolesController {
  constructor(
    private readonly sheets: RoleSheets,
    private readonly proposeRole: ProposeRole,
    private readonly approveRole: ApproveRole,
    private readonly revokeRole: RevokeRole,
  ) {}

  @Get()
  @Allow('roles.read')
  async list(@Query() query: Record<string, unknown>, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    await this.sheets.list(reply, visit, query, { proposing: emptyForm, deciding: emptyForm });
  }

  @Post()
  @Allow('roles.propose')
  async propose(@Body() body: unknown, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply) {
    const tried = await tryDeed(visit, body, proposeForm, (form) => this.proposeRole.execute(form, visit.caller));
    if (!tried.ok) return this.sheets.list(reply, visit, {}, { proposing: tried.state, deciding: emptyForm });
    await this.sheets.pages.redirect(reply, visit, '/staff/roles');
  }

  @Post(':id/approve')
  @Allow('roles.approve')
  async approve(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ) {
    const tried = await tryDeed(visit, body, bareForm, () => this.approveRole.execute(id, visit.caller));
    await this.answer(reply, visit, tried.ok ? undefined : tried.state);
  }

  @Post(':id/revoke')
  @Allow('roles.revoke')
  async revoke(
    @UuidParam('id') id: string,
    @Body() body: unknown,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ) {
    const tried = await tryDeed(visit, body, bareForm, () => this.revokeRole.execute(id, visit.caller));
    await this.answer(reply, visit, tried.ok ? undefined : tried.state);
  }

  private async answer(reply: FastifyReply, visit: Visit, refused: FormState | undefined): Promise<void> {
    if (refused) return this.sheets.list(reply, visit, {}, { proposing: emptyForm, deciding: refused });
    await this.sheets.pages.redirect(reply, visit, '/staff/roles');
  }
}

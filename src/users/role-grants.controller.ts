import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  type Caller,
  CurrentCaller,
  MalformedInput,
  Operation,
  OperationGroup,
  type Page,
  PageQuery,
  UuidParam,
} from '../platform/http/index.js';
import { ApproveRole } from './approve-role.js';
import { ListRoleGrants } from './list-role-grants.js';
import { Allow } from './permissions.js';
import { ProposeRole } from './propose-role.js';
import {
  LastOwner,
  NoSuchMember,
  NotWithOneself,
  RoleGrantNotFound,
  RoleGrantOver,
  RoleGrantTwice,
  RoleTooYoung,
} from './role-grant.errors.js';
import { ProposeRoleRequest, RoleGrantResponse, toRoleGrant } from './role-grants.dto.js';
import { RevokeRole } from './revoke-role.js';

@Controller('v1/admin/role-grants')
@OperationGroup('Roles')
export class RoleGrantsController {
  constructor(
    private readonly listRoleGrants: ListRoleGrants,
    private readonly proposeRole: ProposeRole,
    private readonly approveRole: ApproveRole,
    private readonly revokeRole: RevokeRole,
  ) {}

  @Get()
  @Allow('roles.read')
  @Operation({ summary: 'Every role that was ever given, newest first', answer: [RoleGrantResponse] })
  list(@Query() query: PageQuery): Promise<Page<RoleGrantResponse>> {
    return this.listRoleGrants.execute(query);
  }

  @Post()
  @Allow('roles.propose')
  @Operation({
    summary: 'Propose a role for a member',
    answer: RoleGrantResponse,
    status: 201,
    problems: [NoSuchMember, NotWithOneself, RoleGrantTwice],
  })
  async propose(@Body() body: ProposeRoleRequest, @CurrentCaller() caller: Caller): Promise<RoleGrantResponse> {
    if ((body.userId === undefined) === (body.email === undefined)) {
      throw new MalformedInput({ errors: [{ pointer: '', message: 'needs either userId or email' }] });
    }
    return toRoleGrant(await this.proposeRole.execute(body, caller));
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Allow('roles.approve')
  @Operation({
    summary: 'Approve a proposed role: it is in effect from now on',
    answer: RoleGrantResponse,
    problems: [RoleGrantNotFound, NotWithOneself, RoleTooYoung, RoleGrantTwice, RoleGrantOver],
  })
  async approve(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<RoleGrantResponse> {
    return toRoleGrant(await this.approveRole.execute(id, caller));
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('roles.revoke')
  @Operation({
    summary: 'Take a role, or a proposal of one, back',
    status: 204,
    problems: [RoleGrantNotFound, RoleGrantOver, LastOwner],
  })
  revoke(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<void> {
    return this.revokeRole.execute(id, caller);
  }
}

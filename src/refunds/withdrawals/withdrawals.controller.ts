import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import {
  type Caller,
  CurrentCaller,
  FlagField,
  InstantField,
  Operation,
  OperationGroup,
  UuidParam,
} from '../../platform/http/index.js';
import { PledgeAccess, PledgeNotFound } from '../../pledges/index.js';
import { Allow } from '../../users/index.js';
import { ReadWithdrawal, type WithdrawalView } from './read-withdrawal.js';
import { WithdrawPledge } from './withdraw-pledge.js';
import { NoRightOfWithdrawal } from './withdrawal.errors.js';

class WithdrawalResponse {
  @FlagField({ description: 'Whether its backer may withdraw by law now.' })
  isOpen!: boolean;

  @InstantField({ nullable: true, description: 'Null while no end is known, and where there is no right.' })
  until!: string | null;

  @InstantField({ nullable: true, description: 'When its backer withdrew.' })
  declaredAt!: string | null;
}

const toResponse = ({ isOpen, until, declaredAt }: WithdrawalView): WithdrawalResponse => ({
  isOpen,
  until: until?.toISOString() ?? null,
  declaredAt: declaredAt?.toISOString() ?? null,
});

/** Withdrawing from the contract by law, by its backer alone. The link of a mail is enough: money goes only where it came from. */
@Controller('v1/pledges/:id/withdrawal')
@OperationGroup('Pledges')
export class WithdrawalsController {
  constructor(
    private readonly access: PledgeAccess,
    private readonly read: ReadWithdrawal,
    private readonly withdrawPledge: WithdrawPledge,
  ) {}

  @Get()
  @Allow('pledges.withdraw')
  @Operation({
    summary: 'Whether a pledge can be withdrawn from by law, and whether it was',
    answer: WithdrawalResponse,
    problems: [PledgeNotFound],
  })
  async one(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<WithdrawalResponse> {
    const pledge = await this.access.own(id, caller);
    return toResponse(await this.read.execute(pledge.id));
  }

  @Post()
  @HttpCode(200)
  @Allow('pledges.withdraw')
  @Operation({
    summary: 'Withdraw from the contract by law: what was promised is cancelled, and what was charged goes back',
    answer: WithdrawalResponse,
    problems: [PledgeNotFound, NoRightOfWithdrawal],
  })
  async withdraw(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<WithdrawalResponse> {
    return toResponse(await this.withdrawPledge.execute(await this.access.own(id, caller)));
  }
}

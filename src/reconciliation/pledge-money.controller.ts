import { Controller, Get } from '@nestjs/common';
import { type Caller, CurrentCaller, Operation, OperationGroup, UuidParam } from '../platform/http/index.js';
import { PledgeAccess, PledgeNotFound } from '../pledges/index.js';
import { Allow } from '../users/index.js';
import { PledgeMoneyResponse, toPledgeMoneyResponse } from './pledge-money.dto.js';
import { PledgeMoneyReport } from './pledge-money.report.js';

/** Where the money of a pledge is, for its backer and for staff. */
@OperationGroup('Pledges')
@Controller('v1/pledges')
export class PledgeMoneyController {
  constructor(
    private readonly access: PledgeAccess,
    private readonly report: PledgeMoneyReport,
  ) {}

  @Get(':id/money')
  @Allow('pledges.read')
  @Operation({ summary: 'Where the money of a pledge is', answer: PledgeMoneyResponse, problems: [PledgeNotFound] })
  async money(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<PledgeMoneyResponse> {
    const { currency } = await this.access.readable(id, caller);
    return toPledgeMoneyResponse(id, currency, await this.report.of(id));
  }
}

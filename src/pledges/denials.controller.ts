import { Controller, HttpCode, Post } from '@nestjs/common';
import {
  type Caller,
  ChoiceField,
  CurrentCaller,
  Operation,
  OperationGroup,
  UuidParam,
} from '../platform/http/index.js';
import { Allow } from '../users/index.js';
import { DenyPledge } from './deny-pledge.js';
import { type DenialOutcome, denialOutcomes } from './pledge.events.js';
import { PledgeNotFound } from './pledge.errors.js';
import { PledgeAccess } from './pledge-access.js';

class DenialResponse {
  @ChoiceField(denialOutcomes, {
    description:
      '`ended`: nothing was charged, and nothing will be. `told`: finance looks at what was, or may be, charged.',
  })
  outcome!: DenialOutcome;
}

/** For whoever got the mail of a pledge that they did not make. */
@Controller('v1/pledges/:id/denial')
@OperationGroup('Pledges')
export class DenialsController {
  constructor(
    private readonly access: PledgeAccess,
    private readonly denyPledge: DenyPledge,
  ) {}

  @Post()
  @HttpCode(200)
  @Allow('pledges.deny')
  @Operation({
    summary: 'Say that one did not make this pledge, with the link of its mail',
    answer: DenialResponse,
    problems: [PledgeNotFound],
  })
  async deny(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<DenialResponse> {
    return { outcome: await this.denyPledge.execute(await this.access.own(id, caller), caller) };
  }
}

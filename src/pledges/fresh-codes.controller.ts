import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import {
  type Caller,
  CurrentCaller,
  InstantField,
  Operation,
  OperationGroup,
  TextField,
  UuidParam,
} from '../platform/http/index.js';
import { Allow, MailedCodeWrong } from '../users/index.js';
import { AskFreshCode } from './ask-fresh-code.js';
import { ConfirmFreshCode } from './confirm-fresh-code.js';
import { PledgeNotFound } from './pledge.errors.js';
import { PledgeAccess } from './pledge-access.js';

class MailedCodeRequest {
  @TextField({ max: 20, description: 'Six digits, from the mail.' })
  code!: string;
}

class FreshLinkResponse {
  @TextField({ max: 200, description: 'In place of the link of the mail: it may change the pledge as well.' })
  link!: string;

  @InstantField()
  until!: string;
}

/** By which a guest shows that they read the mail of their pledge. */
@Controller('v1/pledges/:id/code')
@OperationGroup('Pledges')
export class FreshCodesController {
  constructor(
    private readonly access: PledgeAccess,
    private readonly askFreshCode: AskFreshCode,
    private readonly confirmFreshCode: ConfirmFreshCode,
  ) {}

  @Post()
  @HttpCode(202)
  @Allow('pledges.show-code')
  @Operation({
    summary: 'Mail a code to the address of a pledge, for whoever has its link',
    status: 202,
    problems: [PledgeNotFound],
  })
  async ask(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<void> {
    await this.askFreshCode.execute(await this.access.own(id, caller));
  }

  @Post('confirm')
  @HttpCode(200)
  @Allow('pledges.show-code')
  @Operation({
    summary: 'Show the code, for a link that may change the pledge for 30 minutes',
    answer: FreshLinkResponse,
    problems: [PledgeNotFound, MailedCodeWrong],
  })
  async confirm(
    @UuidParam('id') id: string,
    @Body() { code }: MailedCodeRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<FreshLinkResponse> {
    const { link, until } = await this.confirmFreshCode.execute(await this.access.own(id, caller), code);
    return { link, until: until.toISOString() };
  }
}

import { Body, Controller, Get, HttpCode, Put, Query } from '@nestjs/common';
import { type Caller, CurrentCaller, Operation, OperationGroup } from '../platform/http/index.js';
import { Allow, LinkInvalid } from '../users/index.js';
import { ChooseMails } from './choose-mails.js';
import { MailChoices, MailChoicesQuery } from './mail-choices.dto.js';

const description = 'Letters about money, about what was agreed to and about the safety of an account are always sent.';

@Controller('v1')
@OperationGroup('People')
export class MailChoicesController {
  constructor(private readonly chooseMails: ChooseMails) {}

  @Get('me/mail-choices')
  @Allow('mails.choose')
  @Operation({ summary: 'Which letters I have switched off', answer: MailChoices })
  async mine(@CurrentCaller() caller: Caller): Promise<MailChoices> {
    return { refused: await this.chooseMails.refused({ caller }) };
  }

  @Put('me/mail-choices')
  @HttpCode(204)
  @Allow('mails.choose')
  @Operation({ summary: 'Switch my letters off and on', description, status: 204 })
  choose(@Body() { refused }: MailChoices, @CurrentCaller() caller: Caller): Promise<void> {
    return this.chooseMails.execute(refused, { caller });
  }

  @Get('mail-choices')
  @Allow('mails.unsubscribe')
  @Operation({
    summary: 'Which letters the reader of a letter has switched off',
    answer: MailChoices,
    problems: [LinkInvalid],
  })
  async ofReader(@Query() { token }: MailChoicesQuery): Promise<MailChoices> {
    return { refused: await this.chooseMails.refused({ token }) };
  }

  @Put('mail-choices')
  @HttpCode(204)
  @Allow('mails.unsubscribe')
  @Operation({
    summary: 'Switch them off and on without an account',
    description,
    status: 204,
    problems: [LinkInvalid],
  })
  chooseAsReader(@Query() { token }: MailChoicesQuery, @Body() { refused }: MailChoices): Promise<void> {
    return this.chooseMails.execute(refused, { token });
  }
}

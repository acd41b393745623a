import { Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { type Caller, CurrentCaller, Operation, OperationGroup, TooManyRequests } from '../platform/http/index.js';
import { AcceptTerms } from './accept-terms.js';
import { ChangeProfile } from './change-profile.js';
import { EraseMe } from './erase-me.js';
import { ErasureHindered } from './erasure.errors.js';
import { PasswordWrong } from './factors/factor.errors.js';
import { Allow } from './permissions.js';
import { ReadAccount } from './read-account.js';
import { TermsOutdated } from './user.errors.js';
import { AcceptTermsRequest, ChangeMeRequest, EraseMeRequest, HindrancesResponse, MeResponse } from './users.dto.js';

/** What a member reads and decides of their own account. */
@Controller('v1/me')
@OperationGroup('People')
export class MeController {
  constructor(
    private readonly acceptTerms: AcceptTerms,
    private readonly readAccount: ReadAccount,
    private readonly changeProfile: ChangeProfile,
    private readonly eraseMe: EraseMe,
  ) {}

  @Get()
  @Allow('me.read')
  @Operation({ summary: 'Who I am, and my roles', answer: MeResponse })
  me(@CurrentCaller() caller: Caller): Promise<MeResponse> {
    return this.readAccount.me(caller);
  }

  @Patch()
  @Allow('me.edit')
  @Operation({ summary: 'Change my name or the language of my letters', answer: MeResponse })
  async change(@Body() body: ChangeMeRequest, @CurrentCaller() caller: Caller): Promise<MeResponse> {
    await this.changeProfile.execute(body, caller);
    return this.readAccount.me(caller);
  }

  @Get('erasure')
  @Allow('me.erase')
  @Operation({ summary: 'What stands against deleting my account', answer: HindrancesResponse })
  async hindrances(@CurrentCaller() caller: Caller): Promise<HindrancesResponse> {
    return { hindrances: await this.eraseMe.hindrances(caller) };
  }

  @Post('erasure')
  @HttpCode(204)
  @Allow('me.erase')
  @Operation({
    summary: 'Delete my account for good',
    description: 'What was charged, refunded and decided stays, as the law wants it, under an id without a name.',
    status: 204,
    problems: [PasswordWrong, ErasureHindered, TooManyRequests],
  })
  erase(@Body() body: EraseMeRequest, @CurrentCaller() caller: Caller): Promise<void> {
    return this.eraseMe.execute(body, caller);
  }

  @Post('terms')
  @HttpCode(204)
  @Allow('terms.accept')
  @Operation({ summary: 'Accept the terms in force', status: 204, problems: [TermsOutdated] })
  accept(@Body() body: AcceptTermsRequest, @CurrentCaller() caller: Caller): Promise<void> {
    return this.acceptTerms.execute(body, caller);
  }
}

import { Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { type Caller, CurrentCaller, Operation, OperationGroup, TooManyRequests } from '../platform/http/index.js';
import { AcceptTerms } from './accept-terms.js';
import { AskPasswordReset } from './ask-password-reset.js';
import { ChangeProfile } from './change-profile.js';
import { CompletePasswordReset } from './complete-password-reset.js';
import { EraseMe } from './erase-me.js';
import { ErasureHindered, PasswordWrong } from './erasure.errors.js';
import { Allow } from './permissions.js';
import { ReadAccount } from './read-account.js';
import { RegisterUser } from './register-user.js';
import { ChallengeOver, PasswordWeak, TermsOutdated } from './user.errors.js';
import {
  AcceptTermsRequest,
  AskPasswordResetRequest,
  ChangeMeRequest,
  EraseMeRequest,
  HindrancesResponse,
  CompletePasswordResetRequest,
  MeResponse,
  RegisterRequest,
  VerifyEmailRequest,
} from './users.dto.js';
import { VerifyEmail } from './verify-email.js';

@Controller('v1')
@OperationGroup('People')
export class UsersController {
  constructor(
    private readonly registerUser: RegisterUser,
    private readonly verifyEmail: VerifyEmail,
    private readonly askPasswordReset: AskPasswordReset,
    private readonly completePasswordReset: CompletePasswordReset,
    private readonly acceptTerms: AcceptTerms,
    private readonly readAccount: ReadAccount,
    private readonly changeProfile: ChangeProfile,
    private readonly eraseMe: EraseMe,
  ) {}

  @Post('users')
  @HttpCode(202)
  @Allow('users.register')
  @Operation({
    summary: 'Register: a mail follows, whether or not the address is known',
    status: 202,
    problems: [TermsOutdated, PasswordWeak, TooManyRequests],
  })
  register(@Body() body: RegisterRequest, @CurrentCaller() caller: Caller): Promise<void> {
    return this.registerUser.execute(body, caller);
  }

  @Post('users/verify-email')
  @HttpCode(204)
  @Allow('users.verify-email')
  @Operation({ summary: 'Show that the address is yours', status: 204, problems: [ChallengeOver, TooManyRequests] })
  verify(@Body() body: VerifyEmailRequest, @CurrentCaller() caller: Caller): Promise<void> {
    return this.verifyEmail.execute(body, caller);
  }

  @Post('password-resets')
  @HttpCode(202)
  @Allow('passwords.reset')
  @Operation({
    summary: 'Forgot the password: a mail follows if the address is a member’s',
    status: 202,
    problems: [TooManyRequests],
  })
  ask(@Body() body: AskPasswordResetRequest, @CurrentCaller() caller: Caller): Promise<void> {
    return this.askPasswordReset.execute(body, caller);
  }

  @Post('password-resets/complete')
  @HttpCode(204)
  @Allow('passwords.reset')
  @Operation({
    summary: 'Set a new password; every session and token ends',
    status: 204,
    problems: [ChallengeOver, PasswordWeak, TooManyRequests],
  })
  complete(@Body() body: CompletePasswordResetRequest, @CurrentCaller() caller: Caller): Promise<void> {
    return this.completePasswordReset.execute(body, caller);
  }

  @Get('me')
  @Allow('me.read')
  @Operation({ summary: 'Who I am, and my roles', answer: MeResponse })
  me(@CurrentCaller() caller: Caller): Promise<MeResponse> {
    return this.readAccount.me(caller);
  }

  @Patch('me')
  @Allow('me.edit')
  @Operation({ summary: 'Change my name or the language of my letters', answer: MeResponse })
  async change(@Body() body: ChangeMeRequest, @CurrentCaller() caller: Caller): Promise<MeResponse> {
    await this.changeProfile.execute(body, caller);
    return this.readAccount.me(caller);
  }

  @Get('me/erasure')
  @Allow('me.erase')
  @Operation({ summary: 'What stands against deleting my account', answer: HindrancesResponse })
  async hindrances(@CurrentCaller() caller: Caller): Promise<HindrancesResponse> {
    return { hindrances: await this.eraseMe.hindrances(caller) };
  }

  @Post('me/erasure')
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

  @Post('me/terms')
  @HttpCode(204)
  @Allow('terms.accept')
  @Operation({ summary: 'Accept the terms in force', status: 204, problems: [TermsOutdated] })
  accept(@Body() body: AcceptTermsRequest, @CurrentCaller() caller: Caller): Promise<void> {
    return this.acceptTerms.execute(body, caller);
  }
}

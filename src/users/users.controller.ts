import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { type Caller, CurrentCaller, Operation, OperationGroup, TooManyRequests } from '../platform/http/index.js';
import { AskAccountLink } from './ask-account-link.js';
import { CompletePasswordReset } from './complete-password-reset.js';
import { Allow } from './permissions.js';
import { RegisterUser } from './register-user.js';
import { ChallengeOver, PasswordWeak, TermsOutdated } from './user.errors.js';
import {
  AskAccountLinkRequest,
  CompletePasswordResetRequest,
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
    private readonly askAccountLink: AskAccountLink,
    private readonly completePasswordReset: CompletePasswordReset,
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
  ask(@Body() { email }: AskAccountLinkRequest, @CurrentCaller() caller: Caller): Promise<void> {
    return this.askAccountLink.execute('reset_password', email, caller);
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
}

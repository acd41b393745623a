import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, CurrentCaller, Operation, OperationGroup, TooManyRequests } from '../../platform/http/index.js';
import { Allow } from '../permissions.js';
import { answerOf } from '../session-answer.js';
import { SignInResponse } from '../users.dto.js';
import { ConfirmIdentity } from './confirm-identity.js';
import { DisableTotp } from './disable-totp.js';
import { EnrolTotp } from './enrol-totp.js';
import {
  PasswordWrong,
  PendingSignInOver,
  SecondFactorMissing,
  SecondFactorWrong,
  StepUpRequired,
  TotpAlreadyOn,
  TotpNotBegun,
} from './factor.errors.js';
import {
  BegunTotpResponse,
  CodeRequest,
  ConfirmedTotpResponse,
  ConfirmIdentityRequest,
  FinishSignInRequest,
  RecoveryCodesResponse,
  SecondFactorsResponse,
} from './factors.dto.js';
import { FinishSignIn } from './finish-sign-in.js';
import { ReadFactors } from './read-factors.js';
import { RenewRecoveryCodes } from './renew-recovery-codes.js';

@Controller('v1')
@OperationGroup('Second factors')
export class FactorsController {
  constructor(
    private readonly finishSignIn: FinishSignIn,
    private readonly confirmIdentity: ConfirmIdentity,
    private readonly enrolTotp: EnrolTotp,
    private readonly disableTotp: DisableTotp,
    private readonly renewRecoveryCodes: RenewRecoveryCodes,
    private readonly readFactors: ReadFactors,
  ) {}

  @Post('sessions/second-factor')
  @Allow('sessions.create')
  @Operation({
    summary: 'Finish signing in with a code',
    answer: SignInResponse,
    status: 201,
    problems: [PendingSignInOver, SecondFactorWrong, TooManyRequests],
  })
  async finish(
    @Body() body: FinishSignInRequest,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInResponse> {
    return answerOf(await this.finishSignIn.execute(body, caller), reply);
  }

  @Post('me/confirm')
  @HttpCode(204)
  @Allow('sessions.confirm')
  @Operation({
    summary: 'Show again that it is you: for ten minutes this session may do what needs it',
    status: 204,
    problems: [SecondFactorWrong, PasswordWrong, TooManyRequests],
  })
  confirm(
    @Body() body: ConfirmIdentityRequest,
    @CurrentCaller() caller: Caller,
    @Req() { sessionId = '' }: FastifyRequest,
  ): Promise<void> {
    return this.confirmIdentity.execute({ ...body, sessionId }, caller);
  }

  @Get('me/second-factors')
  @Allow('second-factors.read')
  @Operation({ summary: 'My second factors', answer: SecondFactorsResponse })
  read(@CurrentCaller() caller: Caller): Promise<SecondFactorsResponse> {
    return this.readFactors.mine(caller);
  }

  @Post('me/totp')
  @Allow('second-factors.change')
  @Operation({
    summary: 'Begin to set up an authenticator app: its secret',
    answer: BegunTotpResponse,
    status: 201,
    problems: [TotpAlreadyOn, StepUpRequired],
  })
  begin(@CurrentCaller() caller: Caller): Promise<BegunTotpResponse> {
    return this.enrolTotp.begin(caller);
  }

  @Post('me/totp/confirm')
  @HttpCode(200)
  @Allow('second-factors.change')
  @Operation({
    summary: 'Show that the app has the secret: from here on its codes are asked for, and my other sessions end',
    answer: ConfirmedTotpResponse,
    problems: [TotpNotBegun, TotpAlreadyOn, SecondFactorWrong, TooManyRequests, StepUpRequired],
  })
  confirmTotp(
    @Body() { code }: CodeRequest,
    @CurrentCaller() caller: Caller,
    @Req() { sessionId = '' }: FastifyRequest,
  ): Promise<ConfirmedTotpResponse> {
    return this.enrolTotp.confirm({ code, sessionId }, caller);
  }

  @Post('me/totp/disable')
  @HttpCode(204)
  @Allow('second-factors.change')
  @Operation({
    summary: 'Turn the authenticator app off',
    status: 204,
    problems: [TotpNotBegun, SecondFactorWrong, TooManyRequests, StepUpRequired],
  })
  disable(@Body() body: CodeRequest, @CurrentCaller() caller: Caller): Promise<void> {
    return this.disableTotp.execute(body, caller);
  }

  @Post('me/recovery-codes')
  @HttpCode(200)
  @Allow('second-factors.change')
  @Operation({
    summary: 'New recovery codes in place of the old ones',
    answer: RecoveryCodesResponse,
    problems: [SecondFactorMissing, StepUpRequired],
  })
  renew(@CurrentCaller() caller: Caller): Promise<RecoveryCodesResponse> {
    return this.renewRecoveryCodes.execute(caller);
  }
}

import { Body, Controller, Delete, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type Caller,
  CurrentCaller,
  Operation,
  OperationGroup,
  TooManyRequests,
  UuidParam,
} from '../../platform/http/index.js';
import { StepUpRequired } from '../factors/factor.errors.js';
import { Allow } from '../permissions.js';
import { answerOf, nameOf } from '../session-answer.js';
import { SignInResponse } from '../users.dto.js';
import { AddPasskey } from './add-passkey.js';
import { PasskeyChallenges } from './passkey-challenges.js';
import { PasskeyKnown, PasskeyNotFound, PasskeyRefused, TooManyPasskeys } from './passkey.errors.js';
import { AddedPasskeyResponse, AddPasskeyRequest, ChallengeResponse, SignedChallengeRequest } from './passkeys.dto.js';
import { RemovePasskey } from './remove-passkey.js';
import { SignInWithPasskey } from './sign-in-with-passkey.js';
import { toPasskey } from './to-passkey.js';

@Controller('v1')
@OperationGroup('Second factors')
export class PasskeysController {
  constructor(
    private readonly challenges: PasskeyChallenges,
    private readonly addPasskey: AddPasskey,
    private readonly removePasskey: RemovePasskey,
    private readonly signIn: SignInWithPasskey,
  ) {}

  @Post('passkey-challenges')
  @Allow('sessions.create')
  @Operation({
    summary: 'Ask for a challenge that a passkey signs: to sign in, or to show again who one is',
    answer: ChallengeResponse,
    status: 201,
    problems: [TooManyRequests],
  })
  toUse(@CurrentCaller() caller: Caller): Promise<ChallengeResponse> {
    return this.challenges.toUse(caller);
  }

  @Post('sessions/passkey')
  @Allow('sessions.create')
  @Operation({
    summary: 'Sign in by a passkey: it counts for both factors',
    answer: SignInResponse,
    status: 201,
    problems: [PasskeyRefused],
  })
  async begin(
    @Body() body: SignedChallengeRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInResponse> {
    const { sessionId: previous } = request;
    return answerOf(await this.signIn.execute({ ...body, name: nameOf(request), previous }), reply);
  }

  @Post('me/confirm/passkey')
  @HttpCode(204)
  @Allow('sessions.confirm')
  @Operation({ summary: 'Show again by a passkey that it is you', status: 204, problems: [PasskeyRefused] })
  confirm(
    @Body() body: SignedChallengeRequest,
    @CurrentCaller() caller: Caller,
    @Req() { sessionId = '' }: FastifyRequest,
  ): Promise<void> {
    return this.signIn.confirm(body, sessionId, caller);
  }

  @Post('me/passkeys/challenge')
  @Allow('second-factors.change')
  @Operation({
    summary: 'Begin to add a passkey',
    answer: ChallengeResponse,
    status: 201,
    problems: [TooManyPasskeys, StepUpRequired],
  })
  toMake(@CurrentCaller() caller: Caller): Promise<ChallengeResponse> {
    return this.challenges.toMake(caller);
  }

  @Post('me/passkeys')
  @Allow('second-factors.change')
  @Operation({
    summary: 'Add the passkey that a browser has made; its challenge is good once',
    answer: AddedPasskeyResponse,
    status: 201,
    problems: [PasskeyRefused, PasskeyKnown, TooManyPasskeys, StepUpRequired],
  })
  async add(
    @Body() body: AddPasskeyRequest,
    @CurrentCaller() caller: Caller,
    @Req() { sessionId = '' }: FastifyRequest,
  ): Promise<AddedPasskeyResponse> {
    const { recoveryCodes, ...made } = await this.addPasskey.execute({ ...body, sessionId }, caller);
    return { ...toPasskey(made), recoveryCodes };
  }

  @Delete('me/passkeys/:id')
  @HttpCode(204)
  @Allow('second-factors.change')
  @Operation({ summary: 'Remove one of my passkeys', status: 204, problems: [PasskeyNotFound, StepUpRequired] })
  remove(@UuidParam('id') id: string, @CurrentCaller() caller: Caller): Promise<void> {
    return this.removePasskey.execute(id, caller);
  }
}

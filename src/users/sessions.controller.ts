import { Body, Controller, Delete, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type Caller,
  CurrentCaller,
  Operation,
  OperationGroup,
  type Page,
  PageQuery,
  TooManyRequests,
  UuidParam,
} from '../platform/http/index.js';
import { AskAccountLink } from './ask-account-link.js';
import { CreateApiToken } from './create-api-token.js';
import { EndSessions } from './end-sessions.js';
import { SecondFactorRequired } from './factors/factor.errors.js';
import { Allow } from './permissions.js';
import { ReadAccount, toSession } from './read-account.js';
import { endedSession } from './session-cookie.js';
import { answerOf, nameOf } from './session-answer.js';
import { SignInByLink } from './sign-in-by-link.js';
import { SignIn } from './sign-in.js';
import { ChallengeOver, SessionNotFound, SignInFailed, TooManyTokens } from './user.errors.js';
import {
  ApiTokenResponse,
  AskAccountLinkRequest,
  CreateApiTokenRequest,
  SessionResponse,
  SignInByLinkRequest,
  SignInRequest,
  SignInResponse,
} from './users.dto.js';

@Controller('v1')
@OperationGroup('Sessions')
export class SessionsController {
  constructor(
    private readonly signIn: SignIn,
    private readonly askAccountLink: AskAccountLink,
    private readonly signInByLink: SignInByLink,
    private readonly endSessions: EndSessions,
    private readonly createApiToken: CreateApiToken,
    private readonly readAccount: ReadAccount,
  ) {}

  @Post('sessions')
  @Allow('sessions.create')
  @Operation({
    summary: 'Sign in: the token is shown once, and set as a cookie for pages',
    answer: SignInResponse,
    status: 201,
    problems: [SignInFailed, SecondFactorRequired, TooManyRequests],
  })
  async begin(
    @Body() { email, password }: SignInRequest,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInResponse> {
    const { sessionId: previous } = request;
    return answerOf(await this.signIn.execute({ email, password, name: nameOf(request), previous }, caller), reply);
  }

  @Post('sign-in-links')
  @HttpCode(202)
  @Allow('sign-in-links.ask')
  @Operation({
    summary: 'Ask for a link that signs in: a mail follows if the address is a member’s',
    status: 202,
    problems: [TooManyRequests],
  })
  ask(@Body() { email }: AskAccountLinkRequest, @CurrentCaller() caller: Caller): Promise<void> {
    return this.askAccountLink.execute('sign_in', email, caller);
  }

  @Post('sessions/link')
  @Allow('sessions.create')
  @Operation({
    summary: 'Sign in by the link of the mail',
    answer: SignInResponse,
    status: 201,
    problems: [ChallengeOver, SecondFactorRequired, TooManyRequests],
  })
  async beginByLink(
    @Body() { token }: SignInByLinkRequest,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInResponse> {
    const { sessionId: previous } = request;
    return answerOf(await this.signInByLink.execute({ token, name: nameOf(request), previous }, caller), reply);
  }

  @Get('sessions')
  @Allow('sessions.read')
  @Operation({ summary: 'My sessions and API tokens, newest first', answer: [SessionResponse] })
  list(
    @Query() query: PageQuery,
    @CurrentCaller() caller: Caller,
    @Req() { sessionId }: FastifyRequest,
  ): Promise<Page<SessionResponse>> {
    return this.readAccount.listSessions(query, caller, sessionId);
  }

  @Get('sessions/:id')
  @Allow('sessions.read')
  @Operation({ summary: 'One of my sessions or API tokens', answer: SessionResponse, problems: [SessionNotFound] })
  read(
    @UuidParam('id') id: string,
    @CurrentCaller() caller: Caller,
    @Req() { sessionId }: FastifyRequest,
  ): Promise<SessionResponse> {
    return this.readAccount.session(id, caller, sessionId);
  }

  @Delete('sessions')
  @HttpCode(204)
  @Allow('sessions.revoke')
  @Operation({ summary: 'Sign out everywhere: all my sessions and API tokens end', status: 204 })
  async endAll(@CurrentCaller() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.endSessions.all(caller);
    void reply.header('set-cookie', endedSession());
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @Allow('sessions.revoke')
  @Operation({ summary: 'End one of my sessions or API tokens', status: 204, problems: [SessionNotFound] })
  async end(
    @UuidParam('id') id: string,
    @CurrentCaller() caller: Caller,
    @Req() { sessionId }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.endSessions.execute(id, caller);
    if (id === sessionId) void reply.header('set-cookie', endedSession());
  }

  @Post('api-tokens')
  @Allow('api-tokens.create')
  @Operation({
    summary: 'Make a token for a program that acts as me; shown once',
    answer: ApiTokenResponse,
    status: 201,
    problems: [TooManyTokens],
  })
  async createToken(
    @Body() { name, days }: CreateApiTokenRequest,
    @CurrentCaller() caller: Caller,
    @Req() { sessionId = '' }: FastifyRequest,
  ): Promise<ApiTokenResponse> {
    const { token, ...made } = await this.createApiToken.execute({ name, days, sessionId }, caller);
    return { ...toSession(made, sessionId), token };
  }
}

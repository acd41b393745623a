import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { type Caller, CurrentCaller, Operation, OperationGroup } from '../platform/http/index.js';
import { PaymentsBusy, PaymentsUnreachable } from '../payments/index.js';
import { RecipientExists, Recipients } from '../projects/index.js';
import { Allow } from '../users/index.js';
import { CreateRecipient } from './create-recipient.js';
import { OnboardingRefused, RecipientNotFound } from './payout.errors.js';
import {
  CreateRecipientRequest,
  OnboardingLinkResponse,
  RecipientResponse,
  toRecipientResponse,
} from './recipients.dto.js';
import { StartOnboarding } from './start-onboarding.js';

/** Who receives what a member raises, and their way through the provider's onboarding. */
@Controller('v1/recipients')
@OperationGroup('Payouts')
export class RecipientsController {
  constructor(
    private readonly recipients: Recipients,
    private readonly createRecipient: CreateRecipient,
    private readonly startOnboarding: StartOnboarding,
  ) {}

  @Post()
  @Allow('recipients.create')
  @Operation({
    summary: 'Name the legal recipient of what I raise',
    answer: RecipientResponse,
    problems: [RecipientExists],
  })
  async create(@Body() request: CreateRecipientRequest, @CurrentCaller() caller: Caller): Promise<RecipientResponse> {
    return toRecipientResponse(await this.createRecipient.execute({ ...request }, caller));
  }

  @Get('me')
  @Allow('recipients.read')
  @Operation({
    summary: 'My recipient, and whether the provider lets it be paid',
    answer: RecipientResponse,
    problems: [RecipientNotFound],
  })
  async mine(@CurrentCaller() { userId }: Caller): Promise<RecipientResponse> {
    const recipient = userId ? await this.recipients.of(userId) : undefined;
    if (!recipient) throw new RecipientNotFound();
    return toRecipientResponse(recipient);
  }

  @Post('me/onboarding-link')
  @HttpCode(200)
  @Allow('recipients.onboard')
  @Operation({
    summary: 'A new single-use link to the provider’s onboarding',
    answer: OnboardingLinkResponse,
    problems: [RecipientNotFound, OnboardingRefused, PaymentsBusy, PaymentsUnreachable],
  })
  async link(@CurrentCaller() caller: Caller): Promise<OnboardingLinkResponse> {
    const { url, expiresAt } = await this.startOnboarding.execute(caller);
    return { url, expiresAt: expiresAt.toISOString() };
  }
}

import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { type Caller, CurrentCaller, Operation, OperationGroup } from '../platform/http/index.js';
import { Recipients } from '../projects/index.js';
import { Allow } from '../users/index.js';
import { CreateRecipient } from './create-recipient.js';
import { RecipientNotFound } from './payout.errors.js';
import { CreateRecipientRequest, type RecipientResponse, toRecipientResponse } from './payouts.dto.js';
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
  @Operation({ summary: 'Name the legal recipient of what I raise', status: 201 })
  async create(@Body() request: CreateRecipientRequest, @CurrentCaller() caller: Caller): Promise<RecipientResponse> {
    return toRecipientResponse(await this.createRecipient.execute({ ...request }, caller));
  }

  @Get('me')
  @Allow('recipients.read')
  @Operation({ summary: 'My recipient, and whether the provider lets it be paid' })
  async mine(@CurrentCaller() { userId }: Caller): Promise<RecipientResponse> {
    const recipient = userId ? await this.recipients.of(userId) : undefined;
    if (!recipient) throw new RecipientNotFound();
    return toRecipientResponse(recipient);
  }

  @Post('me/onboarding-link')
  @HttpCode(200)
  @Allow('recipients.onboard')
  @Operation({ summary: 'A new single-use link to the provider’s onboarding', status: 200 })
  async link(@CurrentCaller() caller: Caller): Promise<{ url: string; expiresAt: string }> {
    const { url, expiresAt } = await this.startOnboarding.execute(caller);
    return { url, expiresAt: expiresAt.toISOString() };
  }
}

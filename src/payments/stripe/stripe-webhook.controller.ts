import { Controller, Headers, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Operation, OperationGroup } from '../../platform/http/index.js';
import { SETTINGS, type Settings } from '../../platform/settings.js';
import { Allow } from '../../users/index.js';
import { WebhookRefused } from '../payment.errors.js';
import { ReceiveEvents } from '../receive-events.js';
import { readWebhook } from './stripe-signature.js';

/** Stripe's webhooks: checked, stored, answered. What they mean is found out afterwards. */
@Controller('v1/webhooks')
@OperationGroup('Webhooks')
export class StripeWebhookController {
  constructor(
    private readonly receiveEvents: ReceiveEvents,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Post('stripe')
  @HttpCode(200)
  @Allow('webhooks.receive')
  @Operation({ summary: 'Receive an event of the payment provider', problems: [WebhookRefused] })
  async receive(
    @Req() request: FastifyRequest,
    @Headers('stripe-signature') signature: string | undefined,
  ): Promise<{ received: true }> {
    if (!request.rawBody) throw new WebhookRefused();
    const event = readWebhook(request.rawBody, signature, this.settings.STRIPE_WEBHOOK_SECRETS, new Date());
    await this.receiveEvents.execute([event]);
    return { received: true };
  }
}

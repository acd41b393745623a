import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { AskPayment, AskSetup, Payments } from '../payments/index.js';
import { type Caller, CurrentCaller, UuidParam } from '../platform/http/index.js';
import { Allow } from '../users/index.js';
import { PayInPerson } from './pay-in-person.js';
import { PledgeAccess } from './pledge-access.js';
import { PaymentRequest, SetupRequest, SetupReturnRequest } from './pledges.dto.js';
import { StartCardSetup } from './start-card-setup.js';

/**
 * What the pay page needs: save a card, or confirm the one payment that the bank wants to see confirmed. The return
 * routes record what the provider says, with the same function that webhooks use; they prove nothing by being called.
 */
@Controller('v1/pledges/:id')
export class CardPagesController {
  constructor(
    private readonly access: PledgeAccess,
    private readonly startCardSetup: StartCardSetup,
    private readonly askSetup: AskSetup,
    private readonly payInPerson: PayInPerson,
    private readonly payments: Payments,
    private readonly askPayment: AskPayment,
  ) {}

  @Post('setup')
  @HttpCode(200)
  @Allow('pledges.setup')
  async setup(@UuidParam('id') id: string, @Body() { consent }: SetupRequest, @CurrentCaller() caller: Caller) {
    return this.startCardSetup.execute(await this.access.payable(id, caller), consent);
  }

  @Post('setup/return')
  @HttpCode(200)
  @Allow('pledges.setup')
  async setupReturn(
    @UuidParam('id') id: string,
    @Body() { setupId }: SetupReturnRequest,
    @CurrentCaller() caller: Caller,
  ) {
    await this.access.own(id, caller);
    return { card: await this.askSetup.execute(id, setupId) };
  }

  @Post('payment')
  @HttpCode(200)
  @Allow('pledges.pay')
  async payment(@UuidParam('id') id: string, @Body() { consent }: PaymentRequest, @CurrentCaller() caller: Caller) {
    return this.payInPerson.execute(await this.access.own(id, caller), consent);
  }

  @Post('payment/return')
  @HttpCode(200)
  @Allow('pledges.pay')
  async paymentReturn(@UuidParam('id') id: string, @CurrentCaller() caller: Caller) {
    await this.access.own(id, caller);
    const payment = await this.payments.ofPledge(null, id);
    return { payment: payment ? await this.askPayment.execute(payment.itemId) : 'created' };
  }
}

import { Injectable } from '@nestjs/common';
import { type AskedSetup, OpenSetup } from './open-setup.js';
import { PaymentGateway } from './payment-gateway.js';

/** The pages of ours between which the provider's page stands, with the language that it should speak. */
export interface SetupReturn {
  /** It is asked with the parameter `setup`, our id of what was begun. */
  readonly successUrl: string;
  readonly cancelUrl: string;
  readonly locale: string;
}

/** Opens the saving of a card on the provider's own page, for browsers without scripts. */
@Injectable()
export class StartHostedSetup {
  constructor(
    private readonly openSetup: OpenSetup,
    private readonly gateway: PaymentGateway,
  ) {}

  /** The address of that page. @throws PaymentsBusy, PaymentsUnreachable (503 with Retry-After), SetupClosed (409) */
  async execute(asked: AskedSetup, { successUrl, ...around }: SetupReturn): Promise<string> {
    const { pledgeId, currency } = asked;
    const { made } = await this.openSetup.execute(asked, ({ number, ...setup }) => {
      const back = new URL(successUrl);
      back.searchParams.set('setup', setup.setupId);
      const key = `cs:${pledgeId}:${number}`;
      return this.gateway.createHostedSetup({ ...setup, ...around, pledgeId, currency, successUrl: back.href, key });
    });
    return made.url;
  }
}

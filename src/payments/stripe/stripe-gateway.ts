import { Inject, Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { SETTINGS, type Settings } from '../../platform/settings.js';
import { type NewProviderPayment, PaymentGateway } from '../payment-gateway.js';
import { ProviderRefused } from '../provider.errors.js';
import { accountIncludes, recipientAccount } from './stripe-accounts.js';
import { fromStripeAmount, toStripeAmount } from './stripe-amounts.js';
import { StripeCalls } from './stripe-calls.js';
import { stripeClient } from './stripe-client.js';
import { toConfirmation } from './stripe-confirmation.js';
import { snapshotEvent } from './stripe-events.js';
import { findInPages, toListing, toPage } from './stripe-lists.js';
import { methodsFor } from './stripe-methods.js';
import {
  toAccount,
  toBalanceTransaction,
  toBankPayout,
  toCard,
  toCharge,
  toDispute,
  toPayment,
  toRefund,
} from './stripe-objects.js';
import { StripeSetups } from './stripe-setups.js';
import { StripeTransfers } from './stripe-transfers.js';

type Input<M extends keyof PaymentGateway> = Parameters<PaymentGateway[M]>[0];

const refundExpansions = ['balance_transaction', 'failure_balance_transaction'];

/** The only implementation: Stripe, or the sandbox that answers like it. Each method is one call, or one search. */
@Injectable()
export class StripeGateway extends PaymentGateway {
  private readonly stripe: Stripe;
  private readonly setups: StripeSetups;
  private readonly transfers: StripeTransfers;

  constructor(
    private readonly calls: StripeCalls,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    super();
    this.stripe = stripeClient(settings);
    this.setups = new StripeSetups(this.stripe, calls, settings);
    this.transfers = new StripeTransfers(this.stripe, calls);
  }

  override async ensureCustomer({ userId, email, key }: Input<'ensureCustomer'>) {
    const made = await this.calls.make('customers.create', () =>
      this.stripe.customers.create({ email, metadata: { user: userId } }, { idempotencyKey: key }),
    );
    return made.id;
  }

  override async findCustomer({ userId, email }: Input<'findCustomer'>) {
    const found = await findInPages(
      (page) => this.calls.make('customers.list', () => this.stripe.customers.list({ email, ...page })),
      ({ metadata }) => metadata['user'] === userId,
    );
    return found?.id ?? null;
  }

  override async deleteCustomer(id: string) {
    try {
      await this.calls.make('customers.delete', () => this.stripe.customers.del(id));
    } catch (error) {
      if (!(error instanceof ProviderRefused && error.code === 'resource_missing')) throw error;
    }
  }

  override createSetup(input: Input<'createSetup'>) {
    return this.setups.create(input);
  }

  override createHostedSetup(input: Input<'createHostedSetup'>) {
    return this.setups.host(input);
  }

  override retrieveSetup(id: string) {
    return this.setups.retrieve(id);
  }

  override cancelSetup(id: string) {
    return this.setups.cancel(id);
  }

  override async createPayment({ itemId, campaignId, customerId, amount, currency, key }: NewProviderPayment) {
    const parameters: Stripe.PaymentIntentCreateParams = {
      amount: toStripeAmount(amount, currency),
      currency: currency.toLowerCase(),
      customer: customerId,
      allowed_payment_method_types: methodsFor(currency, this.settings),
      transfer_group: `campaign_${campaignId}`,
      metadata: { item: itemId },
    };
    return toPayment(
      await this.calls.make('payment_intents.create', () =>
        this.stripe.paymentIntents.create(parameters, { idempotencyKey: key }),
      ),
    );
  }

  override async confirmPayment({ id, paymentMethodId, key }: Input<'confirmPayment'>) {
    const parameters = { payment_method: paymentMethodId, off_session: true };
    const answer = await this.calls
      .make('payment_intents.confirm', () =>
        this.stripe.paymentIntents.confirm(id, parameters, { idempotencyKey: key }),
      )
      .catch((error: unknown) => {
        // A decline carries the payment as it is now; it is an outcome like any other.
        if (error instanceof Stripe.errors.StripeCardError && error.payment_intent) return error.payment_intent;
        throw error;
      });
    return toConfirmation(toPayment(answer));
  }

  override async retrievePayment(id: string) {
    return toPayment(await this.calls.make('payment_intents.retrieve', () => this.stripe.paymentIntents.retrieve(id)));
  }

  override async cancelPayment(id: string) {
    return toPayment(await this.calls.make('payment_intents.cancel', () => this.stripe.paymentIntents.cancel(id)));
  }

  override async listPayments(part: Input<'listPayments'>) {
    return toPage(
      await this.calls.make('payment_intents.list', () => this.stripe.paymentIntents.list(toListing(part))),
      toPayment,
    );
  }

  override async findPaymentByItem({ itemId, customerId }: Input<'findPaymentByItem'>) {
    const found = await findInPages(
      (page) =>
        this.calls.make('payment_intents.list', () =>
          this.stripe.paymentIntents.list({ customer: customerId, ...page }),
        ),
      ({ metadata }) => metadata['item'] === itemId,
    );
    return found && toPayment(found);
  }

  override async retrieveCharge(id: string) {
    return toCharge(
      await this.calls.make('charges.retrieve', () =>
        this.stripe.charges.retrieve(id, { expand: ['balance_transaction'] }),
      ),
    );
  }

  /** Without a key, as `StripeSetups.cancel`. */
  override async detachCard(paymentMethodId: string) {
    await this.calls.make('payment_methods.detach', () => this.stripe.paymentMethods.detach(paymentMethodId));
  }

  override async isCardSaved(paymentMethodId: string) {
    return (await this.savedMethod(paymentMethodId)) !== null;
  }

  override async retrieveCard(paymentMethodId: string) {
    return toCard(await this.savedMethod(paymentMethodId));
  }

  private async savedMethod(id: string): Promise<Stripe.PaymentMethod | null> {
    try {
      const method = await this.calls.make('payment_methods.retrieve', () => this.stripe.paymentMethods.retrieve(id));
      return method.customer === null ? null : method;
    } catch (error) {
      if (error instanceof ProviderRefused && error.code === 'resource_missing') return null;
      throw error;
    }
  }

  override async createRefund({ refundId, paymentId, amount, currency, key }: Input<'createRefund'>) {
    const parameters: Stripe.RefundCreateParams = {
      payment_intent: paymentId,
      amount: toStripeAmount(amount, currency),
      metadata: { refund: refundId },
      expand: refundExpansions,
    };
    return toRefund(
      await this.calls.make('refunds.create', () => this.stripe.refunds.create(parameters, { idempotencyKey: key })),
    );
  }

  override async retrieveRefund(id: string) {
    return toRefund(
      await this.calls.make('refunds.retrieve', () => this.stripe.refunds.retrieve(id, { expand: refundExpansions })),
    );
  }

  override async findRefund({ refundId, paymentId }: Input<'findRefund'>) {
    const expand = refundExpansions.map((name) => `data.${name}`);
    const found = await findInPages(
      (page) =>
        this.calls.make('refunds.list', () => this.stripe.refunds.list({ payment_intent: paymentId, expand, ...page })),
      ({ metadata }) => metadata?.['refund'] === refundId,
    );
    return found && toRefund(found);
  }

  override async retrieveDispute(id: string) {
    return toDispute(await this.calls.make('disputes.retrieve', () => this.stripe.disputes.retrieve(id)));
  }

  override createTransfer(input: Input<'createTransfer'>) {
    return this.transfers.create(input);
  }

  override retrieveTransfer(id: string) {
    return this.transfers.retrieve(id);
  }

  override findTransfer(input: Input<'findTransfer'>) {
    return this.transfers.find(input);
  }

  override createReversal(input: Input<'createReversal'>) {
    return this.transfers.reverse(input);
  }

  override findReversal(input: Input<'findReversal'>) {
    return this.transfers.findReversal(input);
  }

  override async createAccount(input: Input<'createAccount'>) {
    const idempotencyKey = `account:${input.recipientId}`;
    return toAccount(
      await this.calls.make('accounts.create', () =>
        this.stripe.v2.core.accounts.create(recipientAccount(input), { idempotencyKey }),
      ),
      [],
    );
  }

  override async retrieveAccount(id: string) {
    const account = await this.calls.make('accounts.retrieve', () =>
      this.stripe.v2.core.accounts.retrieve(id, { include: accountIncludes }),
    );
    const external = await this.calls.make('external_accounts.list', () =>
      this.stripe.accounts.listExternalAccounts(id, { limit: 100 }),
    );
    return toAccount(account, external.data);
  }

  override async createAccountLink({ accountId, returnUrl, refreshUrl }: Input<'createAccountLink'>) {
    const link = await this.calls.make('account_links.create', () =>
      this.stripe.v2.core.accountLinks.create({
        account: accountId,
        use_case: {
          type: 'account_onboarding',
          account_onboarding: { return_url: returnUrl, refresh_url: refreshUrl },
        },
      }),
    );
    return { url: link.url, expiresAt: new Date(link.expires_at) };
  }

  override async retrieveBalance() {
    const { available, pending } = await this.calls.make('balance.retrieve', () => this.stripe.balance.retrieve());
    const sums = (lines: readonly { amount: number; currency: string }[]) =>
      lines.map((line) => ({
        currency: line.currency.toUpperCase(),
        amount: fromStripeAmount(line.amount, line.currency),
      }));
    return { available: sums(available), pending: sums(pending) };
  }

  override async listBalanceTransactions(part: Input<'listBalanceTransactions'>) {
    return toPage(
      await this.calls.make('balance_transactions.list', () => this.stripe.balanceTransactions.list(toListing(part))),
      toBalanceTransaction,
    );
  }

  override async retrieveBankPayout({ accountId, payoutId }: Input<'retrieveBankPayout'>) {
    return toBankPayout(
      await this.calls.make('payouts.retrieve', () =>
        this.stripe.payouts.retrieve(payoutId, undefined, { stripeAccount: accountId }),
      ),
    );
  }

  override async listBankPayouts({ accountId, ...part }: Input<'listBankPayouts'>) {
    const list = () => this.stripe.payouts.list(toListing(part), { stripeAccount: accountId });
    return toPage(await this.calls.make('payouts.list', list), toBankPayout);
  }

  override async listEvents(part: Input<'listEvents'>) {
    return toPage(await this.calls.make('events.list', () => this.stripe.events.list(toListing(part))), snapshotEvent);
  }
}

import type Stripe from 'stripe';
import { type PaymentGateway } from '../payment-gateway.js';
import { type ProviderReversal, type ProviderTransfer } from '../provider-objects.js';
import { toStripeAmount } from './stripe-amounts.js';
import { type StripeCalls } from './stripe-calls.js';
import { findInPages } from './stripe-lists.js';
import { toReversal, toTransfer } from './stripe-objects.js';

type Input<M extends keyof PaymentGateway> = Parameters<PaymentGateway[M]>[0];

/** Money to and back from the accounts of recipients. */
export class StripeTransfers {
  constructor(
    private readonly stripe: Stripe,
    private readonly calls: StripeCalls,
  ) {}

  async create(input: Input<'createTransfer'>): Promise<ProviderTransfer> {
    const parameters: Stripe.TransferCreateParams = {
      amount: toStripeAmount(input.amount, input.currency),
      currency: input.currency.toLowerCase(),
      destination: input.accountId,
      transfer_group: input.transferGroup,
      metadata: { line: input.payoutLineId },
      expand: ['balance_transaction'],
    };
    return toTransfer(
      await this.calls.make('transfers.create', () =>
        this.stripe.transfers.create(parameters, { idempotencyKey: input.key }),
      ),
    );
  }

  async retrieve(id: string): Promise<ProviderTransfer> {
    return toTransfer(
      await this.calls.make('transfers.retrieve', () =>
        this.stripe.transfers.retrieve(id, { expand: ['balance_transaction'] }),
      ),
    );
  }

  async find({ payoutLineId, transferGroup }: Input<'findTransfer'>): Promise<ProviderTransfer | null> {
    const found = await findInPages(
      (page) =>
        this.calls.make('transfers.list', () =>
          this.stripe.transfers.list({ transfer_group: transferGroup, expand: ['data.balance_transaction'], ...page }),
        ),
      ({ metadata }) => metadata['line'] === payoutLineId,
    );
    return found && toTransfer(found);
  }

  async reverse(input: Input<'createReversal'>): Promise<ProviderReversal> {
    const parameters: Stripe.TransferCreateReversalParams = {
      amount: toStripeAmount(input.amount, input.currency),
      metadata: { reversal: input.reversalId },
      expand: ['balance_transaction'],
    };
    const made = await this.calls.make('transfers.reverse', () =>
      this.stripe.transfers.createReversal(input.transferId, parameters, { idempotencyKey: input.key }),
    );
    return toReversal(made, input.transferId);
  }

  async findReversal({ reversalId, transferId }: Input<'findReversal'>): Promise<ProviderReversal | null> {
    const found = await findInPages(
      (page) =>
        this.calls.make('transfers.list_reversals', () =>
          this.stripe.transfers.listReversals(transferId, { expand: ['data.balance_transaction'], ...page }),
        ),
      ({ metadata }) => metadata?.['reversal'] === reversalId,
    );
    return found && toReversal(found, transferId);
  }
}

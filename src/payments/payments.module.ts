import { Module, type Provider, type Type } from '@nestjs/common';
import { LedgerModule } from '../ledger/index.js';
import { UsersModule } from '../users/index.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { AskCharge } from './ask-charge.js';
import { AskOverduePayments } from './ask-overdue-payments.js';
import { AskPayment } from './ask-payment.js';
import { AskSetup } from './ask-setup.js';
import { BalanceTransactionsRepository } from './balance-transactions.repository.js';
import { BeginAttempt } from './begin-attempt.js';
import { CancelPayment } from './cancel-payment.js';
import { CancelSetup } from './cancel-setup.js';
import { CatchUp } from './catch-up.js';
import { ChargePayment } from './charge-payment.js';
import { CompareStatement } from './compare-statement.js';
import { CustomersRepository } from './customers.repository.js';
import { DeleteCustomers } from './delete-customers.js';
import { DetachCards } from './detach-cards.js';
import { DetachmentsRepository } from './detachments.repository.js';
import { EndUnbegunPayment } from './end-unbegun-payment.js';
import { EnsureCustomer } from './ensure-customer.js';
import { EnsurePayment } from './ensure-payment.js';
import { FetchEvents } from './fetch-events.js';
import { EraseCards } from './erase-cards.js';
import { LetCardsGo } from './let-cards-go.js';
import { OpenPayments } from './open-payments.js';
import { OpenSetup } from './open-setup.js';
import { PaymentAttemptsRepository } from './payment-attempts.repository.js';
import { PaymentGateway } from './payment-gateway.js';
import { Payments } from './payment-questions.js';
import { PaymentRecorder } from './payment-recorder.js';
import { PaymentSecret } from './payment-secret.js';
import { PaymentsJobs } from './payments.jobs.js';
import { PaymentsRepository } from './payments.repository.js';
import { PrepareSetup } from './prepare-setup.js';
import { ProviderBudget } from './provider-budget.js';
import { ProviderEventsRepository } from './provider-events.repository.js';
import { ProviderMode } from './provider-mode.js';
import { ProviderCursorsRepository } from './provider-cursors.repository.js';
import { ReceiveEvents } from './receive-events.js';
import { RecordBalanceTransactions } from './record-balance-transactions.js';
import { RecordCharges } from './record-charges.js';
import { RecordPaymentIntents } from './record-payment-intents.js';
import { RecordFetchedEvents } from './record-fetched-events.js';
import { RecordProviderEvents } from './record-provider-events.js';
import { RecordSetupIntents } from './record-setup-intents.js';
import { RepairPayments } from './repair-payments.js';
import { SavedCards } from './saved-cards.js';
import { SetupIntents } from './setup-intents.js';
import { SetupsRepository } from './setups.repository.js';
import { StartHostedSetup } from './start-hosted-setup.js';
import { StartSetup } from './start-setup.js';
import { StripeCalls } from './stripe/stripe-calls.js';
import { isLiveKey } from './stripe/stripe-client.js';
import { StripeGateway } from './stripe/stripe-gateway.js';
import { StripeWebhookController } from './stripe/stripe-webhook.controller.js';

const repositories: Type[] = [
  BalanceTransactionsRepository,
  CustomersRepository,
  DetachmentsRepository,
  PaymentAttemptsRepository,
  PaymentsRepository,
  ProviderCursorsRepository,
  ProviderEventsRepository,
  SetupsRepository,
];

/** What other modules use; `index.ts` names them too. */
const faces: Type[] = [
  ...[PrepareSetup, StartSetup, StartHostedSetup, AskSetup, CancelSetup, SavedCards, LetCardsGo, EraseCards],
  ...[OpenPayments, ChargePayment, AskPayment, CancelPayment, PaymentSecret, Payments],
  ...[RecordBalanceTransactions, CatchUp, AskCharge],
];

const inside: Provider[] = [
  { provide: PaymentGateway, useClass: StripeGateway },
  {
    provide: ProviderMode,
    inject: [SETTINGS],
    useFactory: ({ STRIPE_SECRET_KEY }: Settings) => new ProviderMode(isLiveKey(STRIPE_SECRET_KEY)),
  },
  ...[ProviderBudget, StripeCalls, EnsureCustomer, SetupIntents, OpenSetup, RecordSetupIntents],
  ...[BeginAttempt, EnsurePayment, EndUnbegunPayment, PaymentRecorder, RecordPaymentIntents, RecordCharges],
  ...[ReceiveEvents, FetchEvents, RecordFetchedEvents, RecordProviderEvents, AskOverduePayments, RepairPayments],
  ...[CompareStatement, DetachCards, DeleteCustomers],
  PaymentsJobs,
];

/**
 * Owns our side of the payment provider: customers, saved cards, one payment per settlement item with its attempts, the
 * mirror of the provider's balance transactions, and the inbox of its webhooks. Stripe's words stay in `stripe/`.
 * Guarantees that no item is charged twice and no amount beyond its own, whatever dies or repeats; that an unknown outcome
 * is asked about and never taken for a failure; that a success and its postings are one transaction; and that a card that
 * nothing needs any more is forgotten at the provider too.
 * Emits what became of setups and payments, and passes on what happened to refunds, transfers and accounts.
 */
@Module({
  imports: [UsersModule, LedgerModule],
  controllers: [StripeWebhookController],
  providers: [...repositories, ...faces, ...inside],
  exports: [PaymentGateway, ...faces],
})
export class PaymentsModule {}

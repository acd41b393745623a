import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DueWork } from '../platform/due/index.js';
import { Consumers } from '../platform/outbox/index.js';
import { Work } from '../platform/work/index.js';
import { AskOverduePayments } from './ask-overdue-payments.js';
import { DetachCards } from './detach-cards.js';
import { detachDue } from './detachments.repository.js';
import { providerEventStored } from './payment.events.js';
import { RecordProviderEvents } from './record-provider-events.js';

/** What payments do by themselves: handle stored webhooks, ask for what no webhook brought, and forget cards. */
@Injectable()
export class PaymentsJobs implements OnModuleInit {
  constructor(
    private readonly consumers: Consumers,
    private readonly dueWork: DueWork,
    private readonly work: Work,
    private readonly recordProviderEvents: RecordProviderEvents,
    private readonly askOverduePayments: AskOverduePayments,
    private readonly detachCards: DetachCards,
  ) {}

  onModuleInit(): void {
    this.consumers.on(providerEventStored, 'payments.record-provider-events', (stored) =>
      this.recordProviderEvents.execute(stored.map(({ eventId }) => eventId)),
    );
    this.work.register(
      'payments.webhooks',
      'select count(*) from provider_events where handled_at is null',
      'unhandledEvents',
    );
    this.dueWork.register({
      name: 'payments.ask-overdue',
      dueSql: 'select min(ask_at) from payments where ask_at is not null',
      run: () => this.askOverduePayments.execute(),
    });
    this.dueWork.register({
      name: 'payments.detach-cards',
      dueSql: detachDue,
      run: (_lane, stopping) => this.detachCards.execute(stopping),
    });
  }
}

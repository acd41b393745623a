import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/index.js';
import { type FetchedEvent } from './fetch-events.js';
import { RecordCharges } from './record-charges.js';
import { RecordPaymentIntents } from './record-payment-intents.js';
import { RecordSetupIntents } from './record-setup-intents.js';

type Of<K extends FetchedEvent['kind']> = Extract<FetchedEvent, { kind: K }>;

/** What became of an event, as `provider_events.outcome` keeps it. */
export interface HandledEvent {
  readonly id: string;
  readonly outcome: string;
}

/** Records what fetched events are about, each kind by its one function. */
@Injectable()
export class RecordFetchedEvents {
  constructor(
    private readonly recordPaymentIntents: RecordPaymentIntents,
    private readonly recordSetupIntents: RecordSetupIntents,
    private readonly recordCharges: RecordCharges,
  ) {}

  async execute(tx: Tx, fetched: readonly FetchedEvent[]): Promise<HandledEvent[]> {
    // Setups, then payments, then charges, which lock payments again: one order for everybody.
    const setups = fetched.filter((one): one is Of<'setup'> => one.kind === 'setup');
    const payments = fetched.filter((one): one is Of<'payment'> => one.kind === 'payment');
    const charges = fetched.filter((one): one is Of<'charge'> => one.kind === 'charge');
    const ofSetups =
      setups.length === 0
        ? []
        : await this.recordSetupIntents.execute(
            tx,
            setups.map(({ setup }) => setup),
          );
    const ofPayments =
      payments.length === 0
        ? []
        : await this.recordPaymentIntents.execute(
            tx,
            payments.map(({ payment }) => ({ payment })),
          );
    const ofCharges =
      charges.length === 0
        ? []
        : await this.recordCharges.execute(
            tx,
            charges.map(({ charge }) => charge),
          );
    return [
      ...setups.map(({ event }, index) => ({ id: event.id, outcome: outcomeOf(ofSetups[index]) })),
      ...payments.map(({ event }, index) => ({ id: event.id, outcome: outcomeOf(ofPayments[index]) })),
      ...charges.map(({ event }, index) => ({ id: event.id, outcome: ofCharges[index] ?? 'unrelated' })),
    ];
  }
}

const outcomeOf = (recorded: { state: string | null; mismatch: string | null } | undefined): string => {
  if (recorded?.mismatch) return `mismatch:${recorded.mismatch}`;
  return recorded?.state ? 'recorded' : 'unrelated';
};

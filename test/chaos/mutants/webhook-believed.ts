import { FetchEvents, type FetchedEvent } from '../../../src/payments/fetch-events.js';

/** What a webhook says is taken for true: nobody asks the provider whether it is. */
const events = FetchEvents.prototype as unknown as {
  fetch(event: FetchedEvent['event'], ...rest: unknown[]): Promise<FetchedEvent>;
};
const original = events.fetch;

events.fetch = async function (this: unknown, event, ...rest) {
  const fetched = await original.call(this as never, event, ...rest);
  if (fetched.kind !== 'payment' || event.type !== 'payment_intent.succeeded') return fetched;
  const chargeId = fetched.payment.chargeId ?? `ch_of_${fetched.payment.id}`;
  return { ...fetched, payment: { ...fetched.payment, status: 'succeeded', chargeId } };
};

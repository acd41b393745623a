/** Every mutant of `mutants/` with the mistake that it makes. */
export const mutants: Readonly<Record<string, string>> = {
  'new-intent-per-attempt': 'a new PaymentIntent for every attempt to charge',
  'no-idempotency-key': 'a new idempotency key for every call',
  'unknown-is-failure': 'an answer that did not come is taken for a refusal',
  'cancelled-without-reading': 'the end of the window gives up what it does not read back',
  'results-booked-again': 'a success is booked by everybody who brings the news',
  'webhook-believed': 'what a webhook says is not read at the provider',
  'webhook-unsigned': 'signatures of webhooks are not verified',
  'acknowledged-before-done': 'work counts as done before it is committed',
  'events-outside-the-commit': 'events are written after the commit that they tell of',
  'no-sweeper': 'what the queue has lost is never looked for',
  'no-lease': 'several workers charge the same item at once',
  'no-lock': 'payments are changed without being locked',
};

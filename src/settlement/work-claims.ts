import { collectingStates } from '../campaigns/index.js';

/** Of `settlement_items i`: under nobody's lease, and not waiting before the provider is asked again. Both real time. */
export const claimable = `(i.lease_until is null or i.lease_until <= clock_timestamp())
  and (i.retry_at is null or i.retry_at <= clock_timestamp())`;

/** How long one worker has an item, in real milliseconds: beyond any timeout of the provider. */
export const leaseMs = 60_000;

/** A new lease, in whole milliseconds so that it survives the way through JavaScript and back. */
export const newLease = `date_trunc('milliseconds', clock_timestamp()) + interval '${leaseMs} milliseconds'`;

/** Of `campaigns c`: its rounds that are collecting go on, also while a second one is open. */
export const goesOn = `c.state in (${collectingStates.map((state) => `'${state}'`).join(', ')})`;

/** This many held items with the same code stop a round's collection: the cause is ours, not theirs. */
export const heldItemsThatStop = 3;

/** Of `campaign_rounds r`: no code holds so many of its items that collecting on would only do harm. */
export const notStopped = `not exists (
  select 1 from settlement_items h where h.campaign_id = r.campaign_id and h.round = r.number and h.state = 'held'
  group by h.held_code having count(*) >= ${heldItemsThatStop})`;

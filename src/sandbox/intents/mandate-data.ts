import { flag, integer, oneOf, record, text } from '../parameters/kinds.js';
import { emptyable, required, type Given } from '../parameters/parameter.js';

const shape = {
  customer_acceptance: record({
    type: required(oneOf('online', 'offline')),
    accepted_at: integer(),
    online: record({ infer_from_client: flag(), ip_address: text(), user_agent: text() }),
    offline: record({}),
  }),
};

/** How the customer accepted that they may be charged later; only direct debits make a mandate of it. */
export const acceptance = emptyable(record(shape));
export type GivenAcceptance = Given<typeof shape> | null;

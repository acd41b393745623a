import { makeAvailable } from '../balance/record.js';
import { settleLater } from '../charges/settle.js';
import { openDispute } from '../disputes/open.js';
import { payOutAutomatically, payPayout } from '../payouts/create.js';
import { failRefund, succeedRefund } from '../refunds/outcome.js';
import type { World } from '../world.js';

/** Everything that happens by itself, by the name under which it is scheduled. */
export const taskTable: Readonly<Record<string, (world: World, subject: string) => void>> = {
  automatic_payout: payOutAutomatically,
  balance_available: makeAvailable,
  open_dispute: (world, charge) => void openDispute(world, charge, {}),
  open_inquiry: (world, charge) => void openDispute(world, charge, { inquiry: true }),
  payout_paid: payPayout,
  refund_fails: failRefund,
  refund_succeeds: succeedRefund,
  settle_charge: settleLater,
};

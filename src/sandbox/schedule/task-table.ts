import { makeAvailable } from '../balance/record.js';
import { settleLater } from '../charges/settle.js';
import { expireInTime } from '../checkout/finish.js';
import { endDebit } from '../debits/attempt-debit.js';
import { decide, endInquiry, loseUnanswered } from '../disputes/close.js';
import { escalateReviewed, openDispute } from '../disputes/open.js';
import { payOutAutomatically, payPayout } from '../payouts/create.js';
import { failRefund, succeedRefund } from '../refunds/outcome.js';
import { topupArrives } from '../topups/arrive.js';
import type { World } from '../world.js';

/** Everything that happens by itself, by the name under which it is scheduled. */
export const taskTable: Readonly<Record<string, (world: World, subject: string) => void>> = {
  automatic_payout: payOutAutomatically,
  balance_available: makeAvailable,
  debit_ends: endDebit,
  dispute_lost: (world, id) => decide(world, id, 'lost'),
  dispute_overdue: loseUnanswered,
  dispute_won: (world, id) => decide(world, id, 'won'),
  inquiry_ends: endInquiry,
  inquiry_escalates: escalateReviewed,
  open_dispute: (world, charge) => void openDispute(world, charge, {}),
  open_inquiry: (world, charge) => void openDispute(world, charge, { inquiry: true }),
  payout_paid: payPayout,
  refund_fails: failRefund,
  refund_succeeds: succeedRefund,
  session_expires: expireInTime,
  settle_charge: settleLater,
  topup_arrives: topupArrives,
};

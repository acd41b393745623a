import { oneOf, text } from '../parameters/kinds.js';
import { amount, currency } from '../parameters/money.js';
import { required } from '../parameters/parameter.js';
import { failPayout, payoutFailures, type PayoutFailure } from '../payouts/fail.js';
import { payPayout } from '../payouts/create.js';
import { find } from '../protocol/listing.js';
import { createRefund } from '../refunds/create.js';
import { decideRefund } from '../refunds/outcome.js';
import { failTopup, topupArrives } from '../topups/arrive.js';
import { createTransfer } from '../transfers/create.js';
import { reverseTransfer } from '../transfers/reverse.js';
import { control } from './control-route.js';

const failureCodes = Object.keys(payoutFailures) as PayoutFailure[];

/** What people do at Stripe's dashboard, without our metadata and behind our back, and what banks decide. */
export const moneyControl = [
  control({
    method: 'POST',
    path: '/_sandbox/refunds',
    parameters: {
      amount,
      charge: text(),
      payment_intent: text(),
      reason: oneOf('duplicate', 'fraudulent', 'requested_by_customer'),
    },
    handle: ({ world }, given) => createRefund(world, given),
  }),
  control({
    method: 'POST',
    path: '/_sandbox/refunds/:id',
    parameters: { outcome: required(oneOf('succeeded', 'failed', 'canceled')) },
    handle: ({ world, path }, { outcome }) =>
      decideRefund(world, find(world.store.refunds, 'refund', path.id ?? ''), outcome),
  }),
  control({
    method: 'POST',
    path: '/_sandbox/transfers',
    parameters: { amount: required(amount), currency: required(currency), destination: required(text()) },
    handle: ({ world }, given) => createTransfer(world, given),
  }),
  control({
    method: 'POST',
    path: '/_sandbox/transfers/:id/reversals',
    parameters: { amount },
    handle: ({ world, path }, given) =>
      reverseTransfer(world, find(world.store.transfers, 'transfer', path.id ?? ''), given),
  }),
  control({
    method: 'POST',
    path: '/_sandbox/payouts/:id',
    parameters: { outcome: required(oneOf('paid', 'failed')), failure_code: oneOf(...failureCodes) },
    handle({ world, path }, { outcome, failure_code = 'could_not_process' }) {
      // Connected accounts' payouts as well: a bank does not ask whose they are.
      const { account } = world.store.payouts.row(path.id ?? '') ?? {};
      const { id } = find(world.store.payouts, 'payout', path.id ?? '', account);
      if (outcome === 'failed') return failPayout(world, id, failure_code);
      payPayout(world, id);
      return world.store.payouts.must(id);
    },
  }),
  control({
    method: 'POST',
    path: '/_sandbox/topups/:id',
    parameters: { outcome: required(oneOf('succeeded', 'failed')) },
    handle({ world, path }, { outcome }) {
      const topup = find(world.store.topups, 'top-up', path.id ?? '');
      if (outcome === 'failed') return failTopup(world, topup);
      topupArrives(world, topup.id);
      return world.store.topups.must(topup.id);
    },
  }),
];

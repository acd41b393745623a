// Guarantee: every state of payouts and their lines can be reached, and only ends are final.
import { finalStates, reachable } from '../platform/states/index.js';
import { payoutLineTransitions, payoutTransitions } from './payout.state.js';

it('reaches every state of a payout', () => {
  expect([...reachable(payoutTransitions, 'prepared')].sort()).toEqual(Object.keys(payoutTransitions).sort());
  expect(finalStates(payoutTransitions)).toEqual(['rejected', 'void', 'paid', 'failed']);
});

it('reaches every state of a line, and leaves sending only as the provider says', () => {
  expect([...reachable(payoutLineTransitions, 'prepared')].sort()).toEqual(Object.keys(payoutLineTransitions).sort());
  expect(payoutLineTransitions.sending).toEqual(['sent', 'failed']);
});

// Guarantee: every state of payouts and their lines can be reached, and only ends are final; so of transfers that come back.
import { finalStates, reachable } from '../platform/states/index.js';
import { payoutLineTransitions, payoutTransitions, transferReversalTransitions } from './payout.state.js';

it('reaches every state of a payout', () => {
  expect([...reachable(payoutTransitions, 'prepared')].sort()).toEqual(Object.keys(payoutTransitions).sort());
  expect(finalStates(payoutTransitions)).toEqual(['rejected', 'void', 'paid', 'failed']);
});

it('reaches every state of a line, and leaves sending only as the provider says', () => {
  expect([...reachable(payoutLineTransitions, 'prepared')].sort()).toEqual(Object.keys(payoutLineTransitions).sort());
  expect(payoutLineTransitions.sending).toEqual(['sent', 'failed']);
});

it('reaches every state of a transfer that is taken back', () => {
  const states = Object.keys(transferReversalTransitions).sort();
  expect([...reachable(transferReversalTransitions, 'requested')].sort()).toEqual(states);
  expect(finalStates(transferReversalTransitions)).toEqual(['sent', 'failed']);
});

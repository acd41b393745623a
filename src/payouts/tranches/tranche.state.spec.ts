// Guarantee: every state of a tranche can be reached, and only what is paid, gone back or ended is final.
import { finalStates, reachable } from '../../platform/states/index.js';
import { trancheTransitions } from './tranche.state.js';

it('reaches every state from either beginning', () => {
  const states = Object.keys(trancheTransitions).sort();
  expect([...reachable(trancheTransitions, 'waiting')].sort()).toEqual(states);
  expect(finalStates(trancheTransitions)).toEqual(['paid', 'returned', 'ended']);
});

// Guarantee: every state of a retention can be reached, and what is overdue ends by a decision alone.
import { finalStates, reachable } from '../../platform/states/index.js';
import { retentionTransitions } from './retention.state.js';

it('reaches every state', () => {
  const states = Object.keys(retentionTransitions).sort();
  expect([...reachable(retentionTransitions, 'running')].sort()).toEqual(states);
  expect(finalStates(retentionTransitions)).toEqual(['released', 'returned', 'ended']);
});

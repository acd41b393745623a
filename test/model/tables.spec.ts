// Guarantee: what has ended stays ended: no table of states leads on from where money or a promise has come to its end.
import { finalStates, reachable, type Transitions } from '../../src/platform/states/index.js';
import { tables } from './house.js';

const births: Record<keyof typeof tables, string> = {
  campaign: 'draft',
  round: 'planned',
  pledge: 'pending',
  card_setup: 'pending',
  payment: 'created',
  settlement_item: 'open',
  refund: 'proposed',
  payout: 'prepared',
  payout_line: 'prepared',
  recipient: 'none',
  break: 'open',
};

const ends: Record<keyof typeof tables, string[]> = {
  campaign: ['abandoned', 'cancelled', 'failed', 'fulfilled', 'partly_fulfilled', 'rejected', 'unsuccessful'],
  round: ['failed', 'settled'],
  pledge: ['cancelled', 'collected', 'dropped', 'expired', 'released'],
  card_setup: ['cancelled', 'succeeded'],
  payment: ['cancelled', 'succeeded'],
  settlement_item: ['collected', 'dropped'],
  refund: ['failed', 'rejected'],
  payout: ['failed', 'paid', 'rejected', 'void'],
  payout_line: ['failed', 'rejected', 'sent'],
  recipient: [],
  break: ['resolved'],
};

it.each(Object.keys(tables) as (keyof typeof tables)[])('%s', (entity) => {
  const table = tables[entity] as Transitions<string>;
  expect(finalStates(table).sort()).toEqual(ends[entity]);
  expect([...reachable(table, births[entity])].sort()).toEqual(Object.keys(table).sort());
});

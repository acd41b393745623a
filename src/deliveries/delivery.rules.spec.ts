// Guarantee: a reward goes to its backer step by step; many at once go only forward; its backer has the last word on
// whether it has come, and a tracking address is told to one backer alone.
import { type CampaignState, campaignTransitions } from '../campaigns/index.js';
import { finalStates, reachable } from '../platform/states/index.js';
import { NothingToDeliver, TrackingForOne } from './delivery.errors.js';
import { answered, assertDelivers, assertOneParcel, delivers, forwardTo, type Mark, markOf } from './delivery.rules.js';
import { type DeliveryState, deliveryStates, deliveryTransitions } from './delivery.state.js';

const bare = { carrier: null, trackingUrl: null };
const byPost = { carrier: 'Post', trackingUrl: null };
const tracked = { carrier: null, trackingUrl: 'https://track.example/1' };

it('reaches every state, and none is a dead end', () => {
  expect([...reachable(deliveryTransitions, 'to_do')].sort()).toEqual([...deliveryStates].sort());
  expect(finalStates(deliveryTransitions)).toEqual([]);
});

it.each<[DeliveryState, DeliveryState, Mark]>([
  ['to_do', 'to_do', 'none'],
  ['to_do', 'in_work', 'step'],
  ['to_do', 'sent', 'step'],
  ['to_do', 'received', 'none'],
  ['in_work', 'to_do', 'step'],
  ['in_work', 'in_work', 'none'],
  ['in_work', 'sent', 'step'],
  ['in_work', 'received', 'none'],
  ['sent', 'to_do', 'none'],
  ['sent', 'in_work', 'step'],
  ['sent', 'sent', 'none'],
  ['sent', 'received', 'step'],
  ['received', 'to_do', 'none'],
  ['received', 'in_work', 'none'],
  ['received', 'sent', 'none'],
  ['received', 'received', 'none'],
])('marking what is %s as %s is %s', (state, to, mark) => {
  expect(markOf({ state, isMissed: false }, to, bare)).toBe(mark);
});

it('what is sent already takes another carrier or address', () => {
  const sent = { state: 'sent', isMissed: false } as const;
  expect(markOf(sent, 'sent', byPost)).toBe('note');
  expect(markOf(sent, 'sent', tracked)).toBe('note');
  expect(markOf({ state: 'received', isMissed: false }, 'received', byPost)).toBe('none');
});

it('what its backer misses can be packed anew, and is not received because its creator says so', () => {
  const missed = { state: 'sent', isMissed: true } as const;
  expect(markOf(missed, 'received', bare)).toBe('none');
  expect(markOf(missed, 'in_work', bare)).toBe('step');
});

it('all of a reward go forward, by steps that each of them may take', () => {
  for (const to of deliveryStates) {
    for (const from of forwardTo[to]) {
      expect(markOf({ state: from, isMissed: false }, to, bare)).toBe('step');
      expect(deliveryStates.indexOf(from)).toBeLessThan(deliveryStates.indexOf(to));
    }
  }
  expect(forwardTo.sent).toEqual(['to_do', 'in_work']);
});

it.each<[DeliveryState, boolean, DeliveryState | undefined]>([
  ['to_do', true, undefined],
  ['in_work', false, undefined],
  ['sent', true, 'received'],
  ['sent', false, 'sent'],
  ['received', true, 'received'],
  ['received', false, 'sent'],
])('of what is %s, "it has come: %s" leads to %s', (state, hasArrived, next) => {
  expect(answered(state, hasArrived)).toBe(next);
});

it('a tracking address is for the rewards of one pledge; a carrier for as many as there are', () => {
  const [a, b, c] = ['1', '2', '1'].map((pledgeId, place) => ({ pledgeId, rewardId: String(place) }));
  if (!a || !b || !c) throw new Error('Three lines');
  expect(() => assertOneParcel([a, c], tracked)).not.toThrow();
  expect(() => assertOneParcel([a, b], byPost)).not.toThrow();
  expect(() => assertOneParcel([a, b], tracked)).toThrow(TrackingForOne);
});

it('only a campaign that has succeeded delivers', () => {
  const states = Object.keys(campaignTransitions) as CampaignState[];
  expect(states.filter(delivers).sort()).toEqual(['delivering', 'successful']);
  expect(() => assertDelivers('live')).toThrow(NothingToDeliver);
});

// Guarantee: two words about one pledge in one bundle move it step by step, as two bundles would, whatever stands beside.
import { ResultDraft } from './result-draft.js';

const now = new Date('2026-11-27T12:00:00Z');
const endsAt = new Date('2026-12-04T12:00:00Z');
const campaignId = 'campaign';

const item = (id: string) => ({
  ...{ id, pledgeId: `pledge of ${id}`, round: 1, amount: 2_500n, tip: 0n, shipping: 0n, currency: 'EUR' },
  ...{ state: 'open' as const, pledgeState: 'charging' as const, attempts: 0, remindedAt: null },
});
const about = (itemId: string) => ({
  campaignId,
  itemId,
  pledgeId: `pledge of ${itemId}`,
  paymentId: `payment of ${itemId}`,
});

it('a refusal and the success after it are two steps, one after the other', () => {
  const draft = new ResultDraft(
    { campaignId, campaignState: 'collecting', endsAt: () => endsAt, now },
    new Map(['a', 'b'].map((id) => [id, item(id)])),
  );
  draft.apply({ ...about('a'), result: { kind: 'soft_decline', attempt: 1, adviceCode: null } });
  draft.apply({ ...about('b'), result: { kind: 'succeeded' } });
  draft.apply({ ...about('a'), result: { kind: 'succeeded' } });

  expect(draft.pledgeMoves).toEqual([
    [
      { id: 'pledge of a', from: 'charging', to: 'errored' },
      { id: 'pledge of b', from: 'charging', to: 'collected' },
    ],
    [{ id: 'pledge of a', from: 'errored', to: 'collected' }],
  ]);
  expect(draft.roundDeltas).toEqual([
    { campaignId, round: 1, chargeable: -5_000n, collected: 5_000n, dropped: 0n, shipping: 0n },
  ]);
});

it('counts what was promised, and shipping beside it', () => {
  const sent = { ...item('a'), amount: 3_150n, shipping: 650n };
  const other = { ...item('b'), amount: 2_900n, shipping: 400n };
  const draft = new ResultDraft(
    { campaignId, campaignState: 'collecting', endsAt: () => endsAt, now },
    new Map([sent, other].map((one) => [one.id, one])),
  );
  draft.apply({ ...about('a'), result: { kind: 'succeeded' } });
  draft.apply({ ...about('b'), result: { kind: 'cancelled' } });
  expect(draft.roundDeltas).toEqual([
    { campaignId, round: 1, chargeable: -5_000n, collected: 2_500n, dropped: 2_500n, shipping: 650n },
  ]);
});

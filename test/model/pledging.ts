import { needsTarget } from '../../src/campaigns/index.js';
import { decideSetup } from '../../src/payments/setup.rules.js';
import { Problem } from '../../src/platform/http/index.js';
import { GroupDraft } from '../../src/pledges/group-draft.js';
import { type HeldPledge, type SavedCard, totalOf } from '../../src/pledges/held-pledge.js';
import {
  assertCanLeave,
  assertChangeable,
  assertMayTakeAway,
  assertOpen,
  assertWish,
  holdUntil,
} from '../../src/pledges/pledge.rules.js';
import { canTryNewCard } from '../../src/settlement/result.rules.js';
import { type House, type Setup } from './house.js';
import { type ModelCard } from './provider.js';

/** What became of a backer's wish: taken, or the code of the refusal. */
export type Answer = 'taken' | (string & {});

export interface Wish {
  readonly backer: number;
  readonly amount: bigint;
  readonly tip: bigint;
  readonly rewards: number;
  readonly destination: string | null;
}

const card = ({ id }: ModelCard): SavedCard => ({
  ...{ paymentMethodId: id, brand: 'visa', last4: '4242', expMonth: 12, expYear: 2040, fingerprint: null },
});

/** As `PledgeGroup` does it: decide on a draft, write it together, or nothing of it. */
function group(house: House, decide: (draft: GroupDraft) => void): Answer {
  const { campaign, round, plan, reward } = house;
  const active = new Map<string, number>();
  for (const { state, round: number, backerId } of house.pledges.values()) {
    if (state === 'active' && number === round.number) active.set(backerId, (active.get(backerId) ?? 0) + 1);
  }
  const situation = {
    ...{ campaignId: campaign.id, zone: 'Europe/Brussels', currency: 'EUR', round: round.number },
    ...{
      campaignState: campaign.state,
      roundState: round.state,
      deadline: new Date(round.deadline),
      collectingEndsAt: null,
      target: round.target,
    },
    ...{ allOrNothing: needsTarget(plan.model, round.number), pledged: round.totals.pledged, now: house.date },
  };
  const free = plan.stock === null ? undefined : plan.stock - reward.taken;
  const draft = new GroupDraft(
    situation,
    new Map([[reward.id, { price: reward.price, free, shipping: reward.shipping }]]),
    new Map(house.pledges),
    active,
  );
  const answer = answering(() => decide(draft));
  if (answer === 'taken') write(house, draft);
  return answer;
}

/** Taken, or refused for a reason that has a name; anything else is a bug. */
export function answering(act: () => void): Answer {
  try {
    act();
    return 'taken';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

function write(house: House, draft: GroupDraft): void {
  for (const pledge of [...draft.made.values(), ...draft.changed.values()]) house.pledges.set(pledge.id, pledge);
  for (const { entityId, from, to } of draft.history) if (from !== '-') house.note('pledge', entityId, from, to);
  for (const { by } of draft.stockMoves) house.reward.taken += by;
  for (const { pledged = 0n, pledges = 0, backers = 0 } of draft.roundDeltas) {
    const { totals } = house.round;
    totals.pledged += pledged;
    totals.pledges += pledges;
    totals.backers += backers;
  }
}

const chosen = (house: House, quantity: number) =>
  quantity > 0 ? [{ rewardId: house.reward.id, quantity, price: house.reward.price }] : [];

export function makePledge(house: House, { backer, amount, tip, rewards, destination }: Wish): Answer {
  const id = house.id('p');
  const answer = group(house, (draft) => {
    const { campaignId, round, now, deadline } = draft.situation;
    assertOpen(draft.situation);
    const asked = { amount, tip, currency: 'EUR', rewards: chosen(house, rewards), destination };
    const wish = { ...asked, ...assertWish(asked, 'EUR', draft.shelf) };
    const total = totalOf(wish);
    const about = { id, campaignId, round, backerId: `backer${backer}`, visibility: 'public', locale: 'en' } as const;
    const held = { madeAt: now, holdUntil: holdUntil(now, deadline), card: null, activatedAt: null };
    const pledge = { ...about, ...held, ...wish, state: 'pending', consentedTotal: total } as HeldPledge;
    draft.add(pledge, { version: 'v', sentence: 's', latestDate: '2027-01-28', total }, null);
  });
  if (answer === 'taken')
    house.setups.push({ id: house.id('s'), pledgeId: id, state: 'pending', status: 'pending', card: null });
  return answer;
}

export function changePledge(
  house: House,
  id: string,
  { amount, tip, rewards, destination }: Omit<Wish, 'backer'>,
): Answer {
  return group(house, (draft) => {
    const pledge = draft.pledge(id);
    assertChangeable(pledge.state);
    assertOpen(draft.situation);
    const wish = { ...pledge, amount, tip, rewards: chosen(house, rewards), destination };
    const next = { ...wish, ...assertWish(wish, 'EUR', draft.shelf, pledge.rewards) };
    if (pledge.state === 'active') assertMayTakeAway(draft.situation, pledge.amount - amount);
    const total = totalOf(next);
    draft.change({ ...next, consentedTotal: total > pledge.consentedTotal ? total : pledge.consentedTotal });
  });
}

export function cancelPledge(house: House, id: string): Answer {
  return group(house, (draft) => {
    const pledge = draft.pledge(id);
    assertChangeable(pledge.state);
    assertCanLeave(draft.situation);
    if (pledge.state === 'active') assertMayTakeAway(draft.situation, pledge.amount);
    draft.move(id, 'cancelled', pledge.backerId, 'cancelled by the backer');
  });
}

/** The backer saves a card in the provider's own page; whether the news comes is another matter. */
export function saveCard(house: House, pledgeId: string, given: ModelCard): void {
  const { state } = house.pledge(pledgeId);
  let setup = house.setups.find((one) => one.pledgeId === pledgeId && one.status === 'pending');
  if (!setup && ['active', 'errored', 'needs_action'].includes(state)) {
    setup = { id: house.id('s'), pledgeId, state: 'pending', status: 'pending', card: null };
    house.setups.push(setup);
  }
  if (!setup) return;
  house.cards.set(given.id, given);
  setup.status = 'succeeded';
  setup.card = given;
}

/** The provider's word on a setup, however often it comes. */
export function hearSetup(house: House, setup: Setup): void {
  const saved = setup.card && card(setup.card);
  const word = {
    id: setup.id,
    setupId: setup.id,
    customerId: 'cus',
    status: setup.status,
    livemode: false,
    card: saved,
    clientSecret: null,
  };
  const move = decideSetup({ state: setup.state, providerId: setup.id, customerId: 'cus' }, word, false);
  if (move.kind === 'mismatch') throw new Error(`a setup differs in ${move.field}`);
  if (move.kind === 'nothing') return;
  house.move('card_setup', setup, move.to);
  if (move.to === 'succeeded' && saved) activate(house, setup.pledgeId, saved);
}

function activate(house: House, id: string, saved: SavedCard): void {
  group(house, (draft) => {
    const { state, backerId } = draft.pledge(id);
    if (state === 'pending') draft.move(id, 'active', backerId, 'card saved', { card: saved, activatedAt: house.date });
    else if (['active', 'errored', 'needs_action'].includes(state)) draft.change({ ...draft.pledge(id), card: saved });
  });
  const item = house.itemOf(id);
  const { state: pledgeState } = house.pledge(id);
  if (item && pledgeState !== 'active' && canTryNewCard({ ...item, pledgeState }))
    house.items.set(item.id, { ...item, dueAt: house.date });
}

/** Intent, call, record: the provider's word decides whether a hold that is over ends, or the pledge is active after all. */
export function expirePledge(house: House, id: string): void {
  const { state, holdUntil: until } = house.pledge(id);
  if (state !== 'pending' || until === null || until > house.date) return;
  for (const setup of house.setups.filter(({ pledgeId }) => pledgeId === id)) {
    if (setup.status === 'pending') setup.status = 'cancelled';
    hearSetup(house, setup);
  }
  if (house.pledge(id).state === 'pending') group(house, (draft) => void draft.move(id, 'expired', null, 'hold over'));
}

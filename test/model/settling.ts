import {
  collectingStates,
  endsUncharged,
  gained,
  leadsToSecond,
  needsTarget,
  stateOf,
} from '../../src/campaigns/index.js';
import { secondDeadline } from '../../src/campaigns/deadline.rules.js';
import { decideOutcome, decideShortfall, platformFee } from '../../src/settlement/index.js';
import { ResultDraft } from '../../src/settlement/result-draft.js';
import { windowEnd } from '../../src/settlement/schedule.rules.js';
import { collectedWhileRefunding, pledgeNotCollected } from '../../src/settlement/settlement.events.js';
import { accounts } from '../../src/ledger/index.js';
import { type House, hour, type Item, type Round } from './house.js';
import { requestRefunds } from './refunding.js';

const minutes30 = hour / 2;

/** Whether a campaign in this state goes on collecting. */
export const goesOn = ({ campaign }: House): boolean =>
  (collectingStates as readonly string[]).includes(campaign.state);

const statesAfter = (house: House, changed: Round, to: Round['state']) =>
  house.rounds.map((round) => (round === changed ? to : round.state));

/** The deadline: from here on no new pledge, change or cancel. */
export function closeRound(house: House): void {
  const { round, campaign } = house;
  if (round.state !== 'open' || house.now < round.deadline) return;
  house.move('round', round, 'closing');
  round.closingEndsAt = house.now + minutes30;
  if (campaign.state === 'suspended') campaign.suspendedFrom = 'closing';
  else house.moveCampaign('closing');
}

/** When nothing is pending: collect, or release. */
export function decideRound(house: House): void {
  const { round, campaign, plan } = house;
  if (round.state !== 'closing' || campaign.state !== 'closing') return;
  if ([...house.pledges.values()].some(({ state, round: number }) => state === 'pending' && number === round.number))
    return;
  const { pledged } = round.totals;
  const insists = needsTarget(plan.model, round.number);
  const outcome = decideOutcome({ needsTarget: insists, target: round.target, pledged, matched: 0n });
  round.decidedAt = house.now;
  if (outcome === 'collect') return collect(house, round);
  releaseRound(house, round);
  house.move('round', round, 'failed');
  house.moveCampaign(stateOf(statesAfter(house, round, 'failed')));
}

function collect(house: House, round: Round): void {
  for (const { id, state, round: number, amount, tip, shipping } of [...house.pledges.values()]) {
    if (state !== 'active' || number !== round.number) continue;
    house.movePledge(id, 'charging');
    const itemId = `i${id.slice(1)}`;
    const about = { pledgeId: id, amount: amount + shipping, tip, currency: 'EUR' };
    const begun = { state: 'open', attempts: 0, remindedAt: null, dueAt: house.date, finishAt: 0 } as const;
    house.items.set(itemId, { id: itemId, round: number, shipping, ...about, ...begun });
    house.payments.set(itemId, {
      ...{ id: `y${id.slice(1)}`, itemId, ...about, state: 'created', providerId: null, customerId: 'cus' },
      ...{
        declinedChargeId: null,
        createTries: 0,
        createdAt: house.now,
        dueAt: new Date(round.deadline),
        feeKnown: false,
        succeededAt: null,
      },
    });
    round.totals.chargeable += amount;
  }
  house.move('round', round, 'collecting');
  round.collectingEndsAt = windowEnd(house.date).getTime();
  if (!leadsToSecond(house.plan.model, round.number))
    return house.moveCampaign(stateOf(statesAfter(house, round, 'collecting')));
  house.addRound(house.plan.target + house.plan.optional, secondDeadline(house.date, 'Europe/Brussels').getTime());
  house.move('round', house.round, 'open');
  house.moveCampaign('live');
}

export function releaseRound(house: House, round: Round): void {
  for (const { id, state, round: number, amount, rewards } of [...house.pledges.values()]) {
    if (number !== round.number || (state !== 'pending' && state !== 'active')) continue;
    house.movePledge(id, 'released');
    if (state === 'active') round.totals.dropped += amount;
    giveBack(house, rewards);
  }
}

const giveBack = (house: House, rewards: readonly { quantity: number }[]): void => {
  for (const { quantity } of rewards) house.reward.taken -= quantity;
};

/** The one path on which a payment's fate reaches its item: a bundle of news, in any order, some of it twice. */
export function hearNews(house: House, which: readonly number[], repeats: boolean): void {
  const picked = [...new Set(which.map((index) => index % Math.max(house.news.length, 1)))];
  const news = picked.flatMap((index) => house.news[index] ?? []);
  if (news.length === 0) return;
  const { campaign } = house;
  const endsAt = (number: number) => new Date(house.roundOf(number).collectingEndsAt);
  const items = news.map(({ itemId }) => house.item(itemId));
  const draft = new ResultDraft(
    { campaignId: campaign.id, campaignState: campaign.state, endsAt, now: house.date },
    new Map(items.map((item) => [item.id, { ...item, pledgeState: house.pledge(item.pledgeId).state }])),
  );
  for (const one of news) draft.apply(one);
  write(house, draft);
  // Beyond one repeat in a row nothing new is learnt, and a run must end.
  const heard = repeats ? [] : news;
  if (repeats) house.news.push(...house.news.splice(0, 1));
  for (const one of heard) house.news.splice(house.news.indexOf(one), 1);
}

function write(house: House, draft: ResultDraft): void {
  for (const { id, ...change } of draft.changes.values()) house.items.set(id, { ...house.item(id), ...change });
  for (const wave of draft.pledgeMoves) for (const { id, to } of wave) house.movePledge(id, to);
  for (const { entity, entityId, from, to } of draft.history)
    if (entity === 'settlement_item') house.note(entity, entityId, from, to);
  for (const id of draft.dropped) giveBack(house, house.pledge(id).rewards);
  for (const { round, chargeable = 0n, collected = 0n, dropped = 0n, shipping = 0n } of draft.roundDeltas) {
    const { totals } = house.roundOf(round);
    totals.chargeable += chargeable;
    totals.collected += collected;
    totals.shipping += shipping;
    totals.dropped += dropped;
  }
  house.books.post(draft.ledger);
  for (const { event, payload } of draft.events) {
    const { itemId = '' } = payload as { itemId?: string };
    if (event === pledgeNotCollected.event) house.letters.push({ itemId, at: house.now });
    if (event === collectedWhileRefunding.event) requestRefunds(house);
  }
}

const isFinal = ({ state }: Item): boolean => state === 'collected' || state === 'dropped';

/** When every item is final: keep it by the declared policy, or give it back. */
export function settleRound(house: House, number: number): void {
  const round = house.rounds[number - 1];
  const items = [...house.items.values()].filter((item) => item.round === number);
  if (round?.state !== 'collecting' || !items.every(isFinal)) return;
  if (house.campaign.state === 'refunding') return house.move('round', round, 'failed');
  if (!goesOn(house)) return;
  const { policy, toleranceBps, model } = house.plan;
  const { collected } = round.totals;
  const after = {
    needsTarget: needsTarget(model, number),
    policy,
    toleranceBps,
    target: round.target,
    collected,
    matched: 0n,
  };
  if (decideShortfall(after) === 'settle') return settle(house, round);
  house.move('round', round, 'failed');
  if (number === 1) return refund(house);
  follow(house);
}

function settle(house: House, round: Round): void {
  const { fee, vat } = platformFee(gained(round.totals), house.plan);
  const from = accounts.campaignFunds(house.campaign.id);
  house.books.post([
    {
      ...{ reference: `platform-fee-${house.campaign.id}-${round.number}`, currency: 'EUR', at: house.date },
      postings: [
        { from, to: accounts.platformFees, amount: fee },
        { from, to: accounts.platformVat, amount: vat },
      ],
    },
  ]);
  house.move('round', round, 'settled');
  follow(house);
}

/** The campaign moves on when this round was what it waited for. */
function follow(house: House): void {
  const to = stateOf(house.rounds.map(({ state }) => state));
  if (to !== house.campaign.state) house.moveCampaign(to);
}

function refund(house: House): void {
  for (const round of house.rounds.filter(({ state }) => endsUncharged(state))) {
    house.move('round', round, 'failed');
    releaseRound(house, round);
  }
  house.campaign.refundReason = 'shortfall';
  house.moveCampaign('refunding');
  requestRefunds(house);
}

import { money, toJson, type MoneyJson } from '../money/index.js';
import { type ProjectTitle } from '../projects/index.js';
import { minimum, optimum } from './budget.rules.js';
import {
  type CampaignListItem,
  type CampaignPage,
  type PageNeed,
  type PageReward,
  type PageRound,
} from './campaign-pages.repository.js';
import { acceptsPledges } from './campaign.rules.js';
import {
  type CampaignResponse,
  type CampaignSummaryResponse,
  type NeedResponse,
  type PreparationResponse,
  type RewardResponse,
  type RoundResponse,
  type TitleResponse,
  type TotalsResponse,
} from './campaigns.dto.js';
import { localText } from './deadline.rules.js';
import { pricesIn, ratesOf } from './shipping.rules.js';

type InMoney = (amount: string | bigint) => MoneyJson;

const moneyIn =
  (currency: string): InMoney =>
  (amount) =>
    toJson(money(BigInt(amount), currency));

const iso = (milliseconds: number | null): string | null =>
  milliseconds === null ? null : new Date(milliseconds).toISOString();

const toTitle = ({ projectId: id, slug, locale, title, summary }: ProjectTitle): TitleResponse => ({
  id, slug, locale, title, summary,
}); // prettier-ignore

const toTotals = (inMoney: InMoney, rounds: readonly PageRound[]): TotalsResponse => {
  const total = (of: (round: PageRound) => string): MoneyJson =>
    inMoney(rounds.reduce((sum, round) => sum + BigInt(of(round)), 0n));
  return {
    pledged: total((round) => round.pledged),
    chargeable: total((round) => round.chargeable),
    collected: total((round) => round.collected),
    dropped: total((round) => round.dropped),
    refunded: total((round) => round.refunded),
    shipping: total((round) => round.shipping),
    pledges: rounds.reduce((sum, round) => sum + round.pledges, 0),
    backers: rounds.reduce((sum, round) => sum + round.backers, 0),
  };
};

const toRound = (inMoney: InMoney, zone: string, round: PageRound): RoundResponse => ({
  number: round.number,
  state: round.state,
  target: inMoney(round.target),
  openedAt: iso(round.opensAt),
  deadline: new Date(round.deadline).toISOString(),
  deadlineLocal: localText(new Date(round.deadline), zone),
  collectingEndsAt: iso(round.collectingEndsAt),
  decidedAt: iso(round.decidedAt),
  totals: toTotals(inMoney, [round]),
});

const toNeed = (inMoney: InMoney, { amount, ...need }: PageNeed): NeedResponse => ({
  ...need,
  amount: inMoney(amount),
});

const toReward = (
  inMoney: InMoney,
  currency: string,
  { price, taken, shipping, questions, ...reward }: PageReward,
): RewardResponse => ({
  ...reward,
  price: inMoney(price),
  questions: questions.map(({ choices, ...question }) => ({ ...question, choices: [...choices] })),
  shipping: ratesOf(pricesIn(shipping ?? {}), currency).map((rate) => ({
    countries: [...rate.countries],
    price: inMoney(rate.price),
  })),
  left: reward.stock === null ? null : reward.stock - taken,
});

const toPreparation = (page: CampaignPage): PreparationResponse => ({
  submittedAt: page.submittedAt?.toISOString() ?? null,
  approvedAt: page.approvedAt?.toISOString() ?? null,
  suspendedAt: page.suspendedAt?.toISOString() ?? null,
  suspendedFrom: page.suspendedFrom,
});

/** The newest round that has opened, else the first: the one that people talk about. */
export function currentRound(rounds: readonly PageRound[]): PageRound {
  const current = rounds.findLast(({ opensAt }) => opensAt !== null) ?? rounds[0];
  if (!current) throw new Error('A campaign without a round');
  return current;
}

export function toListItem(item: CampaignListItem, title: ProjectTitle): CampaignSummaryResponse {
  const inMoney = moneyIn(item.currency);
  const { id, state, model, currency, zone } = item;
  const round = currentRound(item.rounds);
  return {
    ...{ id, state, model, currency, zone },
    project: toTitle(title),
    deadline: new Date(round.deadline).toISOString(),
    target: inMoney(round.target),
    totals: toTotals(inMoney, item.rounds),
    createdAt: item.createdAt.toISOString(),
  };
}

/** `isInsider`: owner, deputy or staff, who also see how far it is prepared. */
export function toCampaignResponse(page: CampaignPage, title: ProjectTitle, isInsider: boolean): CampaignResponse {
  const inMoney = moneyIn(page.currency);
  const round = currentRound(page.rounds);
  const needs = page.needs.map((need) => ({ ...need, amount: BigInt(need.amount) }));
  return {
    ...toListItem(page, title),
    shortfallPolicy: page.shortfallPolicy,
    toleranceBps: page.toleranceBps,
    feeBps: page.feeBps,
    vatBps: page.vatBps,
    reserveBps: page.reserveBps,
    reserveDays: page.reserveDays,
    refundReason: page.refundReason,
    opensAt: page.opensAt?.toISOString() ?? null,
    acceptsPledges: acceptsPledges(page, { state: round.state, deadline: new Date(round.deadline) }, page.now),
    minimum: inMoney(minimum(needs)),
    optimum: inMoney(optimum(needs)),
    rounds: page.rounds.map((each) => toRound(inMoney, page.zone, each)),
    needs: page.needs.map((need) => toNeed(inMoney, need)),
    tranches: [...page.tranches],
    rewards: page.rewards.map((reward) => toReward(inMoney, page.currency, reward)),
    preparation: isInsider ? toPreparation(page) : null,
  };
}

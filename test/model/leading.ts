import { decideEnding, extended, longestSuspensionMs } from '../../src/campaigns/ending.rules.js';
import { assertScores, isApproved } from '../../src/campaigns/review.rules.js';
import { assertEditable, missingForReview } from '../../src/campaigns/draft.rules.js';
import { decideOpening, missingForSchedule } from '../../src/campaigns/schedule.rules.js';
import { campaignTransitions, type CampaignState, endsUncharged } from '../../src/campaigns/index.js';
import { canBecome } from '../../src/platform/states/index.js';
import { type House } from './house.js';
import { followCampaign } from './paying-out.js';
import { type Answer, answering } from './pledging.js';
import { requestRefunds } from './refunding.js';
import { releaseRound } from './settling.js';

const criteria = ['feasible', 'commons'];

const has = (house: House, to: CampaignState): boolean => canBecome(campaignTransitions, house.campaign.state, to);

export function editDraft(house: House): Answer {
  return answering(() => {
    assertEditable(house.campaign.state);
    house.campaign.contentChangedAt = house.now;
  });
}

export function submit(house: House): void {
  const { plan } = house;
  const draft = {
    target: plan.target,
    model: plan.model,
    optimum: plan.target + plan.optional,
    deputyNamed: true,
    hasText: true,
  };
  if (has(house, 'in_review') && missingForReview(draft).length === 0) house.moveCampaign('in_review');
}

/** An approval leaves it in review, until its creator schedules it. */
export function review(house: House, decision: 'approved' | 'changes_requested' | 'rejected'): void {
  if (house.campaign.state !== 'in_review') return;
  assertScores(
    criteria.map((key) => ({ key })),
    criteria,
  );
  if (decision === 'approved') house.campaign.approvedAt = house.now;
  else house.moveCampaign(decision);
}

/** Once a creator's text is in review, it can still change outside the campaign. */
export const touchProject = (house: House): void => void (house.campaign.contentChangedAt = house.now);

export function schedule(house: House): void {
  const { approvedAt, contentChangedAt, state } = house.campaign;
  const approved = isApproved(approvedAt === null ? null : new Date(approvedAt), new Date(contentChangedAt));
  const recipient = { legalName: 'Makers Cooperative', transfers: house.recipient.state };
  const missing = missingForSchedule({ termsAccepted: true, ownerVerified: true, deputyVerified: true, recipient });
  if (state === 'in_review' && approved && missing.length === 0) house.moveCampaign('scheduled');
}

export function unschedule(house: House): void {
  if (house.campaign.state === 'scheduled') house.moveCampaign('draft');
}

export function open(house: House): void {
  if (house.campaign.state !== 'scheduled') return;
  house.moveCampaign(decideOpening(new Date(house.round.deadline), house.date));
  if ((house.campaign.state as CampaignState) === 'live') house.move('round', house.round, 'open');
}

export function suspend(house: House): void {
  if (has(house, 'suspended')) house.moveCampaign('suspended');
}

export function resume(house: House): void {
  const { campaign } = house;
  if (campaign.suspendedFrom === null) return;
  const since = new Date(campaign.suspendedAt);
  house.moveCampaign(campaign.suspendedFrom);
  for (const round of house.rounds.filter(({ state }) => state === 'collecting')) {
    const before = round.collectingEndsAt;
    round.collectingEndsAt = extended(new Date(before), since, house.date).getTime();
    round.extendedBy += round.collectingEndsAt - before;
  }
  followCampaign(house);
}

/** Called off by its creator, or by staff when it is suspended. */
export function callOff(house: House): Answer {
  return answering(() => {
    const to = decideEnding(house.campaign.state, house.rounds.map(({ state }) => state)); // prettier-ignore
    if (to === 'refunding') house.campaign.refundReason = 'cancelled';
    house.moveCampaign(to);
    for (const round of house.rounds.filter(({ state }) => endsUncharged(state))) {
      house.move('round', round, 'failed');
      releaseRound(house, round);
    }
    followCampaign(house);
    requestRefunds(house);
  });
}

/** A suspension that nobody lifted for 30 days ends the campaign. */
export function endForgottenSuspension(house: House): void {
  const { state, suspendedAt } = house.campaign;
  if (state === 'suspended' && house.now - suspendedAt >= longestSuspensionMs) callOff(house);
}

import { type CampaignLetters, type RefundingReason, type ReviewDecision } from './campaign.js';

const decisions: Record<ReviewDecision, { subject: string; meaning: string }> = {
  approved: { subject: 'is approved', meaning: 'approved it. You can now choose when it opens.' },
  changes_requested: {
    subject: 'needs changes',
    meaning: 'ask for changes. Please edit the draft and hand it in again.',
  },
  rejected: { subject: 'was not approved', meaning: 'did not approve it. It cannot be opened on this service.' },
};

const refunding: Record<RefundingReason, string> = {
  shortfall: 'less was collected than the campaign needs by its own rule',
  cancelled: 'it was called off after charging had begun',
};

export const campaignEn: CampaignLetters = {
  campaignSubmitted: ({ campaign, page }) => ({
    subject: `To review: ${campaign}`,
    paragraphs: [
      `“${campaign}” was handed in and waits for a moderator. Please judge it by the published criteria, each with a score, and say why.`,
      page,
    ],
  }),
  campaignReviewed: ({ campaign, decision, comment, page }) => ({
    subject: `${campaign} ${decisions[decision].subject}`,
    paragraphs: [
      `The moderators have read “${campaign}” and ${decisions[decision].meaning}`,
      `They wrote:\n${comment}`,
      page,
    ],
  }),
  campaignScheduled: ({ campaign, opens, deadline, page }) => ({
    subject: `${campaign} opens on ${opens}`,
    paragraphs: [
      `“${campaign}” is scheduled: it opens on ${opens} and ends on ${deadline}. Until it opens you can take it back to edit it; after that its terms stay as they are.`,
      page,
    ],
  }),
  campaignOpened: ({ campaign, deadline, target, page }) => ({
    subject: `${campaign} is open`,
    paragraphs: [
      `“${campaign}” is open and takes pledges until ${deadline}. Its target is ${target}. Now is the time to tell people:`,
      page,
    ],
  }),
  campaignReached: ({ campaign, pledged, until, page }) => ({
    subject: `${campaign} goes through: ${pledged} pledged`,
    paragraphs: [
      `“${campaign}” has ended with ${pledged} pledged, and it goes through. Congratulations.`,
      `We now charge the cards. Where a charge does not go through we try again and write to the backer, until ${until}. Some will not work; only what is collected is paid out.`,
      page,
    ],
  }),
  campaignSecondRound: ({ campaign, pledged, target, deadline, page }) => ({
    subject: `${campaign} has passed its first round: ${pledged} pledged`,
    paragraphs: [
      `“${campaign}” has ended its first round with ${pledged} pledged, and it goes through. Congratulations. We now charge those cards.`,
      `Its second round is open until ${deadline}, towards ${target} for everything you planned, both rounds together. Whatever is pledged in it is charged after that. Now is the time to tell people again:`,
      page,
    ],
  }),
  campaignMissed: ({ campaign, pledged, target, page }) => ({
    subject: `${campaign} did not reach its target`,
    paragraphs: [
      `“${campaign}” has ended with ${pledged} pledged, of a target of ${target}. Nobody is charged; we tell every backer that their pledge is released.`,
      'You can begin another campaign for the same project.',
      page,
    ],
  }),
  campaignSuccessful: ({ campaign, collected, dropped, payoutFrom, page }) => ({
    subject: `${campaign}: ${collected} collected`,
    paragraphs: [
      `Collecting for “${campaign}” is done: ${collected} was collected, and ${dropped} could not be.`,
      `The first payout can be made from ${payoutFrom} on, less the fees that were agreed. Somebody in finance prepares it and another person approves it; we write to you at each step.`,
      page,
    ],
  }),
  campaignRefunding: ({ campaign, collected, because, givenBack, page }) => ({
    subject:
      givenBack === 'unpaid' ? `${campaign}: what was not paid out goes back` : `${campaign}: everybody is refunded`,
    paragraphs: [
      givenBack === 'unpaid'
        ? `“${campaign}” was called off after a part of it had been paid out. What had not been paid out goes back to the cards it came from, to everybody in the proportion in which it came.`
        : `Everybody who paid for “${campaign}” gets everything back, since ${refunding[because]}. ${collected} goes back to the cards it came from.`,
      'You need do nothing. We write to each backer when their money is sent, and to you when all of it is.',
      page,
    ],
  }),
  campaignRefunded: ({ campaign, page }) => ({
    subject: `${campaign}: all money was sent back`,
    paragraphs: [
      `Every charge for “${campaign}” was refunded, and the campaign is closed as unsuccessful. There is nothing to do.`,
      page,
    ],
  }),
  campaignCancelled: ({ campaign, givenBack, page }) => ({
    subject: `${campaign} is cancelled`,
    paragraphs: [
      `“${campaign}” is cancelled. Nobody will be charged for it; ${givenBack === 'unpaid' ? 'of what had been charged, what had not been paid out has gone back' : 'whoever had been charged has been refunded'}. We tell the backers ourselves.`,
      page,
    ],
  }),
  campaignSuspended: ({ campaign, page }) => ({
    subject: `${campaign} is suspended`,
    paragraphs: [
      `The moderators have suspended “${campaign}”. Meanwhile nobody can pledge and nobody is charged or paid; backers can cancel. Its deadline does not stop. If the suspension is not lifted within 30 days, the campaign is cancelled.`,
      'Please answer this team if you know what it is about, or ask.',
      page,
    ],
  }),
  campaignResumed: ({ campaign, page }) => ({
    subject: `${campaign} goes on`,
    paragraphs: [
      `The suspension of “${campaign}” is lifted; it goes on where it was. Time for collecting that was lost is added.`,
      page,
    ],
  }),
  deputyInvited: ({ project, owner, page }) => ({
    subject: `${owner} asks you to be deputy of ${project}`,
    paragraphs: [
      `${owner} asks you to be deputy of the project “${project}”. A deputy gets the letters about it and takes over if its owner falls silent; no project can raise money without one.`,
      'If you agree, sign in with an account of this address, or make one, and accept here:',
      page,
      'If you do not want to, do nothing.',
    ],
  }),
};

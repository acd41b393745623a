import { type RightOfPledge } from '../../campaigns/index.js';
import { type CardTrouble } from '../../pledges/index.js';
import { type PledgeLetters, type ReleaseReason } from './pledge.js';

const withTip = (tip: string | null): string => (tip ? ` (of it ${tip} as a tip to this service)` : '');

const released: Record<
  ReleaseReason,
  { subject: (campaign: string) => string; happened: (campaign: string, deadline: string) => string }
> = {
  missed: {
    subject: (campaign) => `${campaign} did not reach its target`,
    happened: (campaign, deadline) => `“${campaign}” ended on ${deadline} without reaching its target.`,
  },
  called_off: {
    subject: (campaign) => `${campaign} was called off`,
    happened: (campaign) => `“${campaign}” was called off before your card was charged.`,
  },
  shortfall: {
    subject: (campaign) => `${campaign} does not go on`,
    happened: (campaign) =>
      `Less could be collected in the first round of “${campaign}” than it needs by its own rule, so it does not go on, and its second round with it.`,
  },
};

const troubles: Record<CardTrouble, string> = {
  removed: 'is no longer saved with our payment provider',
  expired: 'has expired',
  expires: 'expires before it has surely been charged',
};

const rights: Record<RightOfPledge, string> = {
  no_reward: 'You chose no reward, so nothing is sold to you. You can cancel until the deadline.',
  mixed:
    'The seller is a trader. The law lets you withdraw from some of your rewards and not from others: your pledge says which.',
  not_a_trader:
    'The seller does not sell in the course of business. The law gives no right of withdrawal beyond cancelling until the deadline.',
  goods_14_days:
    'The seller is a trader. By law you may withdraw without giving a reason until 14 days after the reward has reached you; the button for it is on the page of your pledge.',
  service_14_days:
    'The seller is a trader. By law you may withdraw without giving a reason until 14 days after your card was charged; the button for it is on the page of your pledge.',
  sealed:
    'The seller is a trader. By law you may withdraw until the reward has reached you, and later only while its seal is whole (Directive 2011/83/EU, art. 16 e and i); the button for it is on the page of your pledge.',
  custom_made:
    'The seller is a trader. The reward is made to your own wishes, so the law gives no right of withdrawal (Directive 2011/83/EU, art. 16 c).',
  perishable:
    'The seller is a trader. The reward spoils quickly, so the law gives no right of withdrawal (Directive 2011/83/EU, art. 16 d).',
  dated:
    'The seller is a trader. The reward is an event or a stay on a fixed date, so the law gives no right of withdrawal (Directive 2011/83/EU, art. 16 l).',
  digital:
    'The seller is a trader. The reward is digital content that you get at once, so the law gives no right of withdrawal (Directive 2011/83/EU, art. 16 m).',
};

export const pledgeEn: PledgeLetters = {
  pledgeMade: ({ campaign, total, tip, consent, holdUntil, newCard, page, right, denial }) => ({
    subject: `Your pledge to ${campaign} waits for a card`,
    paragraphs: [
      `Thank you. You pledged ${total}${withTip(tip)} to “${campaign}”. This is what you agreed to, word for word:`,
      `“${consent}”`,
      rights[right],
      `The pledge counts once a card is saved for it. We keep your place until ${holdUntil}. If you have not given a card yet, you can do it here:`,
      newCard,
      'You can look at your pledge, change it or cancel it here, until the deadline:',
      page,
      ...(denial ? ['Was it not you who made this pledge? Then press the button on this page:', denial] : []),
    ],
  }),
  pledgeActive: ({
    campaign,
    total,
    tip,
    card,
    consent,
    deadline,
    target,
    descriptor,
    latest,
    page,
    calendar,
    campaignPage,
  }) => ({
    subject: `Your pledge to ${campaign} counts`,
    paragraphs: [
      `Your card ${card} is saved, and your pledge of ${total}${withTip(tip)} to “${campaign}” counts. Thank you.`,
      target
        ? `Nothing has been charged. The campaign runs until ${deadline}. If it reaches ${target} by then, we charge your card ${total}, at the latest on ${latest}; if it does not, you pay nothing.`
        : `Nothing has been charged. The campaign runs until ${deadline}. After that we charge your card ${total}, at the latest on ${latest}, whatever sum is reached.`,
      `On your statement you will then read “${descriptor}”. You agreed to this:`,
      `“${consent}”`,
      'Three days before the end we remind you by mail. Until the deadline you can change or cancel your pledge. In the last 24 hours that is not possible if it would take the campaign below its target.',
      page,
      'The end of the campaign for your calendar:',
      calendar,
      'If you would like to tell others, this is its address:',
      campaignPage,
    ],
  }),
  pledgeChanged: ({ campaign, total, tip, rewards, deadline, page }) => ({
    subject: `You changed your pledge to ${campaign}`,
    paragraphs: [
      `Your pledge to “${campaign}” is now ${total}${withTip(tip)}.`,
      rewards ? `You chose: ${rewards}.` : 'You chose no reward.',
      `Nothing has been charged; the campaign runs until ${deadline}. If it was not you who changed this, cancel the pledge here:`,
      page,
    ],
  }),
  pledgeLinks: ({ pledges }) => ({
    subject: 'Your pledges',
    paragraphs: [
      'You asked for the way to your pledges. Each link opens one of them, to look at it, change it or cancel it:',
      ...pledges.flatMap(({ campaign, total, page }) => [`${campaign}, ${total}:`, page]),
      'Please pass these links on to nobody: whoever has one can see the pledge.',
      'If it was not you, there is nothing to do. Only you have got this mail.',
    ],
  }),
  pledgeCode: ({ campaign, total, code, until }) => ({
    subject: `${code} is your code`,
    paragraphs: [
      `Somebody, we hope you, wants to change your pledge of ${total} to “${campaign}”. Please type this code on the page that asks for it:`,
      code,
      `It is good once, until ${until}. Please tell it to nobody: we never ask for it on the telephone or by mail.`,
      'If it was not you, do nothing: without this code nothing of your pledge can be changed.',
    ],
  }),
  pledgeCancelled: ({ campaign, total, page }) => ({
    subject: `You cancelled your pledge to ${campaign}`,
    paragraphs: [
      `Your pledge of ${total} to “${campaign}” is cancelled. Nothing was charged and nothing will be.`,
      'There is nothing more to do. What the pledge was remains readable here:',
      page,
    ],
  }),
  pledgeDenied: ({ campaign, total, because, page }) => ({
    subject: `You did not make a pledge to ${campaign}`,
    paragraphs: [
      `You told us that you did not make the pledge of ${total} to “${campaign}” that stands under your address.`,
      because === 'ended'
        ? 'It has ended. Nothing was charged and nothing will be, and no card is kept for it.'
        : 'It has been charged, or is being charged at this moment. Our finance team has been told and looks at it; if the card is yours, please tell your bank as well.',
      'For 30 days nobody can pledge with your address without an account. What stands under your address:',
      page,
    ],
  }),
  pledgeDeniedAfterCharge: ({ campaign, total, page }) => ({
    subject: `“This was not me”: a pledge to ${campaign}`,
    paragraphs: [
      `Whoever reads the address of a pledge of ${total} to “${campaign}” says that they did not make it. It has been charged, or is being charged.`,
      'Please look at it, and order a refund as the platform’s own fault if it is so:',
      page,
    ],
  }),
  pledgeWithdrawn: ({ campaign, total, rewards, at, because, page }) => ({
    subject: `You withdrew from the contract: ${campaign}`,
    paragraphs: [
      `On ${at} you declared that you withdraw from the contract about your pledge of ${total} to “${campaign}” (${rewards}). Please keep this mail: it is the confirmation.`,
      because === 'charged'
        ? 'What you paid for it goes back the way it came, within 14 days; we write to you when it is sent. Rewards that the law exempts from withdrawal are not part of it.'
        : 'If nothing has been charged yet, your pledge is cancelled at once. If your card is being charged at this moment, what is charged goes back the way it came.',
      'You need not give a reason, and there is nothing more to do. Your pledge remains readable here:',
      page,
    ],
  }),
  cardWanted: ({ campaign, total, card, trouble, deadline, newCard, page }) => ({
    subject: `Please give another card for ${campaign}`,
    paragraphs: [
      `Your card ${card}, saved for your pledge of ${total} to “${campaign}”, ${troubles[trouble]}. The campaign ends on ${deadline}, and cards are charged after that.`,
      'Nothing has been charged. Please give another card; it takes a minute:',
      newCard,
      'If you leave it as it is, the charge will probably not go through, and the campaign misses your part. You can change or cancel your pledge here:',
      page,
    ],
  }),
  chargeNear: ({ campaign, total, tip, card, deadline, latest, target, descriptor, page }) => ({
    subject: `In three days ${campaign} ends: ${total}`,
    paragraphs: [
      target
        ? `“${campaign}” ends on ${deadline}. If ${target} is reached by then, we charge your card ${card} ${total}${withTip(tip)}, soon after and at the latest on ${latest}. If it is not reached, you pay nothing.`
        : `“${campaign}” ends on ${deadline}. After that we charge your card ${card} ${total}${withTip(tip)}, at the latest on ${latest}, whatever sum is reached.`,
      `On your statement you will then read “${descriptor}”.`,
      'If you do not want this any more, you can cancel or change your pledge here until the deadline; in the last 24 hours that is not possible if it would take the campaign below its target:',
      page,
    ],
  }),
  pledgeExpired: ({ campaign, total, campaignPage }) => ({
    subject: `Your pledge to ${campaign} has lapsed`,
    paragraphs: [
      `No card was saved in time for your pledge of ${total} to “${campaign}”, so we gave your place back. Nothing was charged and nothing will be.`,
      'If you still want to take part, please pledge again:',
      campaignPage,
    ],
  }),
  pledgeReleased: ({ campaign, total, because, deadline, page }) => ({
    subject: released[because].subject(campaign),
    paragraphs: [
      `${released[because].happened(campaign, deadline)} Your pledge of ${total} is released: nothing was charged and nothing will be.`,
      'There is nothing to do. Thank you for having stood behind it.',
      page,
    ],
  }),
};

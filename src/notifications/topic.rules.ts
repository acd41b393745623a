import { type MailKind } from './letters/catalogues.js';

/** Letters that people may switch off, by what they are about. */
export const mailTopics = [
  'card_reminders',
  'campaign_steps',
  'backed_updates',
  'comments',
  'answers',
  'staff_work',
] as const;

export type MailTopic = (typeof mailTopics)[number];

/**
 * The topic of each letter that its reader may do without. Every other letter must be sent: it is about money, about what
 * somebody owes or agreed to, or about the safety of an account. A letter that nobody thought about is one of those.
 */
export const topicOf: Readonly<Partial<Record<MailKind, MailTopic>>> = {
  // If it is left, the charge fails, and of that the backer is told in any case.
  cardWanted: 'card_reminders',
  // Good news that asks for nothing; whatever changes what is paid out is told in any case.
  campaignOpened: 'campaign_steps',
  campaignReached: 'campaign_steps',
  campaignSecondRound: 'campaign_steps',
  // To backers; followers get it with a way out of their own.
  updatePublished: 'backed_updates',
  // What was written stands on the page of the campaign.
  commentWritten: 'comments',
  commentAnswered: 'answers',
  // What waits for staff is in their lists too.
  campaignSubmitted: 'staff_work',
  payoutPrepared: 'staff_work',
  trancheToDecide: 'staff_work',
};

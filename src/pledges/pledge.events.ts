import { type NoticeHours } from '../campaigns/index.js';
import { defineEvent } from '../platform/outbox/index.js';
import { type CardTrouble } from './card.rules.js';

type AboutPledge = { pledgeId: string; campaignId: string };

export const pledgeMade = defineEvent<AboutPledge>('pledge.made');
export const pledgeActivated = defineEvent<AboutPledge>('pledge.activated');
/** `at` (ISO, business time) tells one change from the next. */
export const pledgeChanged = defineEvent<AboutPledge & { at: string }>('pledge.changed');
/** It will never be charged; its reward's stock is free again. */
export const pledgeCancelled = defineEvent<AboutPledge>('pledge.cancelled');
export const pledgeExpired = defineEvent<AboutPledge>('pledge.expired');
export const pledgeReleased = defineEvent<AboutPledge>('pledge.released');
/** A card was saved that replaces another, or for a pledge that had ended: there is one that nothing needs. */
export const pledgeCardUnneeded = defineEvent<AboutPledge>('pledge.card_unneeded');
/** A new card was saved for a pledge whose charge did not go through: try it at once. */
export const pledgeCardReplaced = defineEvent<AboutPledge>('pledge.card_replaced');
/** So many hours before the deadline: its card cannot be charged, or not to the end of the collection window. */
export const pledgeCardWanted = defineEvent<AboutPledge & { trouble: CardTrouble; hours: NoticeHours }>(
  'pledge.card_wanted',
);
/** The deadline is three days away: its backer is told what will be charged, and how to cancel. */
export const pledgeChargeNear = defineEvent<AboutPledge>('pledge.charge_near');
/** Whoever comes by the link of a pledge wants to change it: mail its backer the code from `MailedCodes.mailOf(codeId)`. */
export const pledgeCodeAsked = defineEvent<{ pledgeId: string; codeId: string }>('pledge.code_asked');
/** What came of a denial: nothing is charged, or finance has to look. */
export const denialOutcomes = ['ended', 'told'] as const;
export type DenialOutcome = (typeof denialOutcomes)[number];
/** Whoever reads the address of a guest's pledge says that they did not make it. */
export const pledgeDenied = defineEvent<AboutPledge & { outcome: DenialOutcome }>('pledge.denied');
/** A guest has lost their letters: send them a link to each of these pledges, all of them theirs. */
export const pledgeLinksAsked = defineEvent<{ askedId: string; pledgeIds: readonly string[] }>('pledge.links_asked');

import { type Locale } from '../../users/index.js';
import { accountEn } from './account.en.js';
import { accountFr } from './account.fr.js';
import { accountNl } from './account.nl.js';
import { type AccountLetters } from './account.js';
import { campaignEn } from './campaign.en.js';
import { campaignFr } from './campaign.fr.js';
import { campaignNl } from './campaign.nl.js';
import { type CampaignLetters } from './campaign.js';
import { chargeEn } from './charge.en.js';
import { chargeFr } from './charge.fr.js';
import { chargeNl } from './charge.nl.js';
import { type ChargeLetters } from './charge.js';
import { communityEn } from './community.en.js';
import { communityFr } from './community.fr.js';
import { communityNl } from './community.nl.js';
import { type CommunityLetters } from './community.js';
import { deliveryEn } from './delivery.en.js';
import { deliveryFr } from './delivery.fr.js';
import { deliveryNl } from './delivery.nl.js';
import { type DeliveryLetters } from './delivery.js';
import { disputeEn } from './dispute.en.js';
import { disputeFr } from './dispute.fr.js';
import { disputeNl } from './dispute.nl.js';
import { type DisputeLetters } from './dispute.js';
import { moderationEn } from './moderation.en.js';
import { moderationFr } from './moderation.fr.js';
import { moderationNl } from './moderation.nl.js';
import { type ModerationLetters } from './moderation.js';
import { operationsEn } from './operations.en.js';
import { operationsFr } from './operations.fr.js';
import { operationsNl } from './operations.nl.js';
import { type OperationsLetters } from './operations.js';
import { payoutEn } from './payout.en.js';
import { payoutFr } from './payout.fr.js';
import { payoutNl } from './payout.nl.js';
import { type PayoutLetters } from './payout.js';
import { pledgeEn } from './pledge.en.js';
import { pledgeFr } from './pledge.fr.js';
import { pledgeNl } from './pledge.nl.js';
import { type PledgeLetters } from './pledge.js';
import { trancheEn } from './tranche.en.js';
import { trancheFr } from './tranche.fr.js';
import { trancheNl } from './tranche.nl.js';
import { type TrancheLetters } from './tranche.js';
import { retentionEn } from './retention.en.js';
import { retentionFr } from './retention.fr.js';
import { retentionNl } from './retention.nl.js';
import { type RetentionLetters } from './retention.js';
import { type Frame } from './letter.js';

/** Every letter that the service writes. One that a language lacks does not compile. */
export type Letters = AccountLetters &
  PledgeLetters &
  ChargeLetters &
  CampaignLetters &
  CommunityLetters &
  ModerationLetters &
  PayoutLetters &
  TrancheLetters &
  RetentionLetters &
  DisputeLetters &
  DeliveryLetters &
  OperationsLetters;

export type MailKind = keyof Letters;
export type FactsOf<K extends MailKind> = Parameters<Letters[K]>[0];

const frames: Record<Locale, Frame> = {
  en: {
    hello: (name) => (name ? `Hello ${name},` : 'Hello,'),
    sentBy: 'This mail is about something that happened on a service run by',
  },
  fr: {
    hello: (name) => (name ? `Bonjour ${name},` : 'Bonjour,'),
    sentBy: 'Ce message concerne un événement sur un service exploité par',
  },
  nl: {
    hello: (name) => (name ? `Dag ${name},` : 'Dag,'),
    sentBy: 'Dit bericht gaat over iets dat gebeurde op een dienst van',
  },
};

export const catalogues: Record<Locale, Frame & Letters> = {
  en: {
    ...frames.en,
    ...accountEn,
    ...pledgeEn,
    ...chargeEn,
    ...campaignEn,
    ...communityEn,
    ...moderationEn,
    ...payoutEn,
    ...trancheEn,
    ...retentionEn,
    ...disputeEn,
    ...deliveryEn,
    ...operationsEn,
  },
  fr: {
    ...frames.fr,
    ...accountFr,
    ...pledgeFr,
    ...chargeFr,
    ...campaignFr,
    ...communityFr,
    ...moderationFr,
    ...payoutFr,
    ...trancheFr,
    ...retentionFr,
    ...disputeFr,
    ...deliveryFr,
    ...operationsFr,
  },
  nl: {
    ...frames.nl,
    ...accountNl,
    ...pledgeNl,
    ...chargeNl,
    ...campaignNl,
    ...communityNl,
    ...moderationNl,
    ...payoutNl,
    ...trancheNl,
    ...retentionNl,
    ...disputeNl,
    ...deliveryNl,
    ...operationsNl,
  },
};

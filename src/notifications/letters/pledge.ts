import { type RightOfPledge } from '../../campaigns/index.js';
import { type CardTrouble, type DenialOutcome } from '../../pledges/index.js';
import { type PageAddress, type Letter } from './letter.js';

/** What every letter about a pledge knows. Sums and times are written as the reader's language writes them. */
export interface AboutPledge {
  /** The title of the campaign. */
  readonly campaign: string;
  /** What the card is charged: amount, tip and shipping together. */
  readonly total: string;
  /** The part of it that is a tip to the platform; null when there is none. */
  readonly tip: string | null;
  readonly deadline: string;
  /** The pledge itself, to look at, change or cancel. */
  readonly page: PageAddress;
}

/** Letters about a pledge until its deadline. */
export interface PledgeLetters {
  /** It waits for its card. */
  pledgeMade(
    facts: AboutPledge & {
      consent: string;
      holdUntil: string;
      newCard: PageAddress;
      right: RightOfPledge;
      /** Where a guest says that it was not them; null for members, who can sign in. */
      denial: PageAddress | null;
    },
  ): Letter;
  /** Its card is saved. `target` is null where the card is charged whatever the sum. */
  pledgeActive(
    facts: AboutPledge & {
      card: string;
      consent: string;
      target: string | null;
      descriptor: string;
      /** The latest day of the consent. */
      latest: string;
      calendar: PageAddress;
      campaignPage: PageAddress;
    },
  ): Letter;
  pledgeChanged(facts: AboutPledge & { rewards: string | null }): Letter;
  /** A guest has lost their letters: the ways to all that is open. */
  pledgeLinks(facts: { pledges: readonly Pick<AboutPledge, 'campaign' | 'total' | 'page'>[] }): Letter;
  /** Somebody with the link of a guest's pledge wants to change it. */
  pledgeCode(facts: Pick<AboutPledge, 'campaign' | 'total'> & { code: string; until: string }): Letter;
  pledgeCancelled(facts: AboutPledge): Letter;
  /** Whoever reads the address has said that they did not make it. */
  pledgeDenied(facts: AboutPledge & { because: DenialOutcome }): Letter;
  /** The same to finance, when it is charged or about to be. */
  pledgeDeniedAfterCharge(facts: Pick<AboutPledge, 'campaign' | 'total' | 'page'>): Letter;
  /** Its backer has withdrawn by law: the confirmation, with what was withdrawn from and when. */
  pledgeWithdrawn(facts: AboutPledge & { rewards: string; at: string; because: 'charged' | 'not_charged' }): Letter;
  /** Before the deadline: its card cannot be charged, or not for as long as it takes. */
  cardWanted(facts: AboutPledge & { card: string; trouble: CardTrouble; newCard: PageAddress }): Letter;
  /** 72 hours before the deadline. `target` as in `pledgeActive`; `latest` is the last day on which it is charged. */
  chargeNear(facts: AboutPledge & { card: string; latest: string; target: string | null; descriptor: string }): Letter;
  /** No card came within half an hour. */
  pledgeExpired(facts: AboutPledge & { campaignPage: PageAddress }): Letter;
  pledgeReleased(facts: AboutPledge & { because: ReleaseReason }): Letter;
}

/** `shortfall`: the first round was charged and fell short, so the second, which this pledge is of, does not go on. */
export type ReleaseReason = 'missed' | 'called_off' | 'shortfall';

import { Random } from './random.js';

/** A test card of the sandbox, and what must have become of a pledge with it when all is over. */
interface Card {
  readonly name: string;
  readonly ends: 'collected' | 'dropped';
  /** Its backer confirms in person at the provider, in the last hour of the window. */
  readonly confirmsLate?: true;
}

const cards: readonly Card[] = [
  ...Array<Card>(14).fill({ name: 'pm_card_visa', ends: 'collected' }),
  { name: 'pm_card_sandbox_decline_1_insufficient_funds', ends: 'collected' },
  { name: 'pm_card_sandbox_decline_2_insufficient_funds', ends: 'collected' },
  { name: 'pm_card_sandbox_decline_always_lost_card', ends: 'dropped' },
  { name: 'pm_card_sandbox_setup_then_authenticate', ends: 'dropped' },
  { name: 'pm_card_sandbox_setup_then_authenticate', ends: 'collected', confirmsLate: true },
];

/** A pledge as planned, before anybody makes it. */
export interface PlannedPledge {
  readonly campaign: number;
  readonly person: number;
  /** Minor units. */
  readonly amount: number;
  readonly card: Card;
  /** Made over HTTP while api and workers are killed; the others are there when the story begins. */
  readonly overHttp: boolean;
}

/** Two campaigns that succeed, and a small one whose declined cards bring it below its goal: all of it is refunded. */
export const campaignShares = [0.6, 0.35, 0.05] as const;
export const fallsShort = 2;

/** Everybody pledges once in each campaign until its share is reached. */
export function planCrowd(seed: number, pledges: number, overHttp: number): PlannedPledge[] {
  const random = new Random(seed ^ 0x5eed);
  return campaignShares.flatMap((share, campaign) => {
    const count = Math.max(20, Math.round(pledges * share));
    const ofPeople = campaign === 0 ? overHttp : 0;
    return Array.from({ length: count }, (_, person) => ({
      campaign,
      person,
      amount: 500 + 100 * random.below(200),
      // The short one needs a card that fails, whatever the seed.
      card: campaign === fallsShort && person < 2 ? lostCard : (cards[random.below(cards.length)] as Card),
      overHttp: person < ofPeople,
    }));
  });
}

const lostCard = cards.find(({ ends, name }) => ends === 'dropped' && name.includes('lost')) as Card;

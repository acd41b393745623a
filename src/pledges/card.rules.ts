/** What is wrong with a saved card, or will be before it has been charged. */
export type CardTrouble = 'removed' | 'expired' | 'expires';

/** As far as its health goes. */
export interface CardHealth {
  readonly expMonth: number;
  readonly expYear: number;
  /** Whether the provider has forgotten it. */
  readonly removed: boolean;
}

/** A card is good through the last day of its month; issuers do not say where on earth, so UTC. */
export const goodUntil = ({ expMonth, expYear }: CardHealth): Date => new Date(Date.UTC(expYear, expMonth, 1));

/** Null for a card that can be charged now and at any instant before `until`. */
export function troubleOf(card: CardHealth, { now, until }: { now: Date; until: Date }): CardTrouble | null {
  if (card.removed) return 'removed';
  const end = goodUntil(card);
  if (end <= now) return 'expired';
  return end < until ? 'expires' : null;
}

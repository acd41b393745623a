/** What is wrong with a saved card, or will be before it has been charged. */
export type CardTrouble = 'removed' | 'expired' | 'expires';

/** As far as its health goes. A bank account does not expire. */
export interface CardHealth {
  readonly expMonth: number | null;
  readonly expYear: number | null;
  /** Whether the provider has forgotten it. */
  readonly removed: boolean;
}

/** A card is good through the last day of its month; issuers do not say where on earth, so UTC. */
export const goodUntil = ({ expMonth, expYear }: CardHealth): Date | null =>
  expMonth === null || expYear === null ? null : new Date(Date.UTC(expYear, expMonth, 1));

/** Null for a card that can be charged now and at any instant before `until`. */
export function troubleOf(card: CardHealth, { now, until }: { now: Date; until: Date }): CardTrouble | null {
  if (card.removed) return 'removed';
  const end = goodUntil(card);
  if (end === null) return null;
  if (end <= now) return 'expired';
  return end < until ? 'expires' : null;
}

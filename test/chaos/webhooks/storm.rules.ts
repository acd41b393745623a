import { Random } from '../random.js';
import { type Forgery, forgeries } from '../forge.js';

/** One delivery of the storm: an event of the provider, by its place in the list, or one that somebody made up. */
export type Delivery = { readonly event: number } | { readonly forged: number; readonly how: Forgery };

export interface Storm {
  readonly deliveries: readonly Delivery[];
  /** The places of the events that never come. */
  readonly lost: ReadonlySet<number>;
}

const copies = 3;
const lostOneOf = 5;
const forgedOneOf = 20;

/** Every event three times in no order, a fifth of them never, and one in twenty made up. The same seed, the same storm. */
export function planStorm(seed: number, events: number): Storm {
  const random = new Random(seed ^ 0x570a);
  const places = shuffled([...Array(events).keys()], random);
  const lost = new Set(places.slice(0, Math.ceil(events / lostOneOf)));
  const genuine = places
    .filter((place) => !lost.has(place))
    .flatMap((event) => Array<Delivery>(copies).fill({ event }));
  const forged = Array.from({ length: Math.ceil(events / forgedOneOf) }, (_, number): Delivery => ({
    forged: number,
    how: forgeries[number % forgeries.length] ?? 'no signature',
  }));
  return { deliveries: shuffled([...genuine, ...forged], random), lost };
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const result = [...list];
  for (let index = result.length - 1; index > 0; index -= 1) {
    const other = random.below(index + 1);
    [result[index], result[other]] = [result[other] as T, result[index] as T];
  }
  return result;
}

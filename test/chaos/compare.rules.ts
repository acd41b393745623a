import { type BookLine, type Books, type OurBooks, type OurLine } from './books.js';
import { type SeededPledge } from './seed-crowd.js';

/** What a comparison of the two books found, sentence by sentence; nothing in any list is a run without a loss. */
export interface Findings {
  /** Promised, and nothing became of it; or not what its card deserved. */
  readonly lost: readonly string[];
  /** Charged, or asked for, more than once. */
  readonly double: readonly string[];
  /** Moved at one side, and not or otherwise at the other. */
  readonly unbooked: readonly string[];
}

/** Every line of the provider's book against ours, and every promise against what became of it. */
export function compare(
  theirs: Books,
  ours: OurBooks,
  promised: readonly SeededPledge[],
  short: ReadonlySet<string>,
): Findings {
  const byItem = new Map<string, BookLine[]>();
  for (const intent of theirs.payment_intents) {
    const item = intent.metadata['item'] ?? '?';
    byItem.set(item, [...(byItem.get(item) ?? []), intent]);
  }
  const items = new Map(ours.lines.map((line) => [line.item, line]));
  const byPledge = new Map(ours.lines.map((line) => [line.pledge, line]));
  const strangers = [...byItem].filter(([item]) => !items.has(item));
  return {
    lost: promised.flatMap((pledge) => fateOf(pledge, byPledge.get(pledge.id), short.has(pledge.id))),
    double: [...byItem].flatMap(([item, intents]) => twice(item, intents)),
    unbooked: [
      ...ours.lines.flatMap((line) => difference(line, byItem.get(line.item) ?? [])),
      ...strangers.flatMap(([item, intents]) =>
        sum(intents, 'charged') > 0 ? [`item ${item} is charged there and unknown here`] : [],
      ),
      ...totals(theirs, ours),
      ...(theirs.balanced ? [] : [`the provider’s own books do not balance: ${theirs.violations.join(', ')}`]),
    ],
  };
}

function fateOf({ id, card }: SeededPledge, line: OurLine | undefined, fellShort: boolean): string[] {
  if (!line) return [`pledge ${id} was never settled`];
  const { pledgeState, paymentState } = line;
  if (pledgeState !== card.ends) return [`pledge ${id} with ${card.name} is ${pledgeState}, not ${card.ends}`];
  if ((pledgeState === 'collected') !== (paymentState === 'succeeded'))
    return [`pledge ${id} is ${pledgeState}, its payment ${paymentState}`];
  if (fellShort && line.refunded !== line.booked) return [`pledge ${id} of a campaign that fell short: ${line.refunded} of ${line.booked} given back`]; // prettier-ignore
  return [];
}

function twice(item: string, intents: readonly BookLine[]): string[] {
  const charges = intents.reduce((count, intent) => count + intent.succeeded_charges, 0);
  if (charges > 1) return [`item ${item} was charged ${charges} times`];
  return intents.length > 1 ? [`item ${item} has ${intents.length} payment intents`] : [];
}

function difference(line: OurLine, intents: readonly BookLine[]): string[] {
  const [intent] = intents;
  const theirs = { booked: sum(intents, 'charged'), fee: sum(intents, 'fee'), refunded: sum(intents, 'refunded') };
  const wrong = (['booked', 'fee', 'refunded'] as const).filter((field) => line[field] !== theirs[field]);
  const amounts = wrong.map((field) => `item ${line.item}: ${field} ${line[field]} here, ${theirs[field]} there`);
  const stranger = intent && line.providerId !== null && !intents.some(({ id }) => id === line.providerId);
  const gross = theirs.booked > 0 && theirs.booked !== line.due && intents.length === 1 ? [`item ${line.item}: ${theirs.booked} charged for ${line.due}`] : []; // prettier-ignore
  return [
    ...amounts,
    ...gross,
    ...(stranger ? [`item ${line.item} is ${line.providerId} here, ${intent.id} there`] : []),
  ];
}

/** What is in no line: transfers, and the balance that comes of everything. */
function totals({ currencies }: Books, ours: OurBooks): string[] {
  const { transfers = 0, net = 0 } = currencies['eur'] ?? {};
  return [
    ...(-transfers === ours.transferred ? [] : [`transferred: ${ours.transferred} here, ${-transfers} there`]),
    ...(net === ours.balance - ours.transferred
      ? []
      : [`balance: ${ours.balance - ours.transferred} here, ${net} there`]),
  ];
}

const sum = (intents: readonly BookLine[], field: 'charged' | 'fee' | 'refunded'): number =>
  intents.reduce((total, intent) => total + intent[field], 0);

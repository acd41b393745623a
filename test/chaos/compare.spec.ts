// Guarantee: whatever the two books do not say alike is found, and given its right name: lost, double or unbooked.
import { type BookLine, type Books, type OurBooks, type OurLine } from './books.js';
import { compare } from './compare.rules.js';
import { type SeededPledge } from './seed-crowd.js';

const line: OurLine = {
  item: 'i1',
  pledge: 'p1',
  pledgeState: 'collected',
  paymentState: 'succeeded',
  providerId: 'pi_1',
  due: 1000,
  booked: 1000,
  fee: 40,
  refunded: 0,
};
const intent: BookLine = {
  id: 'pi_1',
  amount: 1000,
  status: 'succeeded',
  metadata: { item: 'i1' },
  transfer_group: null,
  succeeded_charges: 1,
  charged: 1000,
  refunded: 0,
  fee: 40,
};
const pledge: SeededPledge = {
  id: 'p1',
  campaign: 0,
  person: 0,
  amount: 1000,
  card: { name: 'pm_card_visa', ends: 'collected' },
  overHttp: false,
};

const books = (intents: readonly BookLine[], net = 960): Books => ({
  balanced: true,
  violations: [],
  currencies: { eur: { charges: 1000, refunds: 0, refund_failures: 0, transfers: 0, fees: 40, net } },
  payment_intents: intents,
});
const ours = (lines: readonly OurLine[], balance = 960): OurBooks => ({ lines, balance, transferred: 0 });
const found = (theirs: Books, mine: OurBooks, short: readonly string[] = []) =>
  compare(theirs, mine, [pledge], new Set(short));

describe('the comparison of both books', () => {
  it('finds nothing where they say the same', () => {
    expect(found(books([intent]), ours([line]))).toEqual({ lost: [], double: [], unbooked: [] });
  });

  it('finds a pledge that was never settled, and one that came to another end than its card deserved', () => {
    expect(found(books([]), ours([])).lost).toEqual(['pledge p1 was never settled']);
    const dropped = { ...line, pledgeState: 'dropped', paymentState: 'cancelled', booked: 0, fee: 0 };
    expect(found(books([]), ours([dropped])).lost).toHaveLength(1);
  });

  it('finds a second charge, and a second payment intent even if nothing was charged on it', () => {
    expect(found(books([intent, { ...intent, id: 'pi_2' }]), ours([line])).double).toEqual([
      'item i1 was charged 2 times',
    ]);
    const idle = { ...intent, id: 'pi_2', succeeded_charges: 0, charged: 0, fee: 0 };
    expect(found(books([intent, idle]), ours([line])).double).toEqual(['item i1 has 2 payment intents']);
  });

  it.each([
    ['a charge', { booked: 0 }],
    ['a fee', { fee: 0 }],
    ['a refund', { refunded: 5 }],
  ])('finds %s that only one side knows of', (_, wrong) => {
    expect(found(books([intent]), ours([{ ...line, ...wrong }])).unbooked).toHaveLength(1);
  });

  it('finds a charge of an item that we do not have, a sum that was not due, and a balance that differs', () => {
    const stranger = { ...intent, id: 'pi_9', metadata: { item: 'i9' } };
    expect(found(books([intent, stranger]), ours([line])).unbooked).toEqual([
      'item i9 is charged there and unknown here',
    ]);
    const dear = { ...intent, charged: 1100 };
    expect(found(books([dear]), ours([{ ...line, booked: 1100 }])).unbooked).toEqual([
      'item i1: 1100 charged for 1000',
    ]);
    expect(found(books([intent], 900), ours([line])).unbooked).toEqual(['balance: 960 here, 900 there']);
  });

  it('wants everything given back where the campaign fell short', () => {
    expect(found(books([intent]), ours([line]), ['p1']).lost).toHaveLength(1);
  });
});

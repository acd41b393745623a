import { type Mutant } from './mutants.js';

const refund = 'src/refunds/refund.rules.ts';
const ordering = 'src/refunds/ordering.rules.ts';
const setAside = 'src/refunds/set-aside.rules.ts';
const unpaid = 'src/refunds/unpaid.rules.ts';

/** Mistakes about what goes back, and what is set aside for it. */
export const refundMutants: readonly Mutant[] = [
  {
    breaks: 'two refunds share a key, and one backer waits for ever',
    file: refund,
    find: '`refund:${refundId}${',
    replace: '`refund:${',
  },
  {
    breaks: 'a refund that comes back leaves the books a second time',
    file: refund,
    find: 'postings: reversed(out)',
    replace: 'postings: out',
  },
  {
    breaks: 'a refund that came back stays counted as refunded',
    file: refund,
    find: `return before === 'succeeded' ? -refund.amount : 0n;`,
    replace: 'return 0n;',
  },
  {
    breaks: 'a part of a pledge takes the whole tip with it',
    file: ordering,
    find: 'tip: amount === left.amount ? left.tip : 0n',
    replace: 'tip: left.tip',
  },
  {
    breaks: 'more is given back than is left of a charge',
    file: ordering,
    find: 'if (amount > left.amount) throw new RefundTooLarge({ extra: { left: left.amount.toString() } });',
    replace: '',
  },
  {
    breaks: 'more went back at the provider than was left, and is booked all the same',
    file: ordering,
    find: 'sum <= 0n || sum > left.amount + left.tip',
    replace: 'sum <= 0n',
  },
  {
    breaks: 'the share of a second refund is counted as if it were the first',
    file: ordering,
    find: 'platformFee(gained - before, terms)',
    replace: 'platformFee(gained, terms)',
  },
  {
    breaks: 'the VAT on a returned fee is kept',
    file: ordering,
    find: 'vat: was.vat - is.vat',
    replace: 'vat: 0n',
  },
  {
    breaks: 'the platform bears the whole fee of the provider for a part',
    file: ordering,
    find: '(charge.fee * amount) / charge.amount',
    replace: 'charge.fee',
  },
  {
    breaks: 'the creator’s side puts the blame on the platform',
    file: ordering,
    find: 'if (by.isParty) throw new RefundParty();',
    replace: '',
  },
  {
    breaks: 'a tip lifts no refund to a second person',
    file: ordering,
    find: 'amount + tip >= BigInt(from)',
    replace: 'amount >= BigInt(from)',
  },
  {
    breaks: 'a refund at the limit to the cent needs no second person',
    file: ordering,
    find: 'amount + tip >= BigInt(from)',
    replace: 'amount + tip > BigInt(from)',
  },
  {
    breaks: 'the platform pays the provider’s fee to the campaign that has not paid it',
    file: setAside,
    find: 'amount: providerFee - uncovered }',
    replace: 'amount: providerFee }',
  },
  {
    breaks: 'a share of the fee is returned to nobody',
    file: setAside,
    find: '{ from: accounts.platformFees, to: funds, amount: shares.fee }',
    replace: '{ from: accounts.platformFees, to: funds, amount: 0n }',
  },
  {
    breaks: 'a rejected refund leaves the platform with a fee that it need not bear',
    file: setAside,
    find: '{ from: accounts.campaignFeesDue(campaignId), to: accounts.platformCosts, amount: providerFee },',
    replace: '',
  },
  {
    breaks: 'after an unknown answer nobody looks before making the refund again',
    file: refund,
    find: 'tries > 0 || now',
    replace: 'now',
  },
  {
    breaks: 'a refund of another sum than ours is recorded',
    file: refund,
    find: `if (refund.amount !== held.amount + held.tip) return 'amount';`,
    replace: '',
  },
  {
    breaks: 'what is unpaid is given to those who had it already',
    file: unpaid,
    find: '* unit - had - owed',
    replace: '* unit - owed',
  },
  {
    breaks: 'a part that did not arrive is given to others',
    file: unpaid,
    find: 'sum(charges.map(({ owed }) => owed))',
    replace: '0n',
  },
  {
    breaks: 'the platform keeps its share of what was never paid out',
    file: unpaid,
    find: 'back - fee - vat',
    replace: 'back',
  },
];

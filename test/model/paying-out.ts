import { accounts } from '../../src/ledger/index.js';
import { assertNotBeneficiary, assertReady, covering, isPayable, termsOf } from '../../src/payouts/payout.rules.js';
import { endOf, judgeSending, looksFirst, transferKey } from '../../src/payouts/sending.rules.js';
import { payoutLineTransitions, payoutTransitions } from '../../src/payouts/index.js';
import { recipientStateOf } from '../../src/payouts/payout.rules.js';
import { type LockedTranche, nextPart } from '../../src/payouts/tranches/tranche.rules.js';
import { canBecome } from '../../src/platform/states/index.js';
import { correctionOf } from '../../src/reconciliation/booking.rules.js';
import { Died, type Fault, Lost, Refused } from './faults.js';
import { type House, type Payout } from './house.js';
import { type Answer, answering } from './pledging.js';
import { type ModelTransfer } from './provider.js';

/** Who has a hand in the campaign's money. */
export const people = ['owner', 'deputy', 'finance1', 'finance2'] as const;
export type Person = (typeof people)[number];

/** How long after the deadline the first payout may be prepared. */
export const delayDays = 14;

const isBlocked = (house: House): boolean => house.break.state === 'open';

export function preparePayout(house: House, by: Person): Answer {
  const { campaign, books, recipient, payouts } = house;
  const funds = books.balance(accounts.campaignFunds(campaign.id));
  const feesDue = -books.balance(accounts.campaignFeesDue(campaign.id));
  const rest = funds - feesDue;
  const { part: amount } = nextPart(rest, tranchesOf(house));
  const answer = answering(() => {
    assertNotBeneficiary(by, ['owner', 'deputy']);
    const about = {
      campaignState: campaign.state,
      deadline: new Date(house.round.deadline),
      delayDays,
      now: house.date,
    };
    const feesUnknown = [...house.payments.values()].filter(
      ({ state, feeKnown }) => state === 'succeeded' && !feeKnown,
    ).length;
    const paid = { transfers: recipient.state, providerAccountId: recipient.account };
    assertReady({ ...about, recipient: paid, feesUnknown, amount, debt: 0n });
  });
  if (answer !== 'taken') return answer;
  if (isBlocked(house)) return 'payouts-blocked';
  if (payouts.some(({ state }) => state === 'prepared' || state === 'approved')) return 'payout-open';
  const covered = covering({ campaignId: campaign.id, creatorId: 'owner', feesDue, debt: 0n });
  const flows = [...books.flows(accounts.campaignFunds(campaign.id)), ...covered];
  const terms = termsOf(flows, { id: campaign.id, currency: 'EUR' }, rest - amount);
  const sum = terms.reduce((all, term) => all + term.amount, 0n);
  if (sum !== amount) throw new Error(`the terms add up to ${sum}, not to ${amount}`);
  const line = {
    id: house.id('l'),
    state: 'prepared',
    amount,
    account: recipient.account,
    tries: 0,
    refusals: 0,
    lastSentAt: null,
  } as const;
  const id = house.id('o');
  payouts.push({
    id,
    state: 'prepared',
    amount,
    feesCovered: feesDue,
    preparedBy: by,
    decidedBy: null,
    decidedAt: 0,
    line: { ...line },
  });
  cover(house, `processing-fees-${id}`, feesDue);
  return 'taken';
}

/** All evidence is accepted: what the evidence leads to has tests of its own. */
function tranchesOf({ plan, payouts, campaign: { id: campaignId } }: House): LockedTranche[] {
  const paid = payouts.filter(({ state }) => state === 'paid').length;
  return Array.from({ length: plan.parts }, (_, at) => ({
    ...{ id: `t${at}`, campaignId, number: at + 1, state: at < paid ? 'paid' : 'accepted', weight: 1n },
    ...{ dueOn: null, evidence: 0, proposedBy: null, refusedBy: null },
  }));
}

/** Between the campaign's funds and the fees that the provider has charged: positive covers them. */
function cover({ campaign, books, date }: House, reference: string, amount: bigint): void {
  const [funds, due] = [accounts.campaignFunds(campaign.id), accounts.campaignFeesDue(campaign.id)];
  const posting = amount >= 0n ? { from: funds, to: due, amount } : { from: due, to: funds, amount: -amount };
  books.post([{ reference, currency: 'EUR', at: date, postings: [posting] }]);
}

/** Four eyes: whoever prepared it does not approve, nor does anybody who gets it. Voiding is the service's own. */
export function decidePayout(
  house: House,
  payout: Payout,
  to: 'approved' | 'rejected' | 'void',
  by: Person | null,
): Answer {
  const { line } = payout;
  const refusal = to === 'approved' ? refusalOf(house, payout, by) : null;
  if (refusal === 'payout-outdated') decidePayout(house, payout, 'void', null);
  if (refusal !== null) return refusal;
  const lineTo = to === 'approved' ? 'approved' : 'rejected';
  if (!canBecome(payoutTransitions, payout.state, to) || !canBecome(payoutLineTransitions, line.state, lineTo))
    return 'payout-decided';
  house.move('payout', payout, to);
  house.move('payout_line', line, lineTo);
  payout.decidedBy = by;
  payout.decidedAt = house.now;
  if (to !== 'approved') cover(house, `processing-fees-back-${payout.id}`, -payout.feesCovered);
  return 'taken';
}

function refusalOf(house: House, payout: Payout, by: Person | null): Answer | null {
  if (payout.preparedBy === by) return 'same-person';
  const answer = answering(() => assertNotBeneficiary(by, ['owner', 'deputy']));
  if (answer !== 'taken') return answer;
  if (payout.state !== 'prepared') return 'payout-decided';
  if (!isPayable(house.campaign.state)) return 'campaign-not-settled';
  const funds = house.books.balance(accounts.campaignFunds(house.campaign.id));
  if (payout.line.account !== house.recipient.account || funds < payout.amount) return 'payout-outdated';
  return house.recipient.state !== 'active' || isBlocked(house) ? 'not-now' : null;
}

/** Nobody changes banks here. */
const bankAccount = 'bank';

/** Everything that was approved is checked once more; then intent, call, record. */
export function sendLine(house: House, payout: Payout, refuses: boolean, fault: Fault): void {
  const { line } = payout;
  if (payout.state !== 'approved' || (line.state !== 'approved' && line.state !== 'sending')) return;
  const { state: transfers, account: providerAccountId } = house.recipient;
  const lastSentAt = line.lastSentAt === null ? null : new Date(line.lastSentAt);
  const verdict = judgeSending({
    line: { state: line.state, providerAccountId: line.account, bankAccount, amount: line.amount, lastSentAt },
    recipient: { transfers, providerAccountId, bankAccount },
    campaignState: house.campaign.state,
    funds: house.books.balance(accounts.campaignFunds(house.campaign.id)),
    blocked: isBlocked(house),
    now: house.date,
  });
  if (verdict.is === 'wait') return;
  if (verdict.is === 'void') return void decidePayout(house, payout, 'void', null);
  if (line.state === 'approved') house.move('payout_line', line, 'sending');
  line.tries += 1;
  if (verdict.is === 'send') line.lastSentAt = house.now;
  const withdraws = verdict.is === 'withdraw';
  transfer(house, payout, { refuses, fault, sends: verdict.is === 'send', withdraws });
}

function transfer(
  house: House,
  payout: Payout,
  { refuses, fault, sends, withdraws }: { refuses: boolean; fault: Fault; sends: boolean; withdraws: boolean },
): void {
  const { line } = payout;
  const { tries, id: lineId, amount, refusals } = line;
  const looks = looksFirst({ tries, approvedAt: new Date(payout.decidedAt), now: house.date });
  const known = looks ? house.provider.transfers.find((one) => one.lineId === lineId) : undefined;
  if (!known && withdraws) return end(house, payout, 'failed');
  if (!known && !sends) return;
  try {
    recordTransfer(
      house,
      payout,
      known ?? house.provider.transfer({ lineId, amount }, transferKey(lineId, refusals), refuses, fault),
    );
  } catch (error) {
    if (error instanceof Lost) line.refusals += error.keySpent ? 1 : 0;
    else if (error instanceof Refused) end(house, payout, 'failed');
    else if (!(error instanceof Died)) throw error;
  }
}

/** What the provider says of a transfer, whoever brings the word. */
export function recordTransfer(house: House, payout: Payout, { amount }: ModelTransfer): void {
  const { line } = payout;
  if (amount !== line.amount) throw new Error('a transfer differs in amount');
  if (line.state !== 'sending') return;
  const [from, to] = [accounts.campaignFunds(house.campaign.id), accounts.recipientPaid(house.recipient.id)];
  house.books.post([
    { reference: `payout-line-${line.id}`, currency: 'EUR', at: house.date, postings: [{ from, to, amount }] },
  ]);
  end(house, payout, 'sent');
}

function end(house: House, payout: Payout, to: 'sent' | 'failed'): void {
  house.move('payout_line', payout.line, to);
  const ending = endOf([payout.line]);
  if (!ending) return;
  house.move('payout', payout, ending);
  if (ending === 'failed') cover(house, `processing-fees-back-${payout.id}`, -payout.feesCovered);
  if (ending === 'paid' && house.campaign.state === 'successful') house.moveCampaign('delivering');
}

/** Called off, nothing more is sent; resumed, it goes on. */
export function followCampaign(house: House): void {
  const open = house.payouts.find(({ state }) => state === 'prepared' || state === 'approved');
  if (house.campaign.state === 'refunding' && open) decidePayout(house, open, 'void', null);
  const isPaid = house.payouts.some(({ state }) => state === 'paid');
  if (isPayable(house.campaign.state) && house.campaign.state === 'successful' && isPaid)
    house.moveCampaign('delivering');
}

/** The provider's word on the account that is paid. */
export function hearAccount(
  house: House,
  word: { transfers: 'active' | 'pending' | 'restricted'; name: string | null; closed: boolean },
): void {
  const { transfers, name: legalName, closed } = word;
  const account = { id: house.recipient.account, transfers, legalName, closed } as Parameters<
    typeof recipientStateOf
  >[0];
  const { to } = recipientStateOf(account, 'Makers Cooperative');
  if (to !== house.recipient.state) house.move('recipient', house.recipient, to);
}

/** Nightly, the provider's movements are compared with ours: a difference stops payouts until somebody has settled it. */
export function findBreak(house: House, amount: bigint): void {
  if (house.break.state !== null) return;
  house.break.state = 'open';
  house.break.amount = amount;
}

export function resolveBreak(house: House, bookedTo: 'nothing' | 'bank' | 'platform'): void {
  const { id, amount, state } = house.break;
  if (state !== 'open') return;
  house.books.post(correctionOf({ id, amount, currency: 'EUR', campaignId: house.campaign.id }, bookedTo, house.date));
  house.move('break', house.break as { id: string; state: 'open' | 'resolved' }, 'resolved');
}

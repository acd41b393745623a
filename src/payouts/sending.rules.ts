import { type RecipientState } from '../projects/index.js';
import { isCalledOff, isPayable } from './payout.rules.js';
import { type PayoutLineState, type PayoutState } from './payout.state.js';
import { type TrancheState } from './tranches/tranche.state.js';

/** Where money goes: the account at the provider, and the bank account that the provider sends it on to. */
export interface Destination {
  readonly providerAccountId: string | null;
  readonly bankAccount: string | null;
}

/** What was approved for one bank account is not sent to another; undefined while it is the one that was prepared. */
export function accountChange(prepared: Destination, now: Destination | undefined) {
  if (now?.providerAccountId !== prepared.providerAccountId) return 'account changed';
  return now?.bankAccount === prepared.bankAccount ? undefined : 'bank account changed';
}

/** What is known of a line under its lock when it is due. Minor units. */
export interface Sending {
  readonly line: Destination & {
    readonly state: PayoutLineState;
    readonly amount: bigint;
    /** When a transfer was last asked for; null before the first time. */
    readonly lastSentAt: Date | null;
  };
  readonly campaignState: string;
  readonly recipient: (Destination & { readonly transfers: RecipientState }) | undefined;
  /** What the ledger owes to the campaign now, less what its creator owes. */
  readonly funds: bigint;
  /** Whether payouts of the campaign are stopped until the books are cleared up. */
  readonly blocked: boolean;
  readonly now: Date;
}

/** Why what may have left, and has not, must not leave any more: what the line says when it has failed. */
export type Withdrawal = 'campaign_called_off' | 'bank_account_changed';

/**
 * What to do with a line that is due. `look`: it may have left already, so the provider is asked, but nothing is sent.
 * `withdraw`: the same, and if it has not left it never will. `wait`: something else has to happen first. `void`: what was
 * approved is not what would be sent any more.
 */
export type SendingVerdict =
  | { readonly is: 'send' | 'look' | 'wait' }
  | { readonly is: 'withdraw'; readonly because: Withdrawal }
  | { readonly is: 'void'; readonly reason: 'account changed' | 'bank account changed' | 'funds changed' };

/**
 * How long nobody may have asked for a transfer before the provider's list is believed that there is none, in milliseconds
 * of business time: by then its key is forgotten, and no call for it is under way any more.
 */
const silentMs = 24 * 3_600_000;

export function judgeSending({ line, campaignState, recipient, funds, blocked, now }: Sending): SendingVerdict {
  const changed = accountChange(line, recipient);
  if (line.state === 'sending') {
    const because = withdrawal(campaignState, changed);
    if (!because) return { is: isPayable(campaignState) && !blocked ? 'send' : 'look' };
    const isSilent = line.lastSentAt !== null && now.getTime() - line.lastSentAt.getTime() >= silentMs;
    return isSilent ? { is: 'withdraw', because } : { is: 'look' };
  }
  if (line.state !== 'approved') return { is: 'wait' };
  if (changed) return { is: 'void', reason: changed };
  if (funds < line.amount) return { is: 'void', reason: 'funds changed' };
  if (blocked || !isPayable(campaignState) || recipient?.transfers !== 'active') return { is: 'wait' };
  return { is: 'send' };
}

function withdrawal(campaignState: string, changed: ReturnType<typeof accountChange>): Withdrawal | undefined {
  if (isCalledOff(campaignState)) return 'campaign_called_off';
  return changed === 'bank account changed' ? 'bank_account_changed' : undefined;
}

/** Keys answer for 24 hours at the provider; from here on they are not relied on. */
const keyTrustedMs = 20 * 3_600_000;

/**
 * Whether to look for the transfer before making it: after any earlier try, and when it was approved so long ago that an
 * earlier try may be forgotten by us (a restored backup) and its key by the provider.
 */
export const looksFirst = ({ tries, approvedAt, now }: { tries: number; approvedAt: Date; now: Date }): boolean =>
  tries > 1 || now.getTime() - approvedAt.getTime() > keyTrustedMs;

/** The key of a line's transfer. `refusals` counts the keys that the provider only repeated an error for. */
export const transferKey = (lineId: string, refusals: number): string =>
  refusals === 0 ? `tr:${lineId}` : `tr:${lineId}:${refusals}`;

/** The key of a reversal, in the same manner. */
export const reversalKey = (reversalId: string, refusals: number): string =>
  refusals === 0 ? `trr:${reversalId}` : `trr:${reversalId}:${refusals}`;

/** How long after an answer that said nothing the provider is asked again, in real milliseconds: 2 s, doubling to 5 min. */
export const askAgainAfterMs = (tries: number): number => Math.min(2_000 * 2 ** Math.max(0, tries - 1), 300_000);

/** How a payout ends when its lines have, one refused member keeping nobody else waiting; undefined while one is open. */
export function endOf(lines: readonly { readonly state: PayoutLineState }[]): 'paid' | 'failed' | undefined {
  if (lines.some(({ state }) => state !== 'sent' && state !== 'failed')) return undefined;
  return lines.every(({ state }) => state === 'sent') ? 'paid' : 'failed';
}

/**
 * What a campaign's money waits for, as codes for the timeline. `reconciliation`: the books are being cleared up. `debt`: the
 * creator owes all of it. `evidence` of the next tranche, its `acceptance` by finance, its final `refusal` by a second
 * person, and the `return` of what is unpaid to backers. `reserve`: what was kept back until its day.
 * `preparation`: nothing else; finance may prepare it.
 */
export const waits = [
  'settlement',
  'suspension',
  'delay',
  'recipient',
  'provider_fees',
  'reconciliation',
  'debt',
  'evidence',
  'acceptance',
  'refusal',
  'return',
  'reserve',
  'preparation',
  'approval',
  'sending',
  'balance',
  'bank',
] as const;

export type WaitsFor = (typeof waits)[number];

export interface Standing {
  readonly campaignState: string;
  readonly now: Date;
  readonly earliest: Date;
  readonly recipientReady: boolean;
  readonly feesUnknown: number;
  readonly blocked: boolean;
  /** What could still be prepared, in minor units. */
  readonly left: bigint;
  /** What the creator owes, minor units. */
  readonly debt: bigint;
  /** What is kept back of what was paid out, minor units. */
  readonly reserve: bigint;
  /** Where the tranche stands whose turn it is; null when there is none. */
  readonly tranche: TrancheState | null;
  readonly payouts: readonly {
    readonly state: PayoutState;
    readonly lines: readonly {
      readonly state: PayoutLineState;
      readonly failureCode: string | null;
      readonly bankArrivedAt: Date | null;
    }[];
  }[];
}

const ofTranche: Readonly<Record<TrancheState, readonly WaitsFor[]>> = {
  waiting: ['evidence'],
  handed_in: ['acceptance'],
  refusal_proposed: ['refusal'],
  refused: ['return'],
  ...{ accepted: [], paid: [], returned: [], ended: [] },
};

const beforeSettlement = ['draft', 'in_review', 'changes_requested', 'scheduled', 'live', 'closing', 'collecting'];

/** Everything that the money waits for now; empty when it has arrived, or will never come. */
export function waitsFor(at: Standing): WaitsFor[] {
  if (at.campaignState === 'suspended') return ['suspension'];
  if (beforeSettlement.includes(at.campaignState)) return ['settlement'];
  const lines = at.payouts.flatMap((payout) => payout.lines);
  const bank = lines.some((line) => line.state === 'sent' && line.bankArrivedAt === null) ? (['bank'] as const) : [];
  const open = at.payouts.find(({ state }) => state === 'prepared' || state === 'approved');
  const missing = [
    ...(at.recipientReady ? [] : (['recipient'] as const)),
    ...(at.blocked ? (['reconciliation'] as const) : []),
  ];
  if (open?.state === 'prepared') return ['approval', ...missing, ...bank];
  if (open) {
    const poor = open.lines.some((line) => line.state === 'sending' && line.failureCode === 'balance_insufficient');
    return [poor ? 'balance' : 'sending', ...missing, ...bank];
  }
  if (!isPayable(at.campaignState)) return [...bank];
  const kept = at.reserve > 0n ? (['reserve'] as const) : [];
  if (at.left <= 0n) return [...(at.debt > 0n ? (['debt'] as const) : []), ...bank, ...kept];
  const blockers = [
    ...(at.now < at.earliest ? (['delay'] as const) : []),
    ...missing,
    ...(at.feesUnknown > 0 ? (['provider_fees'] as const) : []),
    ...(at.tranche === null ? [] : ofTranche[at.tranche]),
  ];
  return [...(blockers.length > 0 ? blockers : (['preparation'] as const)), ...bank];
}

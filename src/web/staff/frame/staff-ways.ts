import { type Caller } from '../../../platform/http/index.js';
import { isAllowed, type OperationName } from '../../../users/index.js';
import { type Waiting } from './waiting.query.js';

/** A list that staff work through: who may read it, who decides, and what of it waits. */
export interface Way {
  readonly key: 'desk' | 'reviews' | 'moderation' | 'payouts' | 'tranches' | 'retentions' | 'refunds' | 'disputes' | 'held' | 'ledger' |
    'reconciliation' | 'checks' | 'audit' | 'roles' | 'holds' | 'work' | 'settings'; // prettier-ignore
  readonly path: string;
  readonly read: OperationName;
  readonly waits: readonly (keyof Waiting)[];
}

/** In the order in which the pages of staff name them. */
const ways: readonly Way[] = [
  { key: 'desk', path: '/staff', read: 'staff.read', waits: [] },
  { key: 'reviews', path: '/staff/reviews', read: 'reviews.read', waits: ['reviews'] },
  { key: 'moderation', path: '/staff/moderation', read: 'moderation.read', waits: ['reports', 'objections'] },
  { key: 'payouts', path: '/staff/payouts', read: 'payouts.list', waits: ['toPrepare', 'toApprove'] },
  { key: 'tranches', path: '/staff/tranches', read: 'tranches.list', waits: ['tranches'] },
  { key: 'retentions', path: '/staff/retentions', read: 'retentions.read', waits: ['retentions'] },
  { key: 'refunds', path: '/staff/refunds', read: 'refunds.read', waits: ['refunds', 'runs', 'failedRefunds'] },
  { key: 'disputes', path: '/staff/disputes', read: 'disputes.read', waits: ['disputes'] },
  { key: 'held', path: '/staff/held-items', read: 'held-items.read', waits: ['held'] },
  { key: 'ledger', path: '/staff/ledger', read: 'books.read', waits: [] },
  { key: 'reconciliation', path: '/staff/reconciliation', read: 'reconciliations.read', waits: ['breaks'] },
  { key: 'checks', path: '/staff/checks', read: 'books.read', waits: ['violations'] },
  { key: 'audit', path: '/staff/audit', read: 'audit.read', waits: [] },
  { key: 'roles', path: '/staff/roles', read: 'roles.read', waits: ['roles'] },
  { key: 'holds', path: '/staff/legal-holds', read: 'legal-holds.read', waits: [] },
  { key: 'work', path: '/staff/work', read: 'work.list', waits: [] },
  { key: 'settings', path: '/staff/settings', read: 'settings.read', waits: [] },
];

/** Whether staff may do this; what only developers may outside production counts as not. */
export const mayDo = (operation: OperationName, caller: Pick<Caller, 'via' | 'roles'>): boolean =>
  isAllowed(operation, caller, { production: true });

export const waysOf = (caller: Pick<Caller, 'via' | 'roles'>): readonly Way[] =>
  ways.filter(({ read }) => mayDo(read, caller));

export const countOf = ({ waits }: Way, waiting: Waiting): number => waits.reduce((sum, key) => sum + waiting[key], 0);

import { type OperationName } from '../../../users/index.js';
import { type Waiting } from '../frame/waiting.query.js';

/** Something that can wait: where its list is, who may read that, and who decides. */
export interface Task {
  readonly key: keyof Waiting;
  readonly path: string;
  readonly read: OperationName;
  readonly decide: OperationName;
}

/** The most urgent first: money that goes wrong, then money that waits, then what begins. */
export const tasks: readonly Task[] = [
  { key: 'violations', path: '/staff/checks', read: 'books.read', decide: 'breaks.resolve' },
  { key: 'breaks', path: '/staff/reconciliation', read: 'breaks.read', decide: 'breaks.resolve' },
  { key: 'disputes', path: '/staff/disputes', read: 'disputes.read', decide: 'refunds.decide' },
  { key: 'held', path: '/staff/held-items', read: 'held-items.read', decide: 'held-items.release' },
  { key: 'failedRefunds', path: '/staff/refunds?state=failed', read: 'refunds.read', decide: 'refunds.decide' },
  { key: 'refunds', path: '/staff/refunds?state=proposed', read: 'refunds.read', decide: 'refunds.decide' },
  { key: 'runs', path: '/staff/refunds', read: 'refunds.read', decide: 'refunds.decide' },
  { key: 'objections', path: '/staff/moderation', read: 'moderation.read', decide: 'moderation.decide' },
  { key: 'reports', path: '/staff/moderation', read: 'moderation.read', decide: 'moderation.decide' },
  { key: 'toApprove', path: '/staff/payouts', read: 'payouts.list', decide: 'payouts.approve' },
  { key: 'toPrepare', path: '/staff/payouts', read: 'payouts.list', decide: 'payouts.prepare' },
  { key: 'tranches', path: '/staff/tranches', read: 'tranches.list', decide: 'tranches.decide' },
  { key: 'retentions', path: '/staff/retentions', read: 'retentions.read', decide: 'retentions.decide' },
  { key: 'reviews', path: '/staff/reviews', read: 'reviews.read', decide: 'campaigns.review' },
  { key: 'roles', path: '/staff/roles', read: 'roles.read', decide: 'roles.approve' },
];

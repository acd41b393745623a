import type { Store } from '../store/store.js';
import type { Identified, Table } from '../store/table.js';
import { invalidParameter } from './api-error.js';

type Expandable = Table<Identified, unknown>;
const deepest = 4;

/** Fields that an object lacks until they have a value; asking for them before that is no mistake. */
const absentUntilSet: Readonly<Record<string, readonly string[]>> = { refund: ['failure_balance_transaction'] };

/** Which table an id belongs to. */
function tableOf(store: Store, id: string): Expandable | undefined {
  const tables: Record<string, unknown> = {
    cs: store.checkoutSessions,
    cus: store.customers,
    pm: store.paymentMethods,
    seti: store.setupIntents,
    setatt: store.setupAttempts,
    mandate: store.mandates,
    pi: store.paymentIntents,
    ch: store.charges,
    py: store.charges,
    re: store.refunds,
    pyr: store.refunds,
    tr: store.transfers,
    trr: store.reversals,
    po: store.payouts,
    tu: store.topups,
    txn: store.balanceTransactions,
    du: store.disputes,
  };
  return tables[id.slice(0, id.indexOf('_'))] as Expandable | undefined;
}

/** Replaces ids by their objects (`latest_charge.balance_transaction`, `data.customer`), copying only along the path. */
export function expand(store: Store, value: object, paths: readonly string[]): object {
  let expanded = value;
  for (const path of paths) {
    const steps = path.split('.');
    if (steps.length > deepest)
      throw invalidParameter(undefined, 'You cannot expand more than 4 levels of a property.', 'expand');
    expanded = expandAt(store, expanded, steps, path) as object;
  }
  return expanded;
}

function expandAt(store: Store, value: unknown, steps: readonly string[], path: string): unknown {
  const [step, ...rest] = steps;
  if (step === undefined || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => expandAt(store, each, steps, path));
  if (typeof value !== 'object') throw notExpandable(path);
  const object = value as Record<string, unknown>;
  const held = step in object ? object[step] : listOf(store, object, step);
  if (held === undefined) {
    if (absentUntilSet[String(object.object)]?.includes(step)) return value;
    throw notExpandable(path);
  }
  const target = typeof held === 'string' ? objectOf(store, held, path) : held;
  return { ...object, [step]: expandAt(store, target, rest, path) };
}

function objectOf(store: Store, id: string, path: string): object {
  const found = tableOf(store, id)?.get(id);
  if (!found) throw notExpandable(path);
  return found;
}

/** A charge shows its refunds only when they are asked for. */
function listOf(store: Store, object: Record<string, unknown>, field: string): object | undefined {
  if (object.object !== 'charge' || field !== 'refunds') return undefined;
  const rows = store.refunds.having('charge', object.id).rows;
  const data = rows
    .slice(-10)
    .reverse()
    .map((row) => row.object);
  return { object: 'list', data, has_more: rows.length > data.length, url: `/v1/charges/${String(object.id)}/refunds` };
}

function notExpandable(path: string): Error {
  return invalidParameter(undefined, `This property cannot be expanded (${path}).`, 'expand');
}

import { RowList } from './row-list.js';

export interface Identified {
  readonly id: string;
}

/** One object with what the sandbox knows about it and does not show. */
export interface Row<T extends Identified, H> {
  readonly seq: number;
  /** `platform`, or the connected account that the object belongs to. */
  readonly account: string;
  object: Readonly<T>;
  hidden: H;
}

export interface Change {
  readonly table: string;
  readonly id: string;
  readonly row: Row<Identified, unknown> | null;
}

export const platform = 'platform';

/**
 * All objects of one kind. Objects are values: a change makes a new object, so that an event or a saved answer may keep
 * the old one without copying it.
 */
export class Table<T extends Identified, H = null> {
  private readonly byId = new Map<string, Row<T, H>>();
  private readonly byAccount = new Map<string, RowList<Row<T, H>>>();
  private readonly indexes = new Map<string, Map<unknown, RowList<Row<T, H>>>>();

  constructor(
    readonly name: string,
    indexed: readonly string[],
    private readonly nextSeq: () => number,
    private readonly changed: (change: Change) => void,
  ) {
    for (const field of indexed) this.indexes.set(field, new Map());
  }

  get size(): number {
    return this.byId.size;
  }

  insert(object: T, hidden: H, account = platform): T {
    this.place({ seq: this.nextSeq(), account, object, hidden });
    this.changed({ table: this.name, id: object.id, row: this.byId.get(object.id) ?? null });
    return object;
  }

  /** Takes a row back from the journal or a snapshot. */
  place(row: Row<T, H>): void {
    this.drop(row.object.id);
    this.byId.set(row.object.id, row);
    listAt(this.byAccount, row.account).add(row);
    for (const [field, index] of this.indexes) listAt(index, fieldOf(row.object, field)).add(row);
  }

  row(id: string): Row<T, H> | undefined {
    return this.byId.get(id);
  }

  get(id: string): T | undefined {
    return this.byId.get(id)?.object;
  }

  /** The object whose existence another object guarantees. */
  must(id: string): T {
    return this.mustRow(id).object;
  }

  mustRow(id: string): Row<T, H> {
    const row = this.byId.get(id);
    if (!row) throw new Error(`${this.name} ${id} does not exist`);
    return row;
  }

  update(id: string, changes: Partial<T>, hidden?: Partial<H>): T {
    const row = this.mustRow(id);
    const before = row.object;
    row.object = { ...before, ...changes };
    if (hidden) row.hidden = { ...row.hidden, ...hidden };
    for (const [field, index] of this.indexes)
      this.reindex(row, index, fieldOf(before, field), fieldOf(row.object, field));
    this.changed({ table: this.name, id, row });
    return row.object;
  }

  delete(id: string): void {
    if (this.drop(id)) this.changed({ table: this.name, id, row: null });
  }

  drop(id: string): boolean {
    const row = this.byId.get(id);
    if (!row) return false;
    this.byId.delete(id);
    this.byAccount.get(row.account)?.remove(row);
    for (const [field, index] of this.indexes) index.get(fieldOf(row.object, field))?.remove(row);
    return true;
  }

  isIndexed(field: string): boolean {
    return this.indexes.has(field);
  }

  /** The objects whose indexed `field` has this value, oldest first. */
  having(field: string, value: unknown): RowList<Row<T, H>> {
    const index = this.indexes.get(field);
    if (!index) throw new Error(`${this.name} has no index of ${field}`);
    return index.get(value) ?? new RowList();
  }

  of(account: string): RowList<Row<T, H>> {
    return this.byAccount.get(account) ?? new RowList();
  }

  all(): IterableIterator<Row<T, H>> {
    return this.byId.values();
  }

  clear(): void {
    this.byId.clear();
    this.byAccount.clear();
    for (const index of this.indexes.values()) index.clear();
  }

  private reindex(row: Row<T, H>, index: Map<unknown, RowList<Row<T, H>>>, before: unknown, after: unknown): void {
    if (before === after) return;
    index.get(before)?.remove(row);
    listAt(index, after).add(row);
  }
}

function fieldOf(object: object, field: string): unknown {
  return (object as Record<string, unknown>)[field];
}

function listAt<K, R extends { seq: number }>(map: Map<K, RowList<R>>, key: K): RowList<R> {
  let list = map.get(key);
  if (!list) map.set(key, (list = new RowList()));
  return list;
}

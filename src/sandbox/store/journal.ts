import { closeSync, existsSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { linesOf } from './lines.js';
import type { Change, Identified, Row } from './table.js';

type Written = [table: string, id: string, row: Row<Identified, unknown> | null];

const bytesPerCompactionWrite = 1 << 20;

/**
 * An append-only NDJSON file. All that one request changes is one line, written before its answer: a killed sandbox knows
 * after its restart everything that it has ever confirmed, and never half of a change.
 */
export class Journal {
  private descriptor: number | null = null;
  private pending = new Map<string, Change>();

  constructor(private readonly file: string | undefined) {}

  note(change: Change): void {
    if (this.file !== undefined) this.pending.set(`${change.table}/${change.id}`, change);
  }

  flush(): void {
    if (this.descriptor === null || this.pending.size === 0) return;
    const line = lineOf([...this.pending.values()]);
    this.pending.clear();
    writeSync(this.descriptor, line);
  }

  /** The last state of every object; a torn last line, left by a kill, is ignored. */
  *read(): Generator<Written> {
    if (this.file === undefined || !existsSync(this.file)) return;
    const last = new Map<string, Written>();
    for (const text of linesOf(this.file)) {
      for (const change of parsed(text)) last.set(`${change[0]}/${change[1]}`, change);
    }
    for (const change of last.values()) if (change[2]) yield change;
  }

  /** Writes the given state as the whole file and appends from there on. */
  open(changes: Iterable<Change>): void {
    if (this.file === undefined) return;
    const fresh = `${this.file}.new`;
    const descriptor = openSync(fresh, 'w');
    let text = '';
    for (const change of changes) {
      text += lineOf([change]);
      if (text.length > bytesPerCompactionWrite) {
        writeSync(descriptor, text);
        text = '';
      }
    }
    writeSync(descriptor, text);
    fsyncSync(descriptor);
    closeSync(descriptor);
    this.close();
    renameSync(fresh, this.file);
    this.pending.clear();
    this.descriptor = openSync(this.file, 'a');
  }

  close(): void {
    this.flush();
    if (this.descriptor !== null) closeSync(this.descriptor);
    this.descriptor = null;
  }
}

function lineOf(changes: readonly Change[]): string {
  return `${JSON.stringify(changes.map(({ table, id, row }): Written => [table, id, row]))}\n`;
}

function parsed(text: string): Written[] {
  if (text === '') return [];
  try {
    return JSON.parse(text) as Written[];
  } catch {
    return [];
  }
}

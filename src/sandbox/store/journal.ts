import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import type { Change, Identified, Row } from './table.js';

type Line = [table: string, id: string, row: Row<Identified, unknown> | null];

const bytesPerCompactionWrite = 1 << 20;

/**
 * An append-only NDJSON file of changed objects. A line is written before the answer that it belongs to, so a killed
 * sandbox knows after its restart everything that it has ever confirmed.
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
    let text = '';
    for (const change of this.pending.values()) text += lineOf(change);
    this.pending.clear();
    writeSync(this.descriptor, text);
  }

  /** The last state of every object; a torn last line, left by a kill, is ignored. */
  *read(): Generator<Line> {
    if (this.file === undefined || !existsSync(this.file)) return;
    const last = new Map<string, Line>();
    for (const text of readFileSync(this.file, 'utf8').split('\n')) {
      const line = parsed(text);
      if (line) last.set(`${line[0]}/${line[1]}`, line);
    }
    for (const line of last.values()) if (line[2]) yield line;
  }

  /** Writes the given state as the whole file and appends from there on. */
  open(changes: Iterable<Change>): void {
    if (this.file === undefined) return;
    const fresh = `${this.file}.new`;
    const descriptor = openSync(fresh, 'w');
    let text = '';
    for (const change of changes) {
      text += lineOf(change);
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

function lineOf({ table, id, row }: Change): string {
  return `${JSON.stringify([table, id, row])}\n`;
}

function parsed(text: string): Line | null {
  if (text === '') return null;
  try {
    return JSON.parse(text) as Line;
  } catch {
    return null;
  }
}

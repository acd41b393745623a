import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalPartError } from '../local/local-part-error.js';

/** What the parts write, each into a file of its own. */
export class Logs {
  /** Rejects when a line cannot be written, as on a full disk. */
  readonly unwritable: Promise<never>;
  private fail: (error: Error) => void = () => undefined;

  constructor(private readonly folder: string) {
    this.unwritable = new Promise<never>((_, reject) => (this.fail = reject));
    this.unwritable.catch(() => undefined);
  }

  of(name: string): (line: string) => void {
    const file = this.file(name);
    return (line) => {
      try {
        appendFileSync(file, `${line}\n`);
      } catch (error) {
        this.fail(new LocalPartError(`the log cannot be written: ${(error as Error).message}`));
      }
    };
  }

  /** The last lines, and where the rest is. */
  tail(name: string): string {
    const lines = this.read(name).trimEnd().split('\n').slice(-8);
    return [...lines.map((line) => `  ${line}`), `(${this.file(name)})`].join('\n');
  }

  private read(name: string): string {
    try {
      return readFileSync(this.file(name), 'utf8');
    } catch {
      return '';
    }
  }

  private file(name: string): string {
    return join(this.folder, `${name}.log`);
  }
}

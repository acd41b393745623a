import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable } from 'node:stream';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/settings.js';

const dayMs = 86_400_000;

/**
 * Files in one folder, which all processes share: `kept` under their names for good, `incoming` while they are looked
 * at. A file is written aside and then given its name, so that under a name there is always a whole file.
 */
@Injectable()
export class FileStore implements OnModuleInit {
  private readonly incoming: string;
  private readonly kept: string;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {
    this.incoming = join(settings.FILES_DIR, 'incoming');
    this.kept = join(settings.FILES_DIR, 'kept');
  }

  /** @throws when the folder cannot be written in production: better now than at the first picture */
  async onModuleInit(): Promise<void> {
    if (this.settings.NODE_ENV !== 'production') return;
    try {
      const path = await this.aside();
      await writeFile(path, '');
      await rm(path);
    } catch (cause) {
      throw new Error(`FILES_DIR: nothing can be written to ${this.settings.FILES_DIR}`, { cause });
    }
  }

  /** A path for a file that is on its way; whoever asks removes it. */
  async aside(): Promise<string> {
    await mkdir(this.incoming, { recursive: true });
    return join(this.incoming, randomUUID());
  }

  async keep(name: string, content: Buffer): Promise<void> {
    const path = await this.aside();
    try {
      await writeFile(path, content, { flag: 'wx', flush: true });
      await mkdir(this.kept, { recursive: true });
      await rename(path, join(this.kept, name));
    } finally {
      await rm(path, { force: true });
    }
  }

  /** The file with its length in bytes; undefined when there is none. `name` is one of ours, never a path. */
  async read(name: string): Promise<{ readonly size: number; readonly content: Readable } | undefined> {
    try {
      const file = await open(join(this.kept, name));
      const { size } = await file.stat();
      return { size, content: createReadStream('', { fd: file }) };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** What is not there is no error. */
  async remove(names: readonly string[]): Promise<void> {
    await Promise.all(names.map((name) => rm(join(this.kept, name), { force: true })));
  }

  /** Names that have been there for a day. Real time: it is the clock of the disk. */
  async oldNames(): Promise<string[]> {
    return old(this.kept);
  }

  /** What a process that died left on its way. */
  async emptyIncoming(): Promise<void> {
    for (const name of await old(this.incoming)) await rm(join(this.incoming, name), { force: true });
  }
}

async function old(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of await namesIn(folder)) {
    const { mtimeMs } = await stat(join(folder, name)).catch(() => ({ mtimeMs: Infinity }));
    if (mtimeMs < Date.now() - dayMs) found.push(name);
  }
  return found;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

const isMissing = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === 'ENOENT';

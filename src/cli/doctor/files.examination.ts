import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Examination, missing, ok } from './finding.js';

/** Whether the folder of pictures can be written: a small file is, and goes again, with every folder made for it. */
export const examineFiles = (folder: string): Examination => ({
  area: 'files',
  run: async () => {
    const path = resolve(folder);
    const probe = join(path, `.doctor-${randomUUID()}`);
    let made: string | undefined;
    try {
      made = await mkdir(path, { recursive: true });
      await writeFile(probe, 'Written by npm run doctor.');
      return [ok(`${path} can be written`)];
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const mend = 'give FILES_DIR a folder that every process of the service can write, and back it up';
      return [missing(`${path} cannot be written: ${why}`, mend)];
    } finally {
      await rm(made ?? probe, { recursive: true, force: true }).catch(() => undefined);
    }
  },
});

import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { LocalPartError } from './local-part-error.js';

const MEGABYTE = 1024 * 1024;

/**
 * Throws LocalPartError when the disk that holds `folder` (or its nearest existing parent) has fewer than `needed`
 * bytes free.
 */
export async function checkRoom(folder: string, needed: number): Promise<void> {
  const free = await freeBytes(folder);
  if (free >= needed) return;
  const [has, wants] = [free, needed].map((bytes) => `${Math.floor(bytes / MEGABYTE)} MB`);
  throw new LocalPartError(`no room for the data: ${folder} has ${has} free and needs ${wants}`);
}

async function freeBytes(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(folder) === folder) throw error;
    return freeBytes(dirname(folder));
  }
}

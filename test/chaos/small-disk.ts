import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { statfs } from 'node:fs/promises';

const roomMb = 3_000;

/** A disk in memory of a size that can be changed: what fills up when the machine lets us have one (root on Linux). */
export class SmallDisk {
  private mounted = true;

  private constructor(private readonly folder: string) {
    // A second Ctrl-C ends this process at once.
    process.once('exit', () => this.unmount());
  }

  /** Undefined where it may not be mounted; the folder is then an ordinary one. */
  static mount(folder: string): SmallDisk | undefined {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o755);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${roomMb}m,mode=755`, 'tally-chaos', folder], {
        stdio: 'ignore',
      });
      return new SmallDisk(folder);
    } catch {
      return undefined;
    }
  }

  /** No room is left but what was taken already. Whoever is writing may take more before we are done: then once more. */
  async fill(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      const { blocks, bfree, bsize } = await statfs(this.folder);
      try {
        return this.resize(`${Math.max(1, (blocks - bfree) * bsize)}`);
      } catch (error) {
        if (tries === 20) throw error;
      }
    }
  }

  empty(): void {
    this.resize(`${roomMb}m`);
  }

  /** Also when something is still open on it: it goes when that ends. */
  unmount(): void {
    if (!this.mounted) return;
    this.mounted = false;
    execFileSync('umount', ['--lazy', this.folder], { stdio: 'ignore' });
  }

  private resize(size: string): void {
    execFileSync('mount', ['-o', `remount,size=${size}`, this.folder], { stdio: 'ignore' });
  }
}

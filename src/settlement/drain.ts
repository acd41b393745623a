/** Hands out claimed work one piece at a time to any number of takers, and claims more when it runs dry. */
class ClaimQueue<T> {
  private readonly claimed: T[] = [];
  private refilling: Promise<void> | undefined;
  private isDry = false;

  constructor(private readonly claim: () => Promise<readonly T[]>) {}

  async next(): Promise<T | undefined> {
    for (;;) {
      const item = this.claimed.shift();
      if (item !== undefined) return item;
      if (this.isDry) return undefined;
      this.refilling ??= this.refill();
      await this.refilling;
    }
  }

  private async refill(): Promise<void> {
    try {
      const more = await this.claim();
      this.claimed.push(...more);
      this.isDry = more.length === 0;
    } catch (error) {
      this.isDry = true;
      throw error;
    } finally {
      this.refilling = undefined;
    }
  }
}

/**
 * Claims work a batch at a time and does it with at most `concurrency` pieces under way, until a claim comes back empty.
 * A slow piece holds up nothing but itself. `work` deals with its own failures; what it throws ends the draining, after
 * the pieces under way.
 *
 * @throws the first failure of `claim` or `work`.
 */
export async function drain<T>(
  claim: () => Promise<readonly T[]>,
  concurrency: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = new ClaimQueue(claim);
  const takers = Array.from({ length: concurrency }, async () => {
    for (let item = await queue.next(); item !== undefined; item = await queue.next()) await work(item);
  });
  const failed = (await Promise.allSettled(takers)).find((taker) => taker.status === 'rejected');
  if (failed) throw failed.reason;
}

/** A claim that comes back empty after so many real milliseconds, so that other work gets its turn; the tick goes on. */
export function forAWhile<T>(claim: () => Promise<readonly T[]>, milliseconds: number): () => Promise<readonly T[]> {
  const until = performance.now() + milliseconds;
  return async () => (performance.now() < until ? claim() : []);
}

import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until the condition holds. @throws when it does not within `timeoutMs`, with the last thing it threw, if any. */
export async function until(condition: () => Promise<boolean> | boolean, timeoutMs = 10_000): Promise<void> {
  const giveUpAt = performance.now() + timeoutMs;
  for (;;) {
    if (await condition()) return;
    if (performance.now() > giveUpAt)
      throw new Error(`It did not happen within ${timeoutMs} ms: ${condition.toString()}`);
    await sleep(20);
  }
}

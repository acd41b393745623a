const firstMs = 5_000;
const longestMs = 60 * 60_000;

/** How long a letter waits after its nth failure: 5 s, doubling up to an hour, for ever. */
export const retryInMs = (tries: number): number => Math.min(firstMs * 2 ** Math.min(tries - 1, 20), longestMs);

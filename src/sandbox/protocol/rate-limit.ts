/** Counts the requests of each endpoint in the current real second. */
export class RateLimit {
  private second = 0;
  private readonly used = new Map<string, number>();

  /** @returns real milliseconds to wait, or 0 if the request may pass */
  take(route: string, perSecond: number | null): number {
    if (perSecond === null) return 0;
    const now = Date.now();
    const second = Math.floor(now / 1000);
    if (second !== this.second) {
      this.second = second;
      this.used.clear();
    }
    const used = this.used.get(route) ?? 0;
    if (used >= perSecond) return (second + 1) * 1000 - now;
    this.used.set(route, used + 1);
    return 0;
  }
}

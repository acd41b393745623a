/** Amounts for the story: round ones, or random ones from a seed, so that any run can be repeated. */
export class Amounts {
  private state: number;

  constructor(
    private readonly currency: string,
    private readonly seed: number | undefined,
  ) {
    this.state = (seed ?? 1) >>> 0 || 1;
  }

  /** Minor units for about this many euros. */
  about(euros: number): number {
    const minor = euros * this.minorUnitsPerEuro;
    return this.seed === undefined ? minor : Math.max(this.smallest, Math.round(minor * (0.6 + 0.8 * this.random())));
  }

  /** Nothing for most, otherwise a little. */
  tip(euros: number): number {
    return euros === 0 ? 0 : this.about(euros);
  }

  private get minorUnitsPerEuro(): number {
    const digits = new Intl.NumberFormat('en', { style: 'currency', currency: this.currency }).resolvedOptions();
    const decimals = digits.maximumFractionDigits ?? 2;
    return decimals === 0 ? 160 : 10 ** decimals;
  }

  private get smallest(): number {
    return this.minorUnitsPerEuro;
  }

  /** xorshift32: small, seeded, good enough for sums. */
  private random(): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    this.state >>>= 0;
    return this.state / 2 ** 32;
  }
}

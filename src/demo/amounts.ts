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
    if (this.seed === undefined) return minor;
    const random = Math.round((minor * (0.6 + 0.8 * this.random())) / this.step) * this.step;
    return Math.max(this.smallest, random);
  }

  /** Nothing for most, otherwise a little. */
  tip(euros: number): number {
    return euros === 0 ? 0 : this.about(euros);
  }

  private get decimals(): number {
    const digits = new Intl.NumberFormat('en', { style: 'currency', currency: this.currency }).resolvedOptions();
    return digits.maximumFractionDigits ?? 2;
  }

  private get minorUnitsPerEuro(): number {
    return this.decimals === 0 ? 160 : 10 ** this.decimals;
  }

  /** Of three decimals cards can be charged two. */
  private get step(): number {
    return this.decimals === 3 ? 10 : 1;
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

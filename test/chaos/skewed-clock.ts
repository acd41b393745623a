/**
 * Preloaded into a worker: its own clock is wrong by CHAOS_CLOCK_SKEW_MS. What is due, and when it happened, is for the
 * database to say, so nothing may come of it.
 */
const skewMs = Number(process.env['CHAOS_CLOCK_SKEW_MS'] ?? 0);
const RealDate = Date;
const now = (): number => RealDate.now() + skewMs;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, parts, made) => Reflect.construct(target, parts.length === 0 ? [now()] : parts, made) as Date,
  get: (target, name): unknown => (name === 'now' ? now : Reflect.get(target, name)),
});

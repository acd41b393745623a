/** Something is not as it must be. */
export class Breach extends Error {}

export function breach(what: string): never {
  throw new Breach(what);
}

export function must(holds: boolean, what: string): void {
  if (!holds) throw new Breach(what);
}

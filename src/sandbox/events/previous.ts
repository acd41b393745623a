/** The old values of the fields that have changed, as `previous_attributes` tells them. */
export function previousOf<T extends object>(before: T, after: T): Partial<T> {
  const fields = Object.keys(before) as (keyof T)[];
  const changed = fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  return Object.fromEntries(changed.map((field) => [field, before[field]])) as Partial<T>;
}

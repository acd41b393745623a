import { type ProviderPage } from '../provider-objects.js';

/** The most that Stripe gives at once. */
const pageSize = 100;
const mostPages = 50;

type Page<T> = { data: T[]; has_more: boolean };

/** Which part of a list: what was made since, after the last object of the page before. */
export const toListing = ({ since, after }: { since?: Date; after?: string }) => ({
  limit: pageSize,
  ...(since && { created: { gte: Math.floor(since.getTime() / 1000) } }),
  ...(after && { starting_after: after }),
});

export const toPage = <T extends { id: string }, Ours>(
  { data, has_more }: Page<T>,
  ours: (one: T) => Ours,
): ProviderPage<Ours> => ({ data: data.map(ours), next: has_more ? (data.at(-1)?.id ?? null) : null });

/** Looks through a list, page by page, for the one that matches. A search index may lag behind; a list does not. */
export async function findInPages<T extends { id: string }>(
  load: (page: { limit: number; starting_after?: string }) => Promise<Page<T>>,
  matches: (one: T) => boolean,
): Promise<T | null> {
  let last: string | undefined;
  for (let page = 1; page <= mostPages; page += 1) {
    const { data, has_more } = await load({ limit: pageSize, ...(last !== undefined && { starting_after: last }) });
    const found = data.find(matches);
    if (found) return found;
    last = data.at(-1)?.id;
    if (!has_more || last === undefined) return null;
  }
  throw new Error('A list of the provider is longer than the search looks');
}

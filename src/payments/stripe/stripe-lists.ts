const pageSize = 100;
const mostPages = 50;

type Page<T> = { data: T[]; has_more: boolean };

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

import { useHref, useVisit, type Visit } from '../frame/visit.js';

/** The secret by which a guest came; a member comes by the session. */
export const linkOf = ({ caller, search }: Visit): string | null =>
  caller.via === 'link' ? new URLSearchParams(search).get('link') : null;

/** Any path with the link by which a guest came, if they did: it may be all that opens it. */
export function byLink(visit: Visit, path: string): string {
  const link = linkOf(visit);
  return link === null ? path : `${path}?link=${encodeURIComponent(link)}`;
}

/** The path of a page of a pledge. A guest's link goes along, since it is all that opens the next page. */
export function pledgePath(visit: Visit, id: string, page = '', query: Readonly<Record<string, string>> = {}): string {
  const link = linkOf(visit);
  const parameters = new URLSearchParams({ ...query, ...(link !== null && { link }) }).toString();
  return `/pledges/${id}${page}${parameters && `?${parameters}`}`;
}

/** The same as an address in the reader's language, for links and forms. */
export function usePledgeHref(id: string): (page?: string) => string {
  const visit = useVisit();
  const href = useHref();
  return (page) => href(pledgePath(visit, id, page));
}

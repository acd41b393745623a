/** One page that was asked for, and the page that led there: by a link, or by a form that was sent as it stood. */
export interface Visited {
  readonly by: 'link' | 'form';
  readonly path: string;
  readonly from: string;
  readonly status: number;
  readonly html: string;
}

export interface CrawlOptions {
  /** Of the service, without a slash at its end. */
  readonly url: string;
  readonly start: readonly string[];
  readonly cookie?: string;
  /** How many pages of one shape are enough: those of a hundred campaigns are one page with other words. */
  readonly perShape?: number;
}

/** What is no page: files, feeds, pictures, the API's own page, and what developers look at. */
const noPage =
  /^\/(assets|covers|api|openapi\.json|icon\.svg|dev|v1|problems)|\.(svg|atom|ics|csv|xml|png|json|pdf)(\?|$)/;

/** `/en/campaigns/a-barge-1c99e152/money` → `/:language/campaigns/:x/money`: slugs, ids and cursors are one. */
export const shapeOf = (path: string): string => {
  const [address = '', query = ''] = path.split('?');
  const steps = address.split('/').map((step, index) => {
    if (index === 1) return step;
    return /^[0-9a-f-]{36}$|-[0-9a-f]{8,12}$/.test(step) ? ':x' : step;
  });
  const names = query.split('&').map((pair) => pair.split('=')[0]);
  return `${steps.join('/')}${query ? `?${names.sort().join('&')}` : ''}`;
};

/** Follows every link of our own from the pages it begins with, each page once, and answers all that it saw. */
export async function crawl({ url, start, cookie, perShape = 3 }: CrawlOptions): Promise<Visited[]> {
  const seen = new Set<string>(start);
  const shapes = new Map<string, number>();
  const open: Step[] = start.map((path) => ({ path, from: 'the beginning', by: 'link' }));
  const visited: Visited[] = [];
  for (let next = open.shift(); next; next = open.shift()) {
    const { path, from, by } = next;
    const shape = shapeOf(path);
    const count = (shapes.get(shape) ?? 0) + 1;
    shapes.set(shape, count);
    if (count > perShape) continue;
    const headers = { accept: 'text/html', ...(cookie && { cookie }) };
    const answer = await fetch(url + path, { headers, redirect: 'manual' });
    const html = await answer.text();
    visited.push({ path, from, by, status: answer.status, html });
    const onward = answer.headers.get('location');
    const steps = [...stepsOf(html), ...(onward ? [{ path: onward.replace(url, ''), by: 'link' as const }] : [])];
    for (const step of steps) {
      if (seen.has(step.path) || noPage.test(step.path)) continue;
      seen.add(step.path);
      open.push({ ...step, from: path });
    }
  }
  return visited;
}

/** A form that was sent empty may ask for what it needs; everything else has to lead somewhere. */
export const isDeadEnd = ({ by, status }: Visited): boolean => status >= 400 && !(by === 'form' && status === 422);

type Step = Pick<Visited, 'path' | 'by'> & { readonly from: string };

/** Where the page leads on to pages of ours, without fragments, as a browser would follow it. */
function stepsOf(html: string): Pick<Visited, 'path' | 'by'>[] {
  const found = (by: Visited['by'], pattern: RegExp) =>
    [...html.matchAll(pattern)].map(([, path = '']) => ({ by, path: path.replaceAll('&amp;', '&') }));
  const links = found('link', /<a [^>]*href="([^"#]+)/g);
  const forms = found('form', /<form(?![^>]*method="post")[^>]*action="([^"#]+)/g);
  return [...links, ...forms].filter(({ path }) => /^\/(?!\/)/.test(path));
}

/** Signs in through the page, as a browser does; answers the cookie. */
export async function signInByPage(url: string, origin: string, email: string, password: string): Promise<string> {
  const answer = await fetch(`${url}/en/sign-in`, {
    method: 'POST',
    headers: { accept: 'text/html', origin },
    body: new URLSearchParams({ email, password }),
    redirect: 'manual',
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (answer.status !== 303 || !cookie) throw new Error(`${email} cannot sign in: ${answer.status}`);
  return cookie;
}

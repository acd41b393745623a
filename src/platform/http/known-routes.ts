import type { FastifyInstance } from 'fastify';

/** Knows which methods an address takes, so that a wrong method is told from a wrong address. */
export class KnownRoutes {
  private readonly methods = new Map<string, Set<string>>();
  private compiled: { readonly pattern: RegExp; readonly methods: ReadonlySet<string> }[] | undefined;

  /** Listens to every route that is registered from now on. */
  constructor(fastify: FastifyInstance) {
    fastify.addHook('onRoute', ({ url, method }) => {
      const known = this.methods.get(url) ?? new Set();
      for (const one of [method].flat()) known.add(one);
      this.methods.set(url, known);
    });
  }

  /** The methods of the routes that match the address; empty when there is no such address. */
  methodsOf(url: string): string[] {
    this.compiled ??= [...this.methods].map(([route, methods]) => ({ pattern: patternOf(route), methods }));
    const path = url.split('?', 1)[0] ?? '';
    return [
      ...new Set(this.compiled.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => [...methods])),
    ];
  }
}

/** `/v1/pledges/:id/cancel` → one segment per parameter, everything for a trailing star. */
function patternOf(route: string): RegExp {
  const segments = route.split('/').map((segment) => {
    if (segment.includes('*')) return '.*';
    return segment.includes(':') ? '[^/]+' : segment.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${segments.join('/')}$`);
}

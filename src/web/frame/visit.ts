import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Caller } from '../../platform/http/index.js';
import { type Locale, locales } from '../../users/index.js';

/** Whoever is signed in, as the head of each page shows it. */
export interface Viewer {
  readonly name: string;
  readonly roles: readonly string[];
}

/** One request for a page: in which language, where, and by whom. */
export interface Visit {
  readonly locale: Locale;
  /** Without the language: `/campaigns/a-barge`. */
  readonly path: string;
  /** With its question mark, or empty. */
  readonly search: string;
  readonly caller: Caller;
  /** Null for visitors and for those who came by a signed link. */
  readonly viewer: Viewer | null;
  /** Whether whoever is signed in has shown within the last ten minutes who they are. */
  readonly isSteppedUp: boolean;
}

const languageOf = (url: string): Locale | undefined =>
  locales.find((locale) => new RegExp(`^/${locale}(/|\\?|$)`).test(url));

/** The visit of a request whose path begins with a language; what has none is answered in the one asked for. */
export function visitOf(request: FastifyRequest, viewer: Viewer | null = null): Visit {
  const { url, headers } = request;
  const named = languageOf(url);
  const [path = '/', query] = url.split('?', 2);
  return {
    locale: named ?? preferredLocale(headers['accept-language']),
    path: named ? path.slice(3) || '/' : path,
    search: query === undefined ? '' : `?${query}`,
    caller: request.caller,
    viewer,
    isSteppedUp: request.isSteppedUp === true,
  };
}

/** The first language of ours in an Accept-Language header, by its weights; English where none is. */
export function preferredLocale(header: string | undefined): Locale {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .sort((a, b) => b.weight - a.weight);
  return wanted.map(({ language }) => locales.find((locale) => locale === language)).find(Boolean) ?? 'en';
}

const VisitContext = createContext<Visit | null>(null);
export const VisitProvider = VisitContext.Provider;

/** The visit that the component is drawn for. */
export function useVisit(): Visit {
  const visit = useContext(VisitContext);
  if (!visit) throw new Error('A component that needs the visit is drawn outside a page');
  return visit;
}

/** The address of one of our pages in the reader's language: `href('/discover')` → `/fr/discover`. */
export const hrefIn = (locale: Locale, path: string): string => `/${locale}${path === '/' ? '' : path}`;

export function useHref(): (path: string) => string {
  const { locale } = useVisit();
  return (path) => hrefIn(locale, path);
}

/** A controller's parameter: `@CurrentVisit() visit: Visit`. */
export const CurrentVisit = createParamDecorator((_: unknown, context: ExecutionContext): Visit => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return visitOf(request, request.viewer ?? null);
});

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the interceptor of pages, for those signed in. */
    viewer?: Viewer;
  }
}

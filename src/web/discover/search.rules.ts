import { z } from 'zod';
import { type CampaignModel, campaignModels, type CampaignState } from '../../campaigns/index.js';
import { largestRadius, usualRadius } from '../../projects/index.js';
import { type Locale, locales } from '../../users/index.js';

/** Campaigns by where they are. What was never live is in none of them. */
export const stages = {
  live: ['live'],
  funded: ['successful', 'delivering', 'fulfilled', 'partly_fulfilled'],
  ended: ['closing', 'collecting', 'refunding', 'unsuccessful', 'failed', 'abandoned', 'cancelled'],
} as const satisfies Record<string, readonly CampaignState[]>;

export type Stage = keyof typeof stages | 'all';
export const stageNames = ['live', 'funded', 'ended', 'all'] as const satisfies readonly Stage[];

export const orders = ['best', 'near', 'ending', 'newest', 'backed'] as const;
export type Order = (typeof orders)[number];

/** In kilometres, as the form offers it; an address may say others, up to the last. */
export const radii = [5, 10, 25, 50, 100, 250, largestRadius] as const;

/** What somebody looks for. Null for what they leave open. */
export interface Search {
  readonly q: string;
  readonly category: string | null;
  /** What the place of a project is called. */
  readonly place: string | null;
  /** What they look around: the name of a place, or coordinates. */
  readonly near: string | null;
  /** How far around it, in kilometres. */
  readonly radius: number;
  readonly stage: Stage;
  readonly kind: CampaignModel | null;
  readonly language: Locale | null;
  readonly sort: Order;
  /** Whether a map stands above the list. */
  readonly map: boolean;
}

/** What may be dropped of a search that finds nothing. */
export const filters = [
  'q',
  'category',
  'near',
  'place',
  'kind',
  'language',
  'stage',
] as const satisfies (keyof Search)[];
export type Filter = (typeof filters)[number];

/** Characters that no text has, and Postgres takes in none. */
const invisible = /\p{Cc}/gu;
const typed = (max: number) =>
  z
    .string()
    .transform((text) => text.replace(invisible, ' ').trim().slice(0, max))
    .catch('');

const schema = z.object({
  q: typed(100),
  category: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/)
    .nullable()
    .catch(null),
  place: typed(120).transform((place) => place || null),
  near: typed(160).transform((near) => near || null),
  radius: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .transform(Number)
    .pipe(z.number().max(largestRadius))
    .catch(usualRadius),
  map: z
    .literal('yes')
    .transform(() => true)
    .catch(false),
  stage: z.enum(stageNames).nullable().catch(null),
  kind: z.enum(campaignModels).nullable().catch(null),
  language: z.enum(locales).nullable().catch(null),
  sort: z.enum(orders).nullable().catch(null),
});

/** Reads an address as a search; what it does not know, it leaves out, so that every address leads to a page. */
export function searchOf(query: Readonly<Record<string, unknown>>): Search {
  const { sort, stage, ...rest } = schema.parse(query);
  return { ...rest, stage: stage ?? usualStage(rest), sort: orderFor(rest, sort) };
}

/** Who types a name wants to find it, even if it has ended; who looks around, what can be supported. */
export const usualStage = ({ q }: { q: string }): Stage => (q === '' ? 'live' : 'all');

/**
 * The best matches come first where something is looked for, what is nearest where somebody looks around a place, else
 * what ends soon, or what ended last.
 */
function orderFor({ q, near }: Pick<Search, 'q' | 'near'>, wanted: Order | null): Order {
  const usual = q !== '' ? 'best' : near !== null ? 'near' : 'ending';
  return wanted !== null && ordersOf({ q, near }).includes(wanted) ? wanted : usual;
}

/** The orders that such a search can have. */
export const ordersOf = ({ q, near }: Pick<Search, 'q' | 'near'>): Order[] =>
  orders.filter((order) => (order !== 'best' || q !== '') && (order !== 'near' || near !== null));

/** Where no place of that name is known: what has it in the name of its place. */
export const byName = (search: Search): Search => {
  const named = { ...search, near: null, place: search.near ?? search.place };
  return { ...named, sort: orderFor(named, search.sort) };
};

/** The address of a search, with only what differs from the plain list: `?q=bread&stage=funded`, or empty. */
export function queryOf(search: Search, besides: Readonly<Record<string, string>> = {}): string {
  const { sort, stage, radius, map, ...texts } = search;
  const said = new URLSearchParams();
  for (const [name, value] of Object.entries(texts)) if (value) said.set(name, value);
  if (search.near !== null && radius !== usualRadius) said.set('radius', String(radius));
  if (map) said.set('map', 'yes');
  if (stage !== usualStage(search)) said.set('stage', stage);
  if (sort !== orderFor(search, null)) said.set('sort', sort);
  for (const [name, value] of Object.entries(besides)) said.set(name, value);
  const query = said.toString();
  return query && `?${query}`;
}

/** The filters that are set, in the order of `filters`. */
export const setFilters = (search: Search): Filter[] =>
  filters.filter((filter) => (filter === 'stage' ? search.stage !== 'all' : Boolean(search[filter])));

export const without = (search: Search, filter: Filter): Search => {
  const open = { q: '', category: null, near: null, place: null, kind: null, language: null, stage: 'all' } as const;
  const left: Search = { ...search, [filter]: open[filter] };
  const sort = left.sort === 'best' || left.sort === 'near' ? null : left.sort;
  return { ...left, radius: left.near === null ? usualRadius : left.radius, sort: orderFor(left, sort) };
};

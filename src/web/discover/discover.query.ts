import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { type CursorField, decodeCursor, type Page, toPage } from '../../platform/http/index.js';
import { type Location } from '../../projects/index.js';
import { type Search, type Stage, stages } from './search.rules.js';

/** How many campaigns fit the search, stage by stage. */
export type Counts = Readonly<Record<Stage, number>>;

/** Where campaigns are: how many at one point, and one of them. */
export interface Spot extends Location {
  readonly count: number;
  readonly id: string;
  /** As people call it there; may be empty. */
  readonly place: string;
}

/** A map shows so many points; the busiest, if there are more. */
const mostSpots = 2_000;

interface Row {
  readonly id: string;
  /** The first part of its place in the order, as text; null where the id alone decides. */
  readonly key: string | null;
}

interface Sorting {
  readonly by: string;
  readonly key: string;
  readonly shape: readonly CursorField[];
  /** What is left of the list behind the row with these values. */
  readonly after: (key: string, id: string) => string;
}

const deadline = `to_char(r.deadline at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const sortings = {
  ending: {
    by: 'r.deadline, c.id',
    key: deadline,
    shape: ['instant', 'uuid'],
    after: (key, id) => `(r.deadline, c.id) > (${key}::timestamptz, ${id}::uuid)`,
  },
  ended: {
    by: 'r.deadline desc, c.id desc',
    key: deadline,
    shape: ['instant', 'uuid'],
    after: (key, id) => `(r.deadline, c.id) < (${key}::timestamptz, ${id}::uuid)`,
  },
  newest: { by: 'c.id desc', key: 'null', shape: ['uuid'], after: (_, id) => `c.id < ${id}::uuid` },
  backed: {
    by: 't.backers desc, c.id desc',
    key: 't.backers::text',
    shape: ['integer', 'uuid'],
    after: (key, id) => `(t.backers, c.id) < (${key}::bigint, ${id}::uuid)`,
  },
  near: {
    by: 'w.metres, c.id',
    key: 'w.metres::text',
    shape: ['integer', 'uuid'],
    after: (key, id) => `(w.metres, c.id) > (${key}::bigint, ${id}::uuid)`,
  },
  best: {
    by: 'f.rank desc, c.id desc',
    key: 'f.rank::text',
    shape: ['integer', 'uuid'],
    after: (key, id) => `(f.rank, c.id) < (${key}::bigint, ${id}::uuid)`,
  },
} as const satisfies Record<string, Sorting>;

/** The newest round that has opened. While a campaign is live that is its open one, which has an index of its own. */
const currentRound = ({ stage }: Search): string =>
  stage === 'live'
    ? `join campaign_rounds r on r.campaign_id = c.id and r.state = 'open'`
    : `join campaign_rounds r on r.campaign_id = c.id and r.opens_at is not null and not exists (
         select from campaign_rounds n where n.campaign_id = c.id and n.number > r.number and n.opens_at is not null)`;

/** A campaign that was called off may never have been live. */
const wasLive = `(c.state <> 'cancelled' or exists (
  select from campaign_rounds r where r.campaign_id = c.id and r.opens_at is not null))`;

const statesOf = (stage: Stage): readonly string[] =>
  stage === 'all' ? Object.values(stages).flat() : [...stages[stage]];

type Put = (value: unknown) => string;

/** Projects that the words led to, with how well they fit; null where no words were typed. */
type Hits = { readonly ids: readonly string[]; readonly ranks: readonly number[] } | null;

/** The point that a search looks around, if it does. */
export type Around = Location | undefined;

/** What a search asks of campaigns and their projects, whatever their stage. */
function asked(search: Search, around: Around, hits: Hits, put: Put): { joins: string[]; wheres: string[] } {
  const { category, place, kind, language, radius } = search;
  const wheres: string[] = [];
  if (kind) wheres.push(`c.model = ${put(kind)}`);
  if (category) wheres.push(`p.category = ${put(category)}`);
  const texts = [
    ...(language ? [`s.locale = ${put(language)}`] : []),
    ...(place ? [`s.place like '%' || replace(replace(fold(${put(place)}), '%', ''), '_', '') || '%'`] : []),
  ];
  if (texts.length > 0)
    wheres.push(`c.project_id in (select s.project_id from project_search s where ${texts.join(' and ')})`);
  const joins = [
    ...(category ? ['join projects p on p.id = c.project_id'] : []),
    ...(around
      ? [
          `join projects_within(${put(around.latitude)}, ${put(around.longitude)}, ${put(radius)}) as w
           on w.project_id = c.project_id`,
        ]
      : []),
    ...(hits
      ? [
          `join unnest(${put(hits.ids)}::uuid[], ${put(hits.ranks)}::int[]) as f (project_id, rank)
           on f.project_id = c.project_id`,
        ]
      : []),
  ];
  return { joins, wheres };
}

/** Finds campaigns as visitors look for them. */
@Injectable()
export class Discover {
  constructor(private readonly database: Database) {}

  /** Ids in the order asked for, and how many there are in each stage. @throws MalformedCursor */
  async find(
    search: Search,
    around: Around,
    after: string | undefined,
    limit: number,
  ): Promise<{ readonly page: Page<string>; readonly counts: Counts }> {
    const hits = await this.hits(search);
    const [page, counts] = await Promise.all([
      this.page(search, around, hits, after, limit),
      this.counts(search, around, hits),
    ]);
    return { page, counts };
  }

  /** The newest that fit the search. */
  async newest(search: Search, around: Around, limit: number): Promise<string[]> {
    const sorted = { ...search, sort: 'newest' } as const;
    return (await this.page(sorted, around, await this.hits(search), undefined, limit)).data;
  }

  /** Where the campaigns are that fit the search, the busiest points first; not those that nobody has put on the map. */
  async spots(search: Search, around: Around): Promise<Spot[]> {
    const values: unknown[] = [];
    const put: Put = (value) => `$${values.push(value)}`;
    const { joins, wheres } = asked(search, around, await this.hits(search), put);
    wheres.push(`c.state = any(${put(statesOf(search.stage))}::text[])`, wasLive, 'm.latitude is not null');
    return this.database.read(
      `select m.latitude, m.longitude, count(*)::int as count, min(c.id::text) as id, min(m.place) as place
       from campaigns c join projects m on m.id = c.project_id ${joins.join(' ')}
       where ${wheres.join(' and ')} group by 1, 2 order by 3 desc, 1, 2 limit ${put(mostSpots)}`,
      values,
    );
  }

  /** Asked once for all that is worked out of it: looking for mistyped words is the dearest part. */
  private async hits({ q }: Search): Promise<Hits> {
    if (!q) return null;
    const found = await this.database.read<{ id: string; rank: number }>(
      'select project_id as id, rank from find_projects($1)',
      [q],
    );
    return { ids: found.map(({ id }) => id), ranks: found.map(({ rank }) => rank) };
  }

  private async page(
    search: Search,
    around: Around,
    hits: Hits,
    after: string | undefined,
    limit: number,
  ): Promise<Page<string>> {
    const values: unknown[] = [];
    const put: Put = (value) => `$${values.push(value)}`;
    const sorting = sortings[search.sort === 'ending' && search.stage !== 'live' ? 'ended' : search.sort];
    const { joins, wheres } = asked(search, around, hits, put);
    wheres.push(`c.state = any(${put(statesOf(search.stage))}::text[])`);
    const cursor = decodeCursor(after, sorting.shape) as string[] | undefined;
    if (cursor) {
      const id = put(cursor.at(-1));
      wheres.push(sorting.after(cursor.length > 1 ? put(cursor[0]) : id, id));
    }
    if (search.sort === 'backed')
      joins.push(`join (select campaign_id, sum(backers) as backers from campaign_totals group by campaign_id) t
        on t.campaign_id = c.id`);
    const found = await this.database.read<Row>(
      `select c.id, ${sorting.key} as key from campaigns c ${currentRound(search)} ${joins.join(' ')}
       where ${wheres.join(' and ')} order by ${sorting.by} limit ${put(limit + 1)}`,
      values,
    );
    return toPage(
      found,
      limit,
      ({ id, key }) => (key === null ? [id] : [key, id]),
      ({ id }) => id,
    );
  }

  private async counts(search: Search, around: Around, hits: Hits): Promise<Counts> {
    const values: unknown[] = [];
    const put: Put = (value) => `$${values.push(value)}`;
    const { joins, wheres } = asked(search, around, hits, put);
    const found = await this.database.read<{ state: string; count: number }>(
      `select c.state, count(*)::int as count from campaigns c ${joins.join(' ')}
       where ${[...wheres, `c.state = any(${put(statesOf('all'))}::text[])`, wasLive].join(' and ')} group by c.state`,
      values,
    );
    const of = (stage: Stage): number =>
      found.filter(({ state }) => statesOf(stage).includes(state)).reduce((sum, { count }) => sum + count, 0);
    return { live: of('live'), funded: of('funded'), ended: of('ended'), all: of('all') };
  }

  /** The categories of everything that was ever public, in the order of their names. */
  async categories(): Promise<string[]> {
    const found = await this.database.read<{ category: string }>(
      'select distinct category from projects where public_since is not null order by category limit 100',
    );
    return found.map(({ category }) => category);
  }
}

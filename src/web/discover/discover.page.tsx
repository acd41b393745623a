import { type Centre, placeText } from '../../projects/index.js';
import { type CampaignCard } from '../cards/campaign-cards.query.js';
import { Cards } from '../cards/card.js';
import { categoryName } from '../cards/category.words.js';
import { Icon } from '../design/icon.js';
import { useHref, useVisit } from '../frame/visit.js';
import { countryName } from '../language/countries.js';
import { sayIn } from '../language/say.js';
import { type Counts } from './discover.query.js';
import { discoverWords } from './discover.words.js';
import { Filters } from './filters.js';
import { type CampaignMap } from './map/map.query.js';
import { MapFigure } from './map/map.js';
import { mapWords } from './map/map.words.js';
import { type Filter, queryOf, type Search, setFilters, stageNames, without } from './search.rules.js';

export interface DiscoverProps {
  readonly search: Search;
  /** The point that is looked around; undefined where none is, or none of that name is known. */
  readonly centre: Centre | undefined;
  /** Null where none was asked for. */
  readonly map: CampaignMap | null;
  readonly cards: readonly CampaignCard[];
  readonly counts: Counts;
  readonly categories: readonly string[];
  /** The address of the next page, if there is one. */
  readonly next: string | null;
  readonly feed: string;
  readonly isFirst: boolean;
}

export function DiscoverPage(props: DiscoverProps) {
  const { search, centre, map, cards, counts, categories, next, feed, isFirst } = props;
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = discoverWords[locale];
  const count = counts[search.stage];
  return (
    <main id="main">
      <section class="band">
        <div class="wrap">
          <h1>{words.title}</h1>
          <p class="lede">{words.lede}</p>
          <Filters search={search} categories={categories} />
        </div>
      </section>
      <section class="wrap section">
        <Stages search={search} counts={counts} />
        {search.near !== null && <Where search={search} near={search.near} centre={centre} count={count} />}
        {map && <MapFigure map={map} count={count} radius={search.radius} />}
        <div class="head-row found" id="found">
          <h2>{words.count(count, say.number(count))}</h2>
          <a class="feed" href={href('/discover') + queryOf({ ...search, map: !search.map })}>
            <Icon name="pin" />
            {search.map ? mapWords[locale].hide : mapWords[locale].show}
          </a>
          <a class="feed" href={feed} type="application/atom+xml">
            <Icon name="feed" />
            {words.feed}
          </a>
        </div>
        {cards.length === 0 ? <Nothing search={search} counts={counts} /> : <Cards cards={cards} />}
        <nav class="pager" aria-label={words.results}>
          {next && (
            <a class="btn" rel="next" href={next}>
              {words.more}
            </a>
          )}
          {!isFirst && (
            <a class="btn line" href={href('/discover') + queryOf(search)}>
              {words.first}
            </a>
          )}
        </nav>
      </section>
    </main>
  );
}

/** Who means a smaller one says more: a wider place or a country behind a comma. */
const mostOthers = 4;

interface WhereProps {
  readonly search: Search;
  readonly near: string;
  readonly centre: Centre | undefined;
  readonly count: number;
}

/** Which place was meant, and which others may have been. */
function Where({ search, near, centre, count }: WhereProps) {
  const { locale } = useVisit();
  const href = useHref();
  const words = discoverWords[locale];
  if (!centre)
    return (
      <p class="notice">
        {words.unknown(near)} {count > 0 && words.named}
      </p>
    );
  const say = sayIn(locale);
  const { name, country, others } = centre;
  const called = country ? `${name}, ${countryName(country, locale)}` : name;
  return (
    <div class="found">
      <p>{words.around(say.number(search.radius), called)}</p>
      {others.length > 0 && (
        <>
          <p>{words.others(others.length)}</p>
          <ul class="drops">
            {others.slice(0, mostOthers).map((place) => (
              <li>
                <a href={href('/discover') + queryOf({ ...search, near: placeText(place) })}>
                  {place.name}, {countryName(place.country, locale)}
                </a>
                {place.population > 0 && ` (${words.people(say.number(place.population))})`}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** The stages with how many there are in each, everything else of the search being the same. */
function Stages({ search, counts }: { search: Search; counts: Counts }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = discoverWords[locale];
  return (
    <nav class="stages" aria-label={words.stage}>
      {stageNames.map((stage) => (
        <a
          href={href('/discover') + queryOf({ ...search, stage })}
          aria-current={stage === search.stage ? 'page' : undefined}
        >
          {words.stages[stage]} <span>{sayIn(locale).number(counts[stage])}</span>
        </a>
      ))}
    </nav>
  );
}

/** Says which filter to leave out, each with a link that does it. */
function Nothing({ search, counts }: { search: Search; counts: Counts }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = discoverWords[locale];
  const byPromise = (filter: Filter): number => (filter === 'stage' && counts.all > 0 ? 0 : 1);
  const set = setFilters(search).sort((a, b) => byPromise(a) - byPromise(b));
  const isPlain = queryOf({ ...search, sort: 'ending' }) === '';
  return (
    <div class="empty">
      <h2>{isPlain ? words.nothing : words.none}</h2>
      {isPlain && <p>{words.nothingHint}</p>}
      {(!isPlain || counts.all > 0) && (
        <>
          <p>{words.drop}</p>
          <ul class="drops">
            {set.map((filter) => (
              <li>
                <a href={href('/discover') + queryOf(without(search, filter))}>
                  {words.dropped[filter](valueOf(search, filter, locale))}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <div class="row">
        {isPlain ? (
          <a class="btn" href={href('/start')}>
            {words.start}
          </a>
        ) : (
          <a class="btn" href={href('/discover?stage=all')}>
            {words.clear}
          </a>
        )}
      </div>
    </div>
  );
}

function valueOf(search: Search, filter: Filter, locale: keyof typeof discoverWords): string {
  const words = discoverWords[locale];
  if (filter === 'stage') return words.stages[search.stage];
  if (filter === 'kind') return search.kind ? words.kinds[search.kind] : '';
  if (filter === 'language') return search.language ? words.languages[search.language] : '';
  if (filter === 'category') return search.category ? categoryName(search.category, locale) : '';
  return search[filter] ?? '';
}

import { campaignModels } from '../../campaigns/index.js';
import { locales } from '../../users/index.js';
import { categoryName } from '../cards/category.words.js';
import { useHref, useVisit } from '../frame/visit.js';
import { discoverWords } from './discover.words.js';
import { sayIn } from '../language/say.js';
import { ordersOf, radii, type Search, usualStage } from './search.rules.js';

type Choice = readonly [value: string, label: string];

/** One plain form: what is chosen stands in the address, so that every search can be kept and passed on. */
export function Filters({ search, categories }: { search: Search; categories: readonly string[] }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = discoverWords[locale];
  const known = search.category && !categories.includes(search.category) ? [search.category] : [];
  const sorts = ordersOf(search).map((order): Choice => {
    return [order, order === 'ending' && search.stage !== 'live' ? words.endedLast : words.sorts[order]];
  });
  return (
    <form class="filters" role="search" aria-label={words.filters} action={href('/discover')}>
      <p class="field wide">
        <label for="d-q">{words.q}</label>
        <input id="d-q" type="search" name="q" value={search.q} maxLength={100} />
      </p>
      <Select name="category" label={words.category} chosen={search.category}>
        {[
          ['', words.anyCategory],
          ...[...known, ...categories].map((name): Choice => [name, categoryName(name, locale)]),
        ]}
      </Select>
      <Around search={search} />
      {search.place !== null && (
        <p class="field">
          <label for="d-place">{words.place}</label>
          <input id="d-place" name="place" value={search.place} maxLength={120} />
        </p>
      )}
      <Select name="kind" label={words.kind} chosen={search.kind}>
        {[['', words.anyKind], ...campaignModels.map((kind): Choice => [kind, words.kinds[kind]])]}
      </Select>
      <Select name="language" label={words.language} chosen={search.language}>
        {[['', words.anyLanguage], ...locales.map((each): Choice => [each, words.languages[each]])]}
      </Select>
      <Select name="sort" label={words.sort} chosen={search.sort}>
        {sorts}
      </Select>
      {search.map && <input type="hidden" name="map" value="yes" />}
      {search.stage !== usualStage(search) && <input type="hidden" name="stage" value={search.stage} />}
      <p class="go">
        <button class="btn">{words.show}</button>
      </p>
    </form>
  );
}

/** A place, and how far around it. */
function Around({ search: { near, radius } }: { search: Search }) {
  const { locale } = useVisit();
  const words = discoverWords[locale];
  const offered = [...new Set([...radii, radius])].sort((a, b) => a - b);
  return (
    <>
      <p class="field">
        <label for="d-near">{words.near}</label>
        <input id="d-near" name="near" value={near ?? ''} maxLength={160} placeholder={words.anywhere} />
      </p>
      <Select name="radius" label={words.radius} chosen={String(radius)}>
        {offered.map((km): Choice => [String(km), `${sayIn(locale).number(km)} km`])}
      </Select>
    </>
  );
}

interface SelectProps {
  readonly name: string;
  readonly label: string;
  readonly chosen: string | null;
  readonly children: readonly Choice[];
}

const Select = ({ name, label, chosen, children }: SelectProps) => (
  <p class="field">
    <label for={`d-${name}`}>{label}</label>
    <select id={`d-${name}`} name={name}>
      {children.map(([value, text]) => (
        <option value={value} selected={value === (chosen ?? '')}>
          {text}
        </option>
      ))}
    </select>
  </p>
);

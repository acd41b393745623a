import { type ComponentChildren } from 'preact';
import { useHref, useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { type CampaignMap, type Dot, dotDistance } from './map.query.js';
import { mapWords } from './map.words.js';
import { mapSize, type Point } from './projection.rules.js';

interface MapProps {
  readonly map: CampaignMap;
  /** How many campaigns the list has in all. */
  readonly count: number;
  readonly radius: number;
}

const box = `0 0 ${mapSize.width} ${mapSize.height}`;
const one = (value: number): string => value.toFixed(1);
const corners = (points: readonly Point[]): string => points.map(({ x, y }) => `${one(x)},${one(y)}`).join(' ');

/** Drawn here, for everybody alike; what it shows stands in the list below it too. */
export function MapFigure({ map, count, radius }: MapProps) {
  const { locale } = useVisit();
  const words = mapWords[locale];
  const say = sayIn(locale);
  const missing = count - map.count;
  return (
    <figure class="map">
      <a class="past" href="#found">
        {words.toList}
      </a>
      <svg viewBox={box} role="group" aria-label={words.map}>
        <rect class="sea" width={mapSize.width} height={mapSize.height} />
        <g transform="scale(.1)" aria-hidden="true">
          <path class="land" d={map.outline.land || 'M0 0'} />
          <path class="border" d={map.outline.borders || 'M0 0'} />
        </g>
        {map.circle && <polygon class="circle" points={corners(map.circle)} aria-hidden="true" />}
        <g class="towns" aria-hidden="true">
          {map.labels.map(({ town }) => (
            <circle class="town" cx={one(town.x)} cy={one(town.y)} r={1.8} />
          ))}
          {map.labels.map(({ name, x, y, isMajor }) => (
            <text class={isMajor ? 'is-major' : undefined} x={one(x)} y={one(y)}>
              {name}
            </text>
          ))}
        </g>
        {map.dots.map((dot) => (
          <MapDot dot={dot} />
        ))}
      </svg>
      <figcaption>
        <ul class="legend">
          <li>
            <Sign>
              <circle class="dot" cx="12" cy="12" r="7" />
            </Sign>
            {words.one}
          </li>
          <li>
            <Sign>
              <circle class="dot" cx="12" cy="12" r="11" />
              <text x="12" y="16">
                2
              </text>
            </Sign>
            {words.several}
          </li>
          {map.circle && (
            <li>
              <Sign>
                <circle class="circle" cx="12" cy="12" r="10" />
              </Sign>
              {words.circle(say.number(radius))}
            </li>
          )}
        </ul>
        {missing > 0 && <p>{words.missing(missing, say.number(missing))}</p>}
        <p class="hint">{words.sources}</p>
      </figcaption>
    </figure>
  );
}

function MapDot({ dot }: { dot: Dot }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = mapWords[locale];
  const count = sayIn(locale).number(dot.count);
  const name = dot.title === null ? words.cluster(count, dot.place) : words.dot(dot.title, dot.place);
  const at = { cx: one(dot.x), cy: one(dot.y) };
  return (
    <a href={href(dot.path)} aria-label={name} lang={dot.lang && dot.lang !== locale ? dot.lang : undefined}>
      <title>{name}</title>
      <circle class="hold" {...at} r={dotDistance / 2} />
      <circle class="dot" {...at} r={dot.title === null ? 13 : 8} />
      {dot.title === null && (
        <text x={one(dot.x)} y={one(dot.y + 4)} aria-hidden="true">
          {count}
        </text>
      )}
    </a>
  );
}

const Sign = ({ children }: { children: ComponentChildren }) => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    {children}
  </svg>
);

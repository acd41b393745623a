import { Injectable } from '@nestjs/common';
import { type Centre, kilometresBetween, largestRadius, placeText } from '../../../projects/index.js';
import { type Locale } from '../../../users/index.js';
import { CampaignCards } from '../../cards/campaign-cards.query.js';
import { Discover, type Spot } from '../discover.query.js';
import { queryOf, radii, type Search } from '../search.rules.js';
import { type Cluster, clustersOf } from './cluster.rules.js';
import { type Label, labelsOf } from './label.rules.js';
import { type DrawnOutline, Outline } from './outline.js';
import { circleAround, onMap, type Point, viewOf } from './projection.rules.js';
import { Towns } from './towns.js';

/** One campaign, or several where they stand too near each other. */
export interface Dot extends Point {
  readonly count: number;
  readonly place: string;
  /** Of the one campaign; null for several. */
  readonly title: string | null;
  readonly lang: Locale | null;
  /** Without the language: a campaign, or the search that is left when one looks nearer. */
  readonly path: string;
}

/** Everything in units of the map. */
export interface CampaignMap {
  readonly outline: DrawnOutline;
  readonly dots: readonly Dot[];
  readonly labels: readonly Label[];
  /** What is looked around, as a closed line; null where nothing is. */
  readonly circle: readonly Point[] | null;
  /** How many campaigns stand on it. */
  readonly count: number;
}

/** On a screen of 320 pixels a dot is then as far from the next one as a finger needs (24 pixels). */
export const dotDistance = 42;

type Placed = Spot & Point;

/** The campaigns of a search as a map. */
@Injectable()
export class DrawMap {
  constructor(
    private readonly discover: Discover,
    private readonly cards: CampaignCards,
    private readonly outline: Outline,
    private readonly towns: Towns,
  ) {}

  async execute(search: Search, centre: Centre | undefined, locale: Locale): Promise<CampaignMap> {
    const spots = await this.discover.spots(search, centre);
    const around = centre ? circleAround(centre, search.radius) : null;
    const view = viewOf(around ?? spots);
    const clusters = clustersOf(spots.map((spot): Placed => ({ ...spot, ...onMap(view, spot) })), dotDistance); // prettier-ignore
    const dots = await this.dots(clusters, search, locale);
    return {
      // In the order in which they are read, which the keyboard follows.
      dots: [...dots].sort((a, b) => a.y - b.y || a.x - b.x),
      outline: this.outline.draw(view),
      labels: labelsOf(this.towns.on(view), dots, dotDistance / 3),
      circle: around && around.map((point) => onMap(view, point)),
      count: spots.reduce((sum, { count }) => sum + count, 0),
    };
  }

  private async dots(clusters: readonly Cluster<Placed>[], search: Search, locale: Locale): Promise<Dot[]> {
    const single = clusters.filter(isOne).flatMap(({ members }) => members.map(({ id }) => id));
    const cards = new Map((await this.cards.these(single, locale)).map((card) => [card.id, card]));
    return clusters.map((cluster) => {
      const [first] = cluster.members;
      const card = first && isOne(cluster) ? cards.get(first.id) : undefined;
      const { x, y, members } = cluster;
      const count = members.reduce((sum, spot) => sum + spot.count, 0);
      const told = { x, y, count, place: first?.place ?? '' };
      if (card) return { ...told, title: card.title, lang: card.locale, path: `/campaigns/${card.slug}` };
      return { ...told, title: null, lang: null, path: `/discover${queryOf(nearer(search, members))}` };
    });
  }
}

const isOne = ({ members }: Cluster<Placed>): boolean => members.length === 1 && members[0]?.count === 1;

/** The same search around what was drawn as one, as narrow as holds all of it. */
function nearer(search: Search, members: readonly Placed[]): Search {
  const [first] = members;
  if (!first) return search;
  const furthest = Math.max(...members.map((member) => kilometresBetween(first, member)));
  const radius = radii.find((each) => each > furthest) ?? largestRadius;
  return { ...search, near: placeText({ ...first, name: first.place }), radius, sort: search.q ? search.sort : 'near' };
}

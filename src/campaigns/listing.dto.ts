import { ChoiceField, PageQuery, QueryIntegerField, TextField } from '../platform/http/index.js';
import { largestRadius, usualRadius } from '../projects/index.js';
import { type Locale, locales } from '../users/index.js';
import { type CampaignState } from './campaign.state.js';

/** The states in which a campaign is listed: those it only reaches by having been live. */
export const listedStates = [
  'live',
  'closing',
  'collecting',
  'refunding',
  'successful',
  'unsuccessful',
  'delivering',
  'fulfilled',
  'partly_fulfilled',
  'failed',
  'abandoned',
] as const satisfies readonly CampaignState[];

export class LanguageQuery {
  @ChoiceField(locales, { optional: true, description: 'The language of titles, where there is such a text.' })
  locale?: Locale;
}

export class CampaignsQuery extends PageQuery {
  @ChoiceField(listedStates, { optional: true, description: 'live unless told.' })
  state?: (typeof listedStates)[number];

  @ChoiceField(locales, { optional: true, description: 'The language of titles, where there is such a text.' })
  locale?: Locale;

  @TextField({
    optional: true,
    max: 160,
    description:
      'Only around this place, the nearest first: coordinates (`50.85,4.35`), or a name, of which the largest place is meant (`GET /v1/places`).',
  })
  near?: string;

  @QueryIntegerField({
    optional: true,
    min: 1,
    max: largestRadius,
    description: `Kilometres around \`near\`; ${usualRadius} unless told.`,
  })
  radius: number = usualRadius;
}

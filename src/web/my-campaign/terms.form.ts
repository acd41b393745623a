import { z } from 'zod';
import { campaignModels, shortfallPolicies } from '../../campaigns/index.js';
import { type Problem } from '../../platform/http/index.js';

const zones = new Set(Intl.supportedValuesOf('timeZone'));

/** As browsers send a local date and time; what the zone makes of it is the business of the campaign's own rules. */
const localTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?([+-]\d{2}:\d{2})?$/);

const chosen = {
  model: z.enum(campaignModels),
  currency: z.string().regex(/^[A-Z]{3}$/),
  zone: z.string().refine((zone) => zones.has(zone)),
  deadline: localTime,
};

/** Percent of the goal, as people type it; the rule in basis points is the campaign's own. */
const tolerance = z
  .string()
  .trim()
  .regex(/^(\d{1,3}([.,]\d{1,2})?)?$/)
  .transform((percent) => (percent === '' ? null : Math.round(Number(percent.replace(',', '.')) * 100)));

export const newCampaignForm = z.strictObject({ ...chosen, key: z.string().max(100) });

export const termsForm = z.strictObject({
  ...chosen,
  opensAt: z.union([z.literal(''), localTime]),
  shortfallPolicy: z.enum(shortfallPolicies),
  tolerance,
});

const fields: Readonly<Record<string, string>> = {
  'deadline-not-a-time': 'deadline',
  'deadline-ambiguous': 'deadline',
  'deadline-past': 'deadline',
  'deadline-out-of-span': 'deadline',
  'opening-out-of-range': 'opensAt',
  'currency-not-offered': 'currency',
  'currency-in-use': 'currency',
  'policy-not-for-model': 'shortfallPolicy',
  'tolerance-mismatch': 'tolerance',
};

/** The field of the terms that a refusal is about. */
export const termsField = ({ code }: Problem): string | undefined => fields[code];

import { z } from 'zod';
import { campaignModels, shortfallPolicies } from '../../campaigns/index.js';
import { type Problem } from '../../platform/http/index.js';
import { type Locale } from '../../users/index.js';
import { draftWords } from './draft.words.js';

const zones = new Set(Intl.supportedValuesOf('timeZone'));

/** As browsers send a local date and time; what the zone makes of it is the business of the campaign's own rules. */
const localTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?([+-]\d{2}:\d{2})?$/);

const chosen = {
  model: z.enum(campaignModels),
  currency: z.string().regex(/^[A-Z]{3}$/),
  zone: z.string().refine((zone) => zones.has(zone)),
  deadline: localTime,
};

/** Percent of the goal as people type it, in basis points; 90 to 100 as the API has it. Nothing where none is wanted. */
const tolerance = (locale: Locale) =>
  z.string().transform((typed, context) => {
    const percent = typed.trim().replace(',', '.');
    if (percent === '') return null;
    const bps = Math.round(Number(percent) * 100);
    if (/^\d{2,3}(\.\d{1,2})?$/.test(percent) && bps >= 9_000 && bps <= 10_000) return bps;
    context.addIssue({ code: 'custom', message: draftWords[locale].toleranceHint });
    return z.NEVER;
  });

export const newCampaignForm = z.strictObject({ ...chosen, key: z.string().max(100) });

export const termsForm = (locale: Locale) =>
  z.strictObject({
    ...chosen,
    opensAt: z.union([z.literal(''), localTime]),
    shortfallPolicy: z.enum(shortfallPolicies),
    tolerance: tolerance(locale),
    seen: z.string().max(64).optional(),
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

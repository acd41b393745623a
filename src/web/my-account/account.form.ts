import { z } from 'zod';
import { locales } from '../../users/index.js';
import { line } from '../forms/texts.js';

export const tokenForm = z.strictObject({
  name: line(80),
  days: z.coerce.number().int().min(1).max(365),
  key: z.string().max(100),
});

export const profileForm = z.strictObject({ displayName: line(80), locale: z.enum(locales) });

export const termsForm = z.strictObject({ version: z.string().min(1).max(20) });

/** Where the payment provider opens accounts that are paid in our currencies: the European Economic Area and neighbours. */
export const countries = [
  'AT', 'BE', 'BG', 'CH', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GB', 'GI', 'GR', 'HR', 'HU', 'IE', 'IT', 'LI',
  'LT', 'LU', 'LV', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK',
] as const; // prettier-ignore

export const recipientForm = z.strictObject({
  legalName: line(200),
  country: z.enum(countries),
});

/** What the official SDK 23.1 speaks. Versions are dates with a name, so that their texts can be compared. */
export const apiVersion = '2026-10-28.endive';

/** What a request without `Stripe-Version` speaks, as accounts of some age do: that is how the `stripe` CLI asks. */
export const defaultVersion = '2022-11-15';

/** From here on intents take `allowed_payment_method_types`, and `payment_method_types` is unknown to them. */
export const withoutMethodTypes = '2026-09-30';

/** From here on an intent that names no payment method types takes what the dashboard has enabled. */
export const withAutomaticMethods = '2023-08-16';

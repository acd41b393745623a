import { type Corruption } from './corruptions.js';

const collected = `(select min(id::text)::uuid from pledges where state = 'collected' and campaign_id in (
  select campaign_id from campaign_rounds where state = 'settled'))`;

/** Shipping that is not what the pledges paid. */
export const shippingCorruptions: Corruption[] = [
  [
    'check_03_totals',
    'shipping among what a pledge has given back',
    `update campaign_totals set refunded = refunded - 1, shipping = 1, shipping_refunded = 1 where refunded > 0 and refunded = collected`,
  ],
  [
    'check_15_sums',
    'an item of which another part is shipping',
    `update settlement_items set shipping = shipping + 1 where pledge_id = ${collected}`,
  ],
];

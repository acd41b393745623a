import { booksControl } from './books.js';
import { clockControl } from './clock-control.js';
import type { ControlRoute } from './control-route.js';
import { deliveryControl } from './delivery-control.js';
import { disputeControl } from './dispute-control.js';
import { faultControl } from './fault-control.js';
import { moneyControl } from './money-control.js';
import { snapshotControl } from './snapshot-control.js';
import { stateControl } from './state-control.js';

export const controlTable: readonly ControlRoute[] = [
  ...clockControl,
  ...faultControl,
  ...booksControl,
  ...disputeControl,
  ...moneyControl,
  ...deliveryControl,
  ...stateControl,
  ...snapshotControl,
];

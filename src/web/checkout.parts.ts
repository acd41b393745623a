import { PaymentsModule } from '../payments/index.js';
import { PledgesModule } from '../pledges/index.js';
import { ReconciliationModule } from '../reconciliation/index.js';
import { DeliveriesModule } from '../deliveries/index.js';
import { QuestionsController } from './deliveries/questions.controller.js';
import { DeliveryController } from './deliveries/delivery.controller.js';
import { RefundsModule } from '../refunds/index.js';
import { CalendarController } from './checkout/calendar.controller.js';
import { CheckoutController } from './checkout/checkout.controller.js';
import { AddressController } from './pledges/address.controller.js';
import { Papers } from './papers/papers.js';
import { PapersApiController } from './papers/papers-api.controller.js';
import { PapersController } from './papers/papers.controller.js';
import { PapersQuery } from './papers/papers.query.js';
import { Arrivals } from './pledges/arrivals.js';
import { CardController, CardWaysController } from './pledges/card.controller.js';
import { ChangeController } from './pledges/change.controller.js';
import { CodeController } from './pledges/code.controller.js';
import { EraseGuestController } from './pledges/erase.controller.js';
import { FindPledgesController } from './pledges/find.controller.js';
import { MyPledgesController } from './pledges/my-pledges.controller.js';
import { NotMeController } from './pledges/not-me.controller.js';
import { PaymentController } from './pledges/payment.controller.js';
import { PledgeController } from './pledges/pledge.controller.js';
import { PledgeDesk } from './pledges/pledge-desk.js';
import { PledgeFollowUp } from './pledges/pledge-follow-up.js';
import { PledgeQuery } from './pledges/pledge.query.js';
import { WithdrawController } from './pledges/withdraw.controller.js';

/** Everything that a backer does: the checkout, and a pledge as long as it lives. */
export const checkoutControllers = [
  CheckoutController,
  CalendarController,
  PledgeController,
  ChangeController,
  AddressController,
  DeliveryController,
  CodeController,
  WithdrawController,
  NotMeController,
  EraseGuestController,
  QuestionsController,
  CardController,
  CardWaysController,
  PaymentController,
  MyPledgesController,
  FindPledgesController,
  PapersController,
  PapersApiController,
];
export const checkoutProviders = [PledgeDesk, PledgeFollowUp, PledgeQuery, Arrivals, Papers, PapersQuery];
export const checkoutModules = [
  ...[PledgesModule, PaymentsModule, ReconciliationModule],
  ...[DeliveriesModule, RefundsModule],
];

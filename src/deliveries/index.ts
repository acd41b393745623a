export { AnswerDelivery } from './answer-delivery.js';
export { DeliveriesModule } from './deliveries.module.js';
export { BoardQuery } from './deliveries.dto.js';
export { rewardsSent } from './delivery.events.js';
export { delivers } from './delivery.rules.js';
export { type DeliveryState, deliveryStates, deliveryTransitions } from './delivery.state.js';
export { MarkDeliveries } from './mark-deliveries.js';
export { type BackerDelivery, type BoardLine, ReadDeliveries, type RewardCounts } from './read-deliveries.js';

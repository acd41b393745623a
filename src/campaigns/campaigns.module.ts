import { Module } from '@nestjs/common';
import { Campaigns } from './campaigns.repository.js';

/**
 * Owns campaigns from draft to end: rounds, totals, needs, rewards with their stock, and reviews.
 * Guarantees that a campaign changes state only by its table, under its lock, with a history row and an event; that no
 * reward is oversold and no total negative; that what backers saw (deadline, target, policy, fees) does not change once
 * it is live; and that a draft is seen by its creator and staff only.
 * Moves no money: settlement, refunds and payouts advance its states through `Campaigns`.
 */
@Module({ providers: [Campaigns], exports: [Campaigns] })
export class CampaignsModule {}

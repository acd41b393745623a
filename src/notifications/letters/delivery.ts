import { type PageAddress, type Letter } from './letter.js';

/** Letters about the rewards of a pledge, once its campaign has succeeded. */
export interface DeliveryLetters {
  /** Charged, and a question of its rewards is not answered. */
  answersWanted(facts: { campaign: string; page: PageAddress }): Letter;
  /** Rewards were sent. `rewards` is '2 × A mug, 1 × A poster'; `carrier` is null when it was not said. */
  rewardsSent(facts: { campaign: string; rewards: string; carrier: string | null; page: PageAddress }): Letter;
}

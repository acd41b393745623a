import { type LiveCampaign, type LiveCampaignOptions } from '../support/campaigns.js';
import { hour, type SettlementScene } from './scene.js';

export const inTwoRounds = (scene: SettlementScene, over: LiveCampaignOptions = {}): Promise<LiveCampaign> =>
  scene.campaign({ model: 'two_rounds', target: 5_000n, optional: 5_000n, ...over });

export const after = (deadline: Date, ms: number): Date => new Date(deadline.getTime() + ms);

/** Until the first round has passed and the second is open; answers the second. */
export async function passFirst(scene: SettlementScene, campaign: LiveCampaign) {
  await scene.liveUntil(after(campaign.deadline, hour / 2));
  expect(await scene.state('campaigns', campaign.id)).toBe('live');
  return scene.round(campaign.id, 2);
}

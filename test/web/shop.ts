import { type LiveCampaign, type LiveCampaignOptions } from '../support/campaigns.js';
import { type SettlementScene } from '../settlement/scene.js';

/** A live campaign with a reward of which there are two, and the address of its page. */
export interface Shop extends LiveCampaign {
  readonly slug: string;
}

export async function aShop(scene: SettlementScene, options: LiveCampaignOptions = {}): Promise<Shop> {
  const campaign = await scene.campaign({ rewards: [{ price: 1_000n, stock: 2, title: 'A postcard' }], ...options });
  const [row] = await scene.sql<{ slug: string }>('select slug from projects where id = $1', [campaign.projectId]);
  return { ...campaign, slug: row?.slug ?? '' };
}

export async function countPledges(scene: SettlementScene, { id }: Shop): Promise<number> {
  const [row] = await scene.sql<{ count: string }>('select count(*) from pledges where campaign_id = $1', [id]);
  return Number(row?.count);
}

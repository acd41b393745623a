import { type LiveCampaign, type LiveCampaignOptions } from '../support/campaigns.js';
import { aMember, signIn, type TestPerson } from '../support/people.js';
import { day, type SettlementScene, type TestPledge } from '../settlement/scene.js';

/** A campaign with a book that is sent to Belgium and a poster that is not sent. */
export interface Delivering extends LiveCampaign {
  readonly owner: TestPerson;
  readonly book: string;
  readonly poster: string;
}

export async function aDelivering(scene: SettlementScene, options: LiveCampaignOptions = {}): Promise<Delivering> {
  const owner = await aMember(scene.running);
  const rewards = [
    { price: 1_000n, title: 'A book', shipping: { BE: 300n } },
    { price: 500n, title: 'A poster' },
  ];
  const campaign = await scene.campaign({ rewards, target: 1_000n, ownerId: owner.userId, ...options });
  const [book, poster] = campaign.rewards;
  return { ...campaign, owner, book: book?.id ?? '', poster: poster?.id ?? '' };
}

/** A pledge with these rewards, sent to Belgium if one of them is. */
export async function wanting(
  scene: SettlementScene,
  campaign: Delivering,
  rewardIds: readonly string[],
  { email, displayName = 'Guest' }: { email: string; displayName?: string },
): Promise<TestPledge> {
  const shipping = rewardIds.includes(campaign.book) ? 300 : 0;
  const consent = await scene.ok('GET', `/v1/campaigns/${campaign.id}/consent?amount=2500&shipping=${shipping}`);
  const made = await scene.ok('POST', `/v1/campaigns/${campaign.id}/pledges`, {
    body: {
      amount: { amount: 2_500, currency: 'EUR' },
      rewards: rewardIds.map((rewardId) => ({ rewardId, quantity: 1 })),
      ...(shipping > 0 && { destination: 'BE' }),
      consent: { version: consent.version, sentence: consent.sentence },
      guest: { email, displayName },
    },
  });
  const pledge = { id: made.id as string, link: `Link ${made.link}` };
  await scene.saveCard(pledge);
  return pledge;
}

/** Lives on until the campaign has succeeded; answers a session of its owner, as older ones are over by then. */
export async function succeeded(scene: SettlementScene, { deadline, owner }: Delivering): Promise<string> {
  await scene.liveUntil(deadline);
  await scene.liveUntil(new Date(deadline.getTime() + day));
  return (await signIn(scene.running, owner.email)).token;
}

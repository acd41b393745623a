// Guarantee: webhooks that come three times, shuffled, late, or not at all lead to the same end as a clean run.
import { DataSource } from 'typeorm';
import { aLiveCampaign, type LiveCampaign } from '../support/campaigns.js';
import { type Fault } from '../support/sandbox.js';
import { hour, SettlementScene } from './scene.js';

let scene: SettlementScene;
beforeAll(async () => {
  scene = await SettlementScene.open();
}, 60_000);
afterAll(async () => {
  await scene.invariants();
  await scene.stop();
}, 60_000);

const cards = [
  'pm_card_visa',
  'pm_card_visa',
  'pm_card_sandbox_decline_1_insufficient_funds',
  'pm_card_sandbox_decline_3_processing_error',
  'pm_card_sandbox_decline_always_lost_card',
  'pm_card_authenticationRequired',
  'pm_card_mastercard',
];

/** The whole life of a campaign with these cards; answers what each pledge ended as, and the totals. */
async function lived(campaign: LiveCampaign) {
  const pledges = [];
  for (const [index, card] of cards.entries())
    pledges.push(await scene.pledge(campaign, { amount: 1_000 + index, tip: index, card }));
  await scene.liveUntil(new Date(campaign.deadline.getTime() + 170 * hour));
  const ends = [];
  for (const { id } of pledges) ends.push((await scene.history(id)).map(({ to }) => to).join(' '));
  return {
    ends,
    totals: await scene.totals(campaign.id),
    charges: await scene.chargesOf(...pledges),
    state: await scene.state('campaigns', campaign.id),
  };
}

it.each<[string, Fault[]]>([
  [
    'come three times, shuffled',
    [{ kind: 'duplicate', times: 2, match: { probability: 1, path: '^(setup|payment)_intent|^charge' } }],
  ],
  ['are late by up to two seconds', [{ kind: 'reorder', ms: 2_000 }]],
  ['are lost, one in five', [{ kind: 'lost', match: { probability: 0.2 } }]],
])(
  'bug 3: webhooks %s',
  async (_, faults) => {
    const terms = { target: 2_000n, shortfallPolicy: 'pay_anyway' } as const;
    const clean = await lived(await scene.campaign(terms));
    await scene.sandbox.faults(...faults);
    const disturbed = await lived(await scene.campaign(terms));
    await scene.sandbox.faults();
    expect(disturbed).toEqual(clean);
    expect(clean).toMatchObject({ state: 'successful', charges: [1, 1, 1, 1, 0, 0, 1] });
  },
  180_000,
);

it('one campaign is never mistaken for another in a bundle of news', async () => {
  const [left, right] = [
    await scene.campaign({ target: 2_500n }),
    await aLiveCampaign(scene.get(DataSource), { target: 3_000n }),
  ];
  const pledges = [await scene.pledge(left), await scene.pledge(right, { amount: 3_000 }), await scene.pledge(left)];
  await scene.liveUntil(new Date(Math.max(left.deadline.getTime(), right.deadline.getTime()) + hour));
  expect(await scene.totals(left.id)).toMatchObject({ collected: 5_000 });
  expect(await scene.totals(right.id)).toMatchObject({ collected: 3_000 });
  expect(await scene.chargesOf(...pledges)).toEqual([1, 1, 1]);
}, 60_000);

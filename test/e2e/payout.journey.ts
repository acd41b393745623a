import { type DemoCampaign } from '../../src/demo/campaigns.js';
import { frameWords } from '../../src/web/design/frame.words.js';
import { payoutsWords } from '../../src/web/staff/payouts/payouts.words.js';
import { staffWords } from '../../src/web/staff/frame/staff.words.js';
import { stateWords } from '../../src/web/staff/frame/state.words.js';
import { type JourneyWorld } from './journey-world.js';
import { enter, type Traveller } from './traveller.js';

/** One person of finance prepares the payout. */
export async function prepare(world: JourneyWorld, traveller: Traveller, campaign: DemoCampaign): Promise<void> {
  const { page, hands, locale } = traveller;
  await enter(world, traveller, world.staff.preparer.email);
  await toPayout(traveller, campaign, payoutsWords[locale].toPrepare);
  await hands.press('button', payoutsWords[locale].prepare);
  await page.getByText(stateWords[locale].payout.prepared).first().waitFor();
}

/** Another one approves it, and it is sent. */
export async function approvePayout(world: JourneyWorld, traveller: Traveller, campaign: DemoCampaign): Promise<void> {
  const { page, hands, locale } = traveller;
  await enter(world, traveller, world.staff.approver.email);
  await toPayout(traveller, campaign, payoutsWords[locale].all);
  await hands.press('button', payoutsWords[locale].approve);
  await page.getByText(stateWords[locale].payout.approved).or(page.getByText(stateWords[locale].payout.paid)).first().waitFor(); // prettier-ignore
  await world.town.time.untilIdle();
  await page.reload();
  await page.getByText(stateWords[locale].payout.paid, { exact: true }).first().waitFor();
}

/** Through the list under this heading. */
async function toPayout({ page, hands, locale }: Traveller, { title }: DemoCampaign, list: string): Promise<void> {
  await hands.press('link', frameWords[locale].staff);
  await hands.press('link', new RegExp(staffWords[locale].ways.payouts));
  await hands.press('link', title, page.locator('section', { has: page.getByRole('heading', { name: list }) }));
}

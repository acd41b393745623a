// Guarantee: a campaign's money page is its ledger at that moment, to the cent: what came in less what went out is what
// is left, the accounts come to nothing, a payout shows that two people stand behind it and names none of them; and the
// open ledger and the statistics count the same money.
import { type PaidCampaign, PayoutScene } from '../payouts/scene.js';

let scene: PayoutScene;
let campaign: PaidCampaign;
let slug: string;
let asked = 0;

/** Each question is a new one: what was drawn a moment ago is not what is asked for. */
async function page(path: string): Promise<string> {
  const answer = await fetch(`${scene.running.url}${path}?t=${(asked += 1)}`, { headers: { accept: 'text/html' } });
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
}

const lineOf = (text: string, name: string): string | undefined =>
  new RegExp(`<th scope="row">${name}<small>[^<]*</small></th><td class="num">([^<]*)<`).exec(text)?.[1];
const badges = (text: string): string[] => [...text.matchAll(/<span class="badge[^"]*">([^<]*)</g)].map(([, said = '']) => said); // prettier-ignore

beforeAll(async () => {
  scene = await PayoutScene.open();
  campaign = await scene.aPayableCampaign();
  const [project] = await scene.sql<{ slug: string }>('select slug from projects where id = $1', [campaign.projectId]);
  slug = project?.slug ?? '';
}, 60_000);
afterAll(async () => {
  await scene.settlement.invariants();
  await scene.stop();
}, 60_000);

it('before a charge the page says that there is nothing yet, and when there may be', async () => {
  const live = await scene.settlement.campaign();
  const [project] = await scene.sql<{ slug: string }>('select slug from projects where id = $1', [live.projectId]);
  expect(await page(`/en/campaigns/${project?.slug}/money`)).toContain('Nothing has been charged yet.');
});

it('after the settlement it says what came in, what was taken and what is owed', async () => {
  const text = await page(`/en/campaigns/${slug}/money`);
  expect(lineOf(text, 'Collected from backers')).toBe('€120.00');
  expect(lineOf(text, 'Fee of the platform')).toBe('-€4.80');
  expect(lineOf(text, 'VAT on that fee')).toBe('-€1.01');
  expect(lineOf(text, 'Left for the project')).toBe('€114.19');
  expect(lineOf(text, 'For the project')).toBe('€114.19');
  expect(text).toContain('There was no payout yet.');
});

it('a payout shows its days and that there were two people, and names nobody', async () => {
  const id = await scene.prepared(campaign);
  expect(badges(await page(`/en/campaigns/${slug}/money`))).toEqual(['Waits for the second person']);
  await scene.approve(id);
  await scene.settlement.idle();
  const text = await page(`/en/campaigns/${slug}/money`);
  const [{ amount } = { amount: '0' }] = await scene.sql<{ amount: string }>('select amount from payouts');
  const sum = `€${(Number(amount) / 100).toFixed(2)}`;
  expect(badges(text)).toEqual(['Sent']);
  expect(lineOf(text, 'Paid out')).toBe(`-${sum}`);
  expect(lineOf(text, 'Left for the project')).toBe('€0.00');
  expect(text).toContain('Approved by a second person');
  expect(text).toContain('Nothing of this campaign’s money is with us any more.');
  for (const { userId } of [scene.preparer, scene.approver, campaign.owner]) expect(text).not.toContain(userId);
});

it('all accounts together come to nothing', async () => {
  const text = await page(`/en/campaigns/${slug}/money`);
  const [, received, given, balance] = /<th scope="row">Together<\/th><td class="num">([^<]*)<\/td><td class="num">([^<]*)<\/td><td class="num">([^<]*)</.exec(text) ?? []; // prettier-ignore
  expect([received, balance]).toEqual([given, '€0.00']);
  expect(received).not.toBe('€0.00');
});

it('the open ledger and the statistics count the same money, in three languages', async () => {
  const [{ hash } = { hash: '' }] = await scene.sql<{ hash: string }>(
    `select encode(hash, 'hex') as hash from audit_entries where seq is not null order by seq desc limit 1`,
  );
  const ledger = await page('/en/ledger');
  expect(ledger).toContain('<dd>€120</dd>');
  expect(ledger).toContain('€120 collected of €120 pledged');
  expect(ledger).toContain(hash);
  expect(/<tfoot>.*?<td class="num">([^<]*)</.exec(ledger)?.[1]).toBe('€0.00');
  const statistics = await page('/en/statistics');
  expect(statistics).toContain('<dd>100 %</dd>');
  expect(statistics).toMatch(/<dd>€60<\/dd>/);
  expect(statistics).toMatch(/<svg class="curve bars"/);
  for (const path of ['ledger', 'statistics', `campaigns/${slug}/money`])
    expect(await page(`/fr/${path}`)).not.toBe(await page(`/nl/${path}`));
});

it('a refund after the payout has its line, and what the creator owes for it', async () => {
  const [pledge] = await scene.sql<{ id: string }>('select id from pledges where campaign_id = $1 limit 1', [
    campaign.id,
  ]);
  const { status } = await scene.call('POST', `/v1/pledges/${pledge?.id}/refunds`, {
    token: campaign.owner.token,
    body: { cause: 'creator', amount: { amount: 1_000, currency: 'EUR' } },
  });
  expect(status).toBe(201);
  await scene.settlement.idle();
  const text = await page(`/en/campaigns/${slug}/money`);
  expect(lineOf(text, 'Refunds')).toBe('-€10.00');
  expect(text).toContain('Owed by creators');
});

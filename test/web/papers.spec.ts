// Guarantee: whoever was charged gets a receipt and a summary of each year that say what the charge and what came back
// were, and not what was promised: tagged PDFs in three languages that can be read aloud, for nobody else's eyes.
import { SignedLinks } from '../../src/users/index.js';
import { Forms } from '../support/forms.js';
import { readPdf, type ReadPdf } from '../support/pdf.js';
import { aMember, type TestPerson } from '../support/people.js';
import { type PaidCampaign, PayoutScene } from '../payouts/scene.js';

let scene: PayoutScene;
let campaign: PaidCampaign;
let pledge: { id: string; email: string; year: number };
let member: TestPerson;

beforeAll(async () => {
  scene = await PayoutScene.open();
  campaign = await scene.aSettledCampaign();
  const [first] = await scene.sql<typeof pledge>(
    `select p.id, u.email, extract(year from y.succeeded_at at time zone c.zone)::integer as year
     from payments y join pledges p on p.id = y.pledge_id join users u on u.id = p.backer_id
     join campaigns c on c.id = p.campaign_id where p.campaign_id = $1 and y.tip > 0 order by p.id`,
    [campaign.id],
  );
  if (!first) throw new Error('No pledge with a tip');
  pledge = first;
  const running = scene.settlement.running;
  member = await aMember(running, { email: pledge.email, displayName: 'Zoë Łukasz 木' });
  const body = { cause: 'creator', amount: { amount: 1_000, currency: 'EUR' } };
  const ordered = await scene.call('POST', `/v1/pledges/${pledge.id}/refunds`, { token: campaign.owner.token, body });
  expect(ordered.status).toBe(201);
  await scene.settlement.idle();
}, 240_000);
afterAll(async () => {
  await scene.settlement.invariants();
  await scene.stop();
}, 180_000);

const linkOf = (id: string) => scene.settlement.get(SignedLinks).sign('pledge', id);

async function fetchPdf(path: string, headers: Record<string, string> = {}): Promise<ReadPdf & { answer: Response }> {
  const answer = await fetch(scene.settlement.running.url + path, { headers });
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (answer.status !== 200) throw new Error(`${answer.status} ${bytes.toString()}`);
  const { source, text } = readPdf(bytes);
  return { source, text: text.replace(/[\u00a0\u202f]/g, ' '), answer };
}

const titles = { en: 'Receipt: ', fr: 'Reçu : ', nl: 'Ontvangstbewijs: ' };
const sums = {
  en: ['€60.00', '€1.00', '€61.00', '-€10.00', '€51.00'],
  fr: ['60,00 €', '1,00 €', '61,00 €', '-10,00 €', '51,00 €'],
  nl: ['€ 60,00', '€ 1,00', '€ 61,00', '€ -10,00', '€ 51,00'],
};

it.each(['en', 'fr', 'nl'] as const)(
  'a guest’s link opens the receipt in %s, with the sums as they were charged',
  async (locale) => {
    const { source, text, answer } = await fetchPdf(
      `/${locale}/pledges/${pledge.id}/receipt.pdf?link=${linkOf(pledge.id)}`,
    );
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    for (const tag of [
      '/StructTreeRoot',
      '/MarkInfo',
      '/S /Document',
      '/S /H1',
      '/S /Table',
      '/S /TH',
      'pdfuaid',
      '/DisplayDocTitle true',
    ]) {
      expect([tag, source.includes(tag)]).toEqual([tag, true]);
    }
    expect(source).toMatch(new RegExp(`/Lang \\(${locale}\\)`));
    expect(source).toMatch(/\/FontFile2 \d+ 0 R/);
    expect(source).not.toMatch(/Helvetica/);
    expect(text).toContain(titles[locale]);
    for (const sum of sums[locale]) expect(text).toContain(sum);
    expect(text).toContain('Visa •••• 4242');
    expect(text).toContain(pledge.id);
    expect(text).toMatch(/ch_\w+/);
    // What the fonts do not have becomes a question mark, and no empty box.
    expect(text).toContain('Zoë Łukasz ?');
  },
);

it('the summary of a member’s year has the charge and what came back, and no other year has', async () => {
  const headers = { authorization: `Bearer ${member.token}` };
  const { text } = await fetchPdf(`/v1/me/summary?year=${pledge.year}&language=en`, headers);
  for (const part of ['Charged', 'Refunded', '€61.00', '-€10.00', '€51.00', 'In EUR']) expect(text).toContain(part);
  const before = await fetchPdf(`/fr/my/summaries/${pledge.year - 1}.pdf`, headers);
  expect(before.text).toContain('Rien n’a été débité');
  const mine = new Forms(scene.settlement.running, member.token);
  expect((await mine.get('/en/my/account')).text).toContain(`/en/my/summaries/${pledge.year}.pdf`);
  expect((await mine.get(`/en/pledges/${pledge.id}`)).text).toContain(`/en/pledges/${pledge.id}/receipt.pdf`);
});

it('nobody else gets them, and there is none before a charge', async () => {
  const stranger = await aMember(scene.settlement.running);
  const path = `/v1/pledges/${pledge.id}/receipt`;
  expect((await scene.call('GET', path, { token: stranger.token })).status).toBe(404);
  expect((await scene.call('GET', path)).status).toBe(401);
  const other = await scene.settlement.pledge(await scene.settlement.campaign(), { card: null });
  const early = await scene.call('GET', `/v1/pledges/${other.id}/receipt`, { headers: { authorization: other.link } });
  expect([early.status, early.body.type]).toEqual([409, '/problems/no-receipt-yet']);
  expect((await scene.call('GET', '/v1/me/summary?year=x', { token: stranger.token })).status).toBe(400);
});

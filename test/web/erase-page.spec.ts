// Guarantee: the page on which a guest is erased is whole and free of barriers in both sizes and every language, whether
// something is still open or not, and so is its goodbye.
import { axe } from '../support/axe.js';
import { inBrowser, openBrowser, openPage, sizes } from '../support/chromium.js';
import { freshly } from '../support/codes.js';
import { misfitsOf } from '../support/fits.js';
import { SettlementScene, type TestPledge } from '../settlement/scene.js';

let scene: SettlementScene;
beforeAll(async () => {
  scene = await SettlementScene.open();
}, 180_000);
afterAll(async () => {
  try {
    await scene.invariants();
  } finally {
    await scene.stop();
  }
}, 60_000);

const pageOf = async (pledge: TestPledge, locale: string): Promise<string> => {
  const { link } = await freshly(scene.running, pledge);
  return `${scene.running.url}/${locale}/pledges/${pledge.id}/erase?link=${link.replace('Link ', '')}`;
};

inBrowser(
  'the page on which guests are erased',
  async () => {
    const pledge = await scene.pledge(await scene.campaign());
    const browser = await openBrowser();
    const { page, complaints } = await openPage(browser);
    const whole = async () => expect([await axe(page), await misfitsOf(page)]).toEqual([[], []]);
    const inEverySize = async (locale: string) => {
      await page.goto(await pageOf(pledge, locale));
      for (const size of [sizes.phone, sizes.desktop]) {
        await page.setViewportSize(size);
        await whole();
      }
    };
    try {
      await inEverySize('en');
      expect(await page.locator('main form button').count()).toBe(0);
      await scene.ok('POST', `/v1/pledges/${pledge.id}/cancel`, { headers: { authorization: pledge.link }, body: {} });
      for (const locale of ['en', 'fr', 'nl']) await inEverySize(locale);
      await page.locator('main form button').click();
      await page.getByText('verwijderd').first().waitFor();
      await whole();
      expect(complaints).toEqual([]);
    } finally {
      await browser?.close();
    }
  },
  120_000,
);

import { campaignWords } from '../../src/web/campaign/campaign.words.js';
import { checkoutWords } from '../../src/web/checkout/checkout.words.js';
import { wishWords } from '../../src/web/checkout/wish.words.js';
import { homeWords } from '../../src/web/home/home.words.js';
import { sayIn } from '../../src/web/language/say.js';
import { cardPageWords } from '../../src/web/pledges/card.words.js';
import { pledgeWords } from '../../src/web/pledges/pledge.words.js';
import { stateWords } from '../../src/web/pledges/state.words.js';
import { type JourneyWorld } from './journey-world.js';
import { type Traveller } from './traveller.js';

/** A card whose bank asks for 3-D Secure. */
const card = '4000 0027 6000 3184';

/** A guest finds a campaign, pledges, opens the pledge by the mail, gives more, and cancels. */
export async function back(world: JourneyWorld, traveller: Traveller, email: string): Promise<void> {
  const { page, hands, locale } = traveller;
  const [checkout, words] = [checkoutWords[locale], pledgeWords[locale]];
  const exact = (amount: number) => sayIn(locale).exact({ amount, currency: 'EUR' });
  await page.goto(`${world.url}/${locale}`);
  await hands.press('link', homeWords[locale].discover);
  await hands.press('link', world.open.title);
  await hands.press('button', campaignWords[locale].back);
  await hands.fill(wishWords[locale].amount('EUR'), '30');
  await hands.press('button', checkout.next);
  await hands.fill(checkout.email, email);
  await hands.fill(checkout.name, 'Maud Lejeune');
  await hands.press('button', checkout.button(exact(3_000)));
  await giveCard(traveller);
  await page.getByRole('heading', { name: words.thanks }).waitFor();

  await world.followMail(page, email, /\/pledges\//);
  await hands.press('link', words.change);
  await hands.fill(wishWords[locale].amount('EUR'), '45');
  await hands.tick(wishWords[locale].visibilities.hidden);
  await hands.press('button', words.save);
  await hands.press('button', words.consentButton(exact(4_500)));
  await page.getByText(words.changed).waitFor();
  await page.getByText(exact(4_500)).first().waitFor();

  await hands.press('link', words.cancel);
  await hands.press('button', words.cancelButton);
  await page.getByText(stateWords[locale].badges.cancelled).first().waitFor();
}

/** In the provider's form on our page, or on the provider's own page where there are no scripts. */
async function giveCard({ page, hands, locale, hasScripts }: Traveller): Promise<void> {
  const words = cardPageWords[locale];
  if (!hasScripts) await hands.press('button', words.go);
  await hands.fill('Card number', card);
  await hands.fill(hasScripts ? 'Expiration date' : 'Expiry', '12 / 40');
  await hands.fill(hasScripts ? 'Security code' : 'CVC', '123');
  await hands.press('button', hasScripts ? words.save : 'Save');
  await page.getByText('Your bank asks you').waitFor();
  await hands.press('button', 'Complete');
}

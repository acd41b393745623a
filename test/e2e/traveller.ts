import { type Page } from 'playwright-core';
import { type Locale, townPassword } from '../../src/demo/people.js';
import { frameWords } from '../../src/web/design/frame.words.js';
import { signInWords } from '../../src/web/sign-in/sign-in.words.js';
import { type Hands } from '../support/hands.js';
import { type JourneyWorld } from './journey-world.js';

/** Somebody at a page, with a mouse or a keyboard. */
export interface Traveller {
  readonly page: Page;
  readonly hands: Hands;
  readonly locale: Locale;
  readonly hasScripts: boolean;
}

/** Types the address of the service, and signs in. */
export async function enter(world: JourneyWorld, { page, hands, locale }: Traveller, email: string): Promise<void> {
  await page.goto(`${world.url}/${locale}`);
  await hands.press('link', frameWords[locale].signIn);
  await signIn({ hands, locale }, email);
  await page.getByRole('link', { name: frameWords[locale].myPledges }).waitFor();
}

export async function signIn({ hands, locale }: Pick<Traveller, 'hands' | 'locale'>, email: string): Promise<void> {
  const words = signInWords[locale];
  await hands.fill(words.email, email);
  await hands.fill(words.password, townPassword);
  await hands.press('button', words.button);
}

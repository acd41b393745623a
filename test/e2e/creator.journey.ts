import { type Person } from '../../src/demo/people.js';
import { cardWords } from '../../src/web/cards/card.words.js';
import { frameWords } from '../../src/web/design/frame.words.js';
import { launchWords } from '../../src/web/launch/launch.words.js';
import { draftWords } from '../../src/web/my-campaign/draft.words.js';
import { linesWords } from '../../src/web/my-lines/lines.words.js';
import { projectWords } from '../../src/web/my-projects/project.words.js';
import { problemWords } from '../../src/web/problem/problem.words.js';
import { staffWords } from '../../src/web/staff/frame/staff.words.js';
import { reviewsWords } from '../../src/web/staff/reviews/reviews.words.js';
import { until } from '../support/until.js';
import { type JourneyWorld } from './journey-world.js';
import { enter, signIn, type Traveller } from './traveller.js';

interface Cast {
  readonly owner: Person;
  readonly deputy: Person;
  /** Of the new project; nobody else's has it. */
  readonly title: string;
}

/** From the first words to a campaign that has been handed in; the creator is signed in and stays on its page. */
export async function draftAndSubmit(world: JourneyWorld, traveller: Traveller, cast: Cast): Promise<void> {
  const { page, hands, locale } = traveller;
  const [project, draft, lines] = [projectWords[locale], draftWords[locale], linesWords[locale]];
  await enter(world, traveller, cast.owner.email);
  await hands.press('link', frameWords[locale].myProjects);
  await hands.press('link', project.begin);
  await hands.fill(project.title, cast.title);
  await hands.fill(project.summary, 'Tools that a street shares.');
  await hands.fill(project.story, 'Why, for whom, and what can go wrong.');
  await hands.fill(project.category, 'repair');
  await hands.press('button', project.create);

  await hands.fill(project.deputyEmail, cast.deputy.email, page.locator('#deputy'));
  await hands.press('button', project.invite);
  await page.getByText(project.invited(cast.deputy.email)).waitFor();

  const soon = new Date((await world.town.time.now()).getTime() + 20 * 86_400_000);
  await hands.fill(draft.deadline, `${soon.toISOString().slice(0, 10)}T20:00`);
  await hands.press('button', draft.begin);
  await hands.press('link', draft.nav.budget);
  await hands.press('button', lines.addNeed);
  await hands.fill(lines.label, 'Wood');
  await hands.fill(lines.amount('EUR'), '1200');
  await hands.tick(lines.required);
  await hands.press('button', lines.keepBudget);
  await page.getByText(lines.kept).waitFor();
  await hands.press('link', draft.nav.rewards);
  await hands.press('button', lines.addReward);
  await hands.fill(lines.title, 'A chair');
  await hands.fill(lines.description, 'Of oak.');
  await hands.fill(lines.price('EUR'), '25');
  await hands.press('button', lines.keepRewards);
  await page.getByText(lines.kept).waitFor();
  await hands.press('link', draft.nav.overview);
  await hands.press('button', draft.submit);
  await page.locator('.standing', { hasText: cardWords[locale].states.in_review }).waitFor();
}

/** Whoever was invited follows the mail, signs in and accepts. */
export async function acceptDeputy(world: JourneyWorld, traveller: Traveller, { deputy }: Cast): Promise<void> {
  const { page, hands } = traveller;
  await world.followMail(page, deputy.email, /\/deputy/);
  // Mails come in the reader's own language, and so do the pages behind them.
  await hands.press('link', problemWords.en.signIn, page.locator('main'));
  const english = { hands, locale: 'en' as const };
  await signIn(english, deputy.email);
  await hands.press('button', projectWords.en.accept);
  await page.getByText(projectWords.en.onlyOwner).waitFor();
}

/** A moderator finds it among those that wait, scores every criterion and approves. */
export async function approve(world: JourneyWorld, traveller: Traveller, { title }: Cast): Promise<void> {
  const { page, hands, locale } = traveller;
  const words = reviewsWords[locale];
  await enter(world, traveller, world.staff.moderator.email);
  await hands.press('link', frameWords[locale].staff);
  await hands.press('link', new RegExp(staffWords[locale].ways.reviews));
  await hands.press('link', title);
  // A key that was pressed does not wait for the page that it leads to.
  await page.locator('.criterion').first().waitFor();
  for (const criterion of await page.locator('.criterion').all()) {
    await hands.choose(words.score, '4', criterion);
    await hands.fill(words.comment, 'Read with care.', criterion);
  }
  await hands.fill(words.whole, 'Clear, honest and doable.');
  await hands.press('button', words.decisions.approved);
  await page.getByText(words.decided.approved).first().waitFor();
}

/** The creator opens what was approved. */
export async function open({ page, hands, locale }: Traveller): Promise<void> {
  const draft = draftWords[locale];
  await hands.press('link', draft.nav.schedule);
  await hands.press('button', launchWords[locale].schedule.button);
  await page.waitForURL(/schedule$/);
  const isLive = async () => {
    await hands.press('link', draft.nav.overview);
    await page.waitForLoadState();
    return (await page.locator('.standing .badge').textContent()) === cardWords[locale].states.live;
  };
  await until(isLive, 20_000);
}

import { type CampaignResponse } from '../../campaigns/index.js';
import { type ChosenReward } from '../../pledges/index.js';
import { campaignWords } from '../campaign/campaign.words.js';
import { Cover } from '../cover/cover-picture.js';
import { type CoverPicture } from '../cover/cover.query.js';
import { type FormState, FormProblems } from '../forms/field.js';
import { OnceField } from '../forms/once.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { checkoutWords } from './checkout.words.js';
import { Steps } from './steps.js';
import { WishFields } from './wish-fields.js';

export interface ChooseProps {
  readonly campaign: CampaignResponse;
  readonly slug: string;
  readonly cover: CoverPicture | null;
  readonly state: FormState;
  readonly amount?: string;
  readonly chosen?: readonly ChosenReward[];
  /** By which the pledge is made once. */
  readonly once: string;
}

/** The first step: how much, and what for. Nothing is written by it. */
export function ChoosePage({ campaign, slug, cover, state, amount = '', chosen = [], once }: ChooseProps) {
  const { locale } = useVisit();
  const href = useHref();
  const words = checkoutWords[locale];
  return (
    <main id="main" class="wrap checkout">
      <h1>{words.title(campaign.project.title)}</h1>
      <Steps now={1} />
      <FormProblems state={state} />
      <div class="choose">
        <form class="form wide" action={href(`/campaigns/${slug}/pledge/confirm`)}>
          <OnceField value={once} />
          <WishFields campaign={campaign} state={state} amount={amount} chosen={chosen} />
          <div class="row">
            <button class="btn">{words.next}</button>
            <p class="hint">{words.noMoneyYet}</p>
          </div>
        </form>
        <Reminder campaign={campaign} slug={slug} cover={cover} />
      </div>
    </main>
  );
}

/** What it is for and when the card is charged, beside the form. */
function Reminder({ campaign, slug, cover }: Pick<ChooseProps, 'campaign' | 'slug' | 'cover'>) {
  const { locale } = useVisit();
  const { models, terms } = campaignWords[locale];
  return (
    <aside>
      <Cover slug={slug} cover={cover} place="card" locale={locale} />
      <p>
        <b>{models[campaign.model]}</b> {terms[campaign.model](sayIn(locale).moment(campaign.deadline, campaign.zone))}
      </p>
    </aside>
  );
}

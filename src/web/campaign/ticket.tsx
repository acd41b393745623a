import { type CampaignResponse } from '../../campaigns/index.js';
import { cardWords } from '../cards/card.words.js';
import { leftInWords } from '../cards/card.js';
import { percentOf, timeLeft } from '../cards/progress.rules.js';
import { Icon } from '../design/icon.js';
import { TallyInTwo } from '../design/tally-marks.js';
import { FollowButton } from '../follow/follow-button.js';
import { useHref, useVisit } from '../frame/visit.js';
import { amountPattern, typedAmount } from '../forms/amount.rules.js';
import { formWords } from '../forms/form.words.js';
import { LiveProgress } from '../live/live-progress.js';
import { sayIn } from '../language/say.js';
import { campaignWords } from './campaign.words.js';
import { previewWords } from './preview.words.js';
import { amountChoices } from './choices.rules.js';

interface TicketProps {
  readonly campaign: CampaignResponse;
  readonly slug: string;
  readonly now: Date;
  readonly isFollowing: boolean;
  readonly isPreview: boolean;
}

/** What is there, what is missing, and the form that begins a pledge. */
export function Ticket({ campaign, slug, now, isFollowing, isPreview }: TicketProps) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = campaignWords[locale];
  const { target, totals } = campaign;
  const percent = percentOf(totals.pledged.amount, target.amount);
  const percentText = `${say.number(percent)} %`;
  return (
    <aside class="ticket" aria-label={words.pledge}>
      <LiveProgress campaignId={campaign.id} target={target} above={words.facts.above}>
        <p class="sum">
          <b data-live="pledged">{say.sum(totals.pledged)}</b> {words.pledgedOf(say.sum(target))}
        </p>
        <TallyInTwo percent={percent} label={cardWords[locale].ofGoal(percentText)} />
        <p class="key">
          <span data-live="percent">{percentText}</span>. {words.stroke}
        </p>
        <Facts campaign={campaign} now={now} />
      </LiveProgress>
      <div class="cut" aria-hidden="true" />
      {campaign.acceptsPledges ? <Give campaign={campaign} slug={slug} /> : <Ended campaign={campaign} />}
      {!isPreview && (
        <div class="mini">
          <a href="#share">
            <Icon name="share" />
            {words.share}
          </a>
          <FollowButton slug={slug} isFollowing={isFollowing} />
        </div>
      )}
    </aside>
  );
}

function Facts({ campaign, now }: { campaign: CampaignResponse; now: Date }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const { facts } = campaignWords[locale];
  const left = timeLeft(new Date(campaign.deadline), now);
  const missing = campaign.target.amount - campaign.totals.pledged.amount;
  const { currency } = campaign;
  return (
    <dl class="facts">
      <div>
        <dt>{facts.backers}</dt>
        <dd data-live="backers">{say.number(campaign.totals.backers)}</dd>
      </div>
      {left !== 'over' && (
        <div>
          <dt>{'days' in left ? facts.days : facts.hours}</dt>
          <dd>{'days' in left ? left.days : left.hours}</dd>
        </div>
      )}
      <div>
        <dt data-live="missing-label">{missing > 0 ? facts.needed : facts.above}</dt>
        <dd data-live="missing">{say.sum({ amount: Math.abs(missing), currency })}</dd>
      </div>
    </dl>
  );
}

function Give({ campaign, slug }: { campaign: CampaignResponse; slug: string }) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = campaignWords[locale];
  const { currency } = campaign;
  const choices = amountChoices(campaign);
  const shortfall = words.shortfall[campaign.shortfallPolicy];
  return (
    <>
      <form class="quick" action={href(`/campaigns/${slug}/pledge`)}>
        <fieldset>
          <legend>{words.give}</legend>
          <div class="chips">
            {choices.map((amount, index) => (
              <label>
                <input type="radio" name="choice" value={typedAmount(amount, currency)} checked={index === 1} />
                <span>{say.sum({ amount, currency })}</span>
              </label>
            ))}
            <label>
              <input type="radio" name="choice" value="other" />
              <span>{words.other}</span>
            </label>
          </div>
        </fieldset>
        <p class="other">
          <label for="amount">{words.amountIn(currency)}</label>
          <input
            id="amount"
            name="amount"
            inputMode="decimal"
            autocomplete="off"
            maxLength={15}
            pattern={amountPattern}
            title={formWords[locale].amount}
          />
        </p>
        <button class="btn">{words.back}</button>
      </form>
      <p class="terms">
        <Icon name="lock" />
        <span>
          <b>{words.models[campaign.model]}</b>{' '}
          {words.terms[campaign.model](say.moment(campaign.deadline, campaign.zone))}{' '}
          {typeof shortfall === 'string' ? shortfall : shortfall(say.percent(campaign.toleranceBps ?? 0))}
        </span>
      </p>
    </>
  );
}

function Ended({ campaign }: { campaign: CampaignResponse }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = campaignWords[locale];
  const { collected, pledged } = campaign.totals;
  const isBefore = campaign.rounds.every(({ openedAt }) => openedAt === null);
  return (
    <>
      <p>
        <b>{isBefore ? previewWords[locale].none : words.ended(cardWords[locale].states[campaign.state])}</b>
      </p>
      {collected.amount > 0 && (
        <p class="hint">
          {say.sum(collected)} {words.collectedOf(say.sum(pledged))}
        </p>
      )}
    </>
  );
}

/** On small screens the way to pledge stays in sight. */
export function Dock({ campaign, now }: { campaign: CampaignResponse; now: Date }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = campaignWords[locale];
  const percent = percentOf(campaign.totals.pledged.amount, campaign.target.amount);
  return (
    <div class="dock" role="region" aria-label={words.pledge}>
      <div>
        <b>{say.sum(campaign.totals.pledged)}</b>
        <span>
          {say.number(percent)} % · {leftInWords(new Date(campaign.deadline), now, locale)}
        </span>
      </div>
      <a class="btn" href="#rewards">
        {words.back}
      </a>
    </div>
  );
}

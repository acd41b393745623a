import { type CampaignResponse } from '../../campaigns/index.js';
import { StepMark } from '../design/tally-marks.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { campaignWords } from './campaign.words.js';

/** Where the money of the campaign is now, in four steps, with what each holds. */
export function Trail({ campaign, slug }: { campaign: CampaignResponse; slug: string }) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = campaignWords[locale];
  const { totals, deadline, zone } = campaign;
  const charging = campaign.rounds.at(-1)?.collectingEndsAt;
  const wasCharged = totals.collected.amount > 0;
  const steps = [
    { key: 'pledged', value: say.sum(totals.pledged), isNow: !wasCharged },
    {
      key: 'charged',
      value: wasCharged ? say.sum(totals.collected) : say.day(deadline, zone),
      isNow: wasCharged && campaign.state === 'collecting',
    },
    { key: 'held', value: charging ? say.day(charging, zone) : '', isNow: campaign.state === 'successful' },
    { key: 'paid', value: '', isNow: campaign.state === 'delivering' },
  ] as const;
  return (
    <section class="money" id="money">
      <div class="wrap">
        <div class="mh">
          <h2>{words.follow}</h2>
          <p>{words.followText}</p>
          <a href={href(`/campaigns/${slug}/money`)}>{words.openLedger}</a>
        </div>
        <ol class="trail">
          {steps.map(({ key, value, isNow }, index) => (
            <li class={isNow ? 'now' : ''}>
              <StepMark step={(index + 1) as 1} />
              <h3>{words.trail[key]}</h3>
              <p class="v">{value}</p>
              <p>{words.trailTexts[key]}</p>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

import { Icon } from '../design/icon.js';
import { StepMark } from '../design/tally-marks.js';
import { useSite } from '../frame/site.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { type PledgeFile } from './pledge-desk.js';
import { type StateFacts } from './state.words.js';
import { pledgeWords } from './pledge.words.js';

/** After the card was saved: what happens now, with dates, and how to tell others. */
export function Thanks({ file: { campaign, story, round }, facts }: { file: PledgeFile; facts: StateFacts }) {
  const { locale } = useVisit();
  const { home } = useSite();
  const href = useHref();
  const say = sayIn(locale);
  const words = pledgeWords[locale];
  const day = (at: string) => say.day(at, campaign.zone);
  const steps = [
    { when: words.now, text: words.nowText },
    { when: words.before, text: words.beforeText },
    { when: day(round.deadline), text: words.endText(facts.target) },
    { when: `${facts.latest}, ${words.latest}`, text: words.latestText },
  ];
  return (
    <section class="thanks">
      <h2>{words.next}</h2>
      <ol>
        {steps.map(({ when, text }, index) => (
          <li>
            <StepMark step={(index + 1) as 1} />
            <p>
              <b>{when}</b>
              {text}
            </p>
          </li>
        ))}
      </ol>
      <div class="row">
        <a class="btn line" href={href(`/campaigns/${campaign.id}/deadline.ics`)} download>
          <Icon name="calendar" />
          {words.calendar}
        </a>
      </div>
      <h2>{words.share}</h2>
      <p>
        {words.shareText} <code>{home + href(`/campaigns/${story.slug}`)}</code>
      </p>
    </section>
  );
}

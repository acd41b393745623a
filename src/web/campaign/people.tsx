import { Avatar } from '../design/avatar.js';
import { Icon } from '../design/icon.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { type CampaignStory, type PublicBackers } from './campaign-page.query.js';
import { campaignWords } from './campaign.words.js';

/** Who answers for the project, and what was looked at before it could begin. */
export function Crew({ story, zone, isPreview }: { story: CampaignStory; zone: string; isPreview: boolean }) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = campaignWords[locale];
  return (
    <section class="crew">
      <h2>{words.behind}</h2>
      <ul>
        <li>
          <Avatar name={story.ownerName} />
          <div>
            {isPreview ? <b>{story.ownerName}</b> : <a href={href(`/people/${story.ownerId}`)}>{story.ownerName}</a>}
            {words.owner}
          </div>
        </li>
      </ul>
      <ul class="proof">
        {story.isVerified && (
          <li>
            <Icon name="check" />
            {words.identity}
          </li>
        )}
        {story.legalName && (
          <li>
            <Icon name="check" />
            {words.receives(story.legalName)}
          </li>
        )}
        {story.reviewedAt && (
          <li>
            <Icon name="check" />
            {words.reviewed(story.reviews, say.day(story.reviewedAt, zone))}
          </li>
        )}
      </ul>
    </section>
  );
}

export function Backers({ backers: { names, count } }: { backers: PublicBackers }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = campaignWords[locale];
  return (
    <section id="backers">
      <h2>{words.backers(count, say.number(count))}</h2>
      {count === 0 ? (
        <p>{words.noBackers}</p>
      ) : (
        <ul class="wall">
          {names.map((name) => (
            <li>
              <Avatar name={name} />
              <span class="vh">{name}</span>
            </li>
          ))}
          {count > names.length && <li class="more">{words.more(count - names.length)}</li>}
        </ul>
      )}
    </section>
  );
}

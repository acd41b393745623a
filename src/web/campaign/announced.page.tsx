import { Cover } from '../cover/cover-picture.js';
import { FollowButton } from '../follow/follow-button.js';
import { useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { ReportLink } from '../report/report-link.js';
import { type AnnouncedCampaign } from './announced.query.js';
import { announcedWords } from './announced.words.js';

/** A campaign that is coming: what it promises, when it opens, and a way to hear of it. */
export function AnnouncedPage({ campaign, isFollowing }: { campaign: AnnouncedCampaign; isFollowing: boolean }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = announcedWords[locale];
  const { slug, title, summary, ownerName, opensAt, zone, place, cover } = campaign;
  const lang = campaign.locale === locale ? undefined : campaign.locale;
  return (
    <main id="main">
      <section class="band">
        <div class="wrap front">
          <div class="coming">
            <p class="where">{words.soon}</p>
            <h1 lang={lang}>{title}</h1>
            <p class="lede" lang={lang}>
              {summary}
            </p>
            <p>
              {words.by(ownerName)}
              {place && `, ${place}`}
            </p>
            <p>
              <b>{opensAt ? words.opens(say.moment(opensAt, zone)) : words.unknown}</b>
            </p>
            <p>{words.follow}</p>
            <div class="row">
              <FollowButton slug={slug} isFollowing={isFollowing} />
            </div>
          </div>
          <figure>
            <Cover slug={slug} cover={cover} place="front" locale={locale} />
          </figure>
        </div>
      </section>
      <div class="wrap section">
        <p class="hint">{words.notRead}</p>
        <ReportLink kind="campaign" id={campaign.id} />
      </div>
    </main>
  );
}

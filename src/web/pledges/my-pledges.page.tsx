import { Pager } from '../design/pager.js';
import { type HeldPledge, totalOf } from '../../pledges/index.js';
import { type Page } from '../../platform/http/index.js';
import { Cover } from '../cover/cover-picture.js';
import { followWords } from '../follow/follow.words.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { sumOf } from './pledge-facts.js';
import { type PledgedCampaign } from './pledge.query.js';
import { pledgeWords } from './pledge.words.js';
import { stateWords } from './state.words.js';

interface MineProps {
  readonly page: Page<HeldPledge>;
  readonly campaigns: ReadonlyMap<string, PledgedCampaign>;
}

/** Every pledge of a member, newest first. */
export function MyPledgesPage({ page, campaigns }: MineProps) {
  const { locale } = useVisit();
  const href = useHref();
  const words = pledgeWords[locale];
  return (
    <main id="main" class="wrap narrow">
      <h1>{words.mineTitle}</h1>
      {page.data.length === 0 ? (
        <div class="empty">
          <h2>{words.mineEmpty}</h2>
          <p>{words.mineEmptyText}</p>
          <div class="row">
            <a class="btn" href={href('/discover')}>
              {words.discover}
            </a>
          </div>
        </div>
      ) : (
        <ul class="mine">
          {page.data.map((pledge) => (
            <Mine pledge={pledge} campaign={campaigns.get(pledge.campaignId)} />
          ))}
        </ul>
      )}
      <Pager next={page.next} />
      <p>
        <a href={href('/my/follows')}>{followWords[locale].mineTitle}</a>
      </p>
    </main>
  );
}

function Mine({ pledge, campaign }: { pledge: HeldPledge; campaign: PledgedCampaign | undefined }) {
  const { locale } = useVisit();
  const href = useHref();
  if (!campaign) return null;
  return (
    <li>
      <Cover slug={campaign.slug} cover={campaign.cover} place="small" locale={locale} isLazy />
      <div>
        <h2 lang={campaign.locale}>
          <a href={href(`/pledges/${pledge.id}`)}>{campaign.title}</a>
        </h2>
        <p>
          <b>{sumOf(pledge, totalOf(pledge), locale)}</b>
          <span class="badge">{stateWords[locale].badges[pledge.state]}</span>
        </p>
        <p class="hint">{sayIn(locale).day(pledge.madeAt, campaign.zone)}</p>
      </div>
    </li>
  );
}

import type { ComponentChildren } from 'preact';
import { cardWords } from '../cards/card.words.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { type MyCampaign } from './campaign-desk.js';
import { draftWords } from './draft.words.js';
import { hasClosed, isDelivering, isPreparing } from './stage.rules.js';

export type MyPage = keyof (typeof draftWords)['en']['nav'];

/** What the deputy does as well as the owner. */
const shared: readonly MyPage[] = ['updates', 'messages', 'deliveries'];

/** What the pages of one's own campaign have in common: where one is, how it stands, and the other pages. */
export function CampaignFrame(props: { mine: MyCampaign; current: MyPage | null; children: ComponentChildren }) {
  const { mine, current, children } = props;
  const { campaign, project, isOwner } = mine;
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = draftWords[locale];
  const isShared = current !== null && shared.includes(current);
  const isGood = campaign.state === 'live' || campaign.state === 'successful' || campaign.state === 'delivering';
  return (
    <main id="main">
      <section class="band my-band">
        <div class="wrap">
          <p class="crumbs">
            <a href={href('/my/projects')}>{words.mine}</a> /{' '}
            <a href={href(`/my/projects/${project.id}`)} lang={campaign.project.locale}>
              {campaign.project.title}
            </a>
          </p>
          <h1 lang={campaign.project.locale === locale ? undefined : campaign.project.locale}>
            {campaign.project.title}
          </h1>
          <p class="standing">
            <span class={isGood ? 'badge is-good' : 'badge'}>{cardWords[locale].states[campaign.state]}</span>{' '}
            {words.ends(say.moment(campaign.deadline, campaign.zone))}
          </p>
          <nav class="subnav" aria-label={words.pages}>
            {pagesOf(mine).map(([page, path]) => (
              <a href={href(path)} aria-current={page === current ? 'page' : undefined}>
                {words.nav[page]}
              </a>
            ))}
          </nav>
        </div>
      </section>
      <div class="wrap my-page">
        {!isOwner && !isShared && <p class="notice">{words.onlyOwner}</p>}
        {children}
      </div>
    </main>
  );
}

function pagesOf({ campaign }: MyCampaign): [MyPage, string][] {
  const at = `/my/campaigns/${campaign.id}`;
  if (isPreparing(campaign)) {
    return [
      ['overview', at],
      ['budget', `${at}/budget`],
      ['rewards', `${at}/rewards`],
      ['schedule', `${at}/schedule`],
      ['preview', `/campaigns/${campaign.id}`],
    ];
  }
  return [
    ['overview', at],
    ['updates', `${at}/updates`],
    ['messages', `${at}/messages`],
    ...(hasClosed(campaign.rounds) ? ([['settlement', `${at}/settlement`]] as [MyPage, string][]) : []),
    ...(isDelivering(campaign) ? ([['deliveries', `${at}/deliveries`]] as [MyPage, string][]) : []),
    ['payouts', `${at}/payouts`],
    ['refunds', `${at}/refunds`],
    ['disputes', `${at}/disputes`],
    ['page', `/campaigns/${campaign.id}`],
  ];
}

import { Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CampaignNotFound, type CampaignResponse, ReadCampaigns } from '../../campaigns/index.js';
import { isUuid } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { CampaignCards } from '../cards/campaign-cards.query.js';
import { typedAmount } from '../forms/amount.rules.js';
import { sharedImage } from '../cover/shared-image.js';
import { fieldOf } from '../cover/palette.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { AnnouncedPage } from './announced.page.js';
import { AnnouncedCampaigns } from './announced.query.js';
import { CampaignTalk } from '../updates/campaign-talk.js';
import { CampaignPage } from './campaign.page.js';
import { CampaignPageQuery, type CampaignStory } from './campaign-page.query.js';

const namedBackers = 18;
const neighbours = 3;

/** A campaign is found by its project's slug, or by its own id when the project has had others since. */
@PageRoutes('campaigns')
export class CampaignController {
  constructor(
    private readonly pages: Pages,
    private readonly readCampaigns: ReadCampaigns,
    private readonly query: CampaignPageQuery,
    private readonly cards: CampaignCards,
    private readonly talk: CampaignTalk,
    private readonly announced: AnnouncedCampaigns,
  ) {}

  @Get(':key')
  @Allow('campaigns.read')
  async campaign(@Param('key') key: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const id = isUuid(key) ? key : await this.query.currentOf(key);
    if (!id) return this.coming(key, visit, reply);
    const campaign = await this.readCampaigns.one(id, visit.caller, visit.locale);
    if (isUuid(key) && (await this.query.currentOf(campaign.project.slug)) === id) {
      return this.pages.redirect(reply, visit, `/campaigns/${campaign.project.slug}`);
    }
    const [story, days, backers, near, isFollowing, updates] = await Promise.all([
      this.query.story(id, visit.locale),
      this.query.days(id),
      this.query.backers(id, namedBackers),
      this.cards.beside(id, visit.locale, neighbours),
      this.talk.isFollowing(campaign.project.id, visit.caller),
      this.talk.newest(id, visit.caller),
    ]);
    await this.pages.send(reply, visit, {
      title: campaign.project.title,
      description: campaign.project.summary,
      field: fieldOf(story.slug),
      image: sharedImage({ slug: story.slug, title: campaign.project.title, locale: visit.locale }, story.cover),
      embed: `/oembed?url=${encodeURIComponent(`${this.pages.site.home}/${visit.locale}/campaigns/${story.slug}`)}`,
      isSecret: visit.caller.via === 'link',
      islands: campaign.acceptsPledges ? ['live-progress'] : [],
      linkedData: linkedData(campaign, story),
      content: <CampaignPage {...{ campaign, story, days, backers, near, isFollowing, updates }} />,
    });
  }

  /** @throws CampaignNotFound where nothing is announced either */
  private async coming(slug: string, visit: Visit, reply: FastifyReply): Promise<void> {
    const campaign = await this.announced.find(slug, visit.locale);
    if (!campaign) throw new CampaignNotFound();
    const isFollowing = await this.talk.isFollowing(campaign.projectId, visit.caller);
    await this.pages.send(reply, visit, {
      title: campaign.title,
      description: campaign.summary,
      field: fieldOf(slug),
      image: sharedImage({ slug, title: campaign.title, locale: visit.locale }, campaign.cover),
      content: <AnnouncedPage campaign={campaign} isFollowing={isFollowing} />,
    });
  }
}

/** What search engines may show of it; a campaign is a project, not something for sale. */
const linkedData = ({ project, target, totals, deadline }: CampaignResponse, story: CampaignStory): object => ({
  '@context': 'https://schema.org',
  '@type': 'Project',
  name: project.title,
  description: project.summary,
  inLanguage: project.locale,
  ...(story.place && { location: { '@type': 'Place', name: story.place } }),
  founder: { '@type': 'Person', name: story.ownerName },
  funding: {
    '@type': 'MonetaryGrant',
    amount: {
      '@type': 'MonetaryAmount',
      currency: target.currency,
      value: typedAmount(totals.pledged.amount, target.currency),
    },
    endDate: deadline,
  },
});

import { createHash } from 'node:crypto';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CampaignNotFound } from '../../campaigns/index.js';
import { noteForOpenApi, RouteNotFound } from '../../platform/http/index.js';
import { Allow, type Locale, locales } from '../../users/index.js';
import { AnnouncedCampaigns } from '../campaign/announced.query.js';
import { CampaignCards } from '../cards/campaign-cards.query.js';
import { percentOf } from '../cards/progress.rules.js';
import { homeWords } from '../home/home.words.js';
import { SharedCampaigns } from '../share/shared-campaigns.query.js';
import { drawShareCard } from './share-card.js';
import { ShareCards } from './share-cards.js';

/** The pictures beside links to us, as other services show them: a campaign as it stands, or the whole house. */
@Controller('og')
@Allow('pages.read')
export class ShareCardsController {
  constructor(
    private readonly cards: CampaignCards,
    private readonly campaigns: SharedCampaigns,
    private readonly announced: AnnouncedCampaigns,
    private readonly shareCards: ShareCards,
  ) {}

  @Get(':file')
  async card(
    @Param('file') file: string,
    @Query('lang') lang: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [, name] = /^([a-z0-9-]{1,100})\.png$/.exec(file) ?? [];
    if (name === undefined) throw new RouteNotFound();
    const locale = locales.find((each) => each === lang) ?? 'en';
    const svg = name === 'home' ? this.ofHome(locale) : await this.ofCampaign(name, locale);
    const etag = `"${createHash('sha1').update(svg).digest('base64url')}"`;
    void reply.header('etag', etag).header('cache-control', 'public, max-age=300');
    if (request.headers['if-none-match'] === etag) return void (await reply.status(304).send());
    await reply.type('image/png').send(await this.shareCards.png(etag, svg));
  }

  private ofHome(locale: Locale): string {
    const title = homeWords[locale].promise;
    return drawShareCard({ slug: 'tally', category: 'commons', title, percent: null }, this.shareCards.glyphs());
  }

  /** @throws CampaignNotFound for what was never live and is not announced */
  private async ofCampaign(slug: string, locale: Locale): Promise<string> {
    const found = await this.campaigns.find(slug);
    const [card] = found ? await this.cards.these([found.id], locale) : [];
    if (!card) return this.ofComing(slug, locale);
    const { category, title, pledged, target } = card;
    return drawShareCard({ slug, category, title, percent: percentOf(pledged, target) }, this.shareCards.glyphs());
  }

  private async ofComing(slug: string, locale: Locale): Promise<string> {
    const coming = await this.announced.find(slug, locale);
    if (!coming) throw new CampaignNotFound();
    const { category, title } = coming;
    return drawShareCard({ slug, category, title, percent: null }, this.shareCards.glyphs());
  }
}

noteForOpenApi((swagger) => swagger.ApiExcludeController()(ShareCardsController));

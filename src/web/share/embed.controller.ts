import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { renderSVG } from 'uqr';
import { CampaignNotFound } from '../../campaigns/index.js';
import { noteForOpenApi, RouteNotFound } from '../../platform/http/index.js';
import { Allow, type Locale, locales } from '../../users/index.js';
import { type CampaignCard, CampaignCards } from '../cards/campaign-cards.query.js';
import { Pages } from '../frame/pages.js';
import { preferredLocale } from '../frame/visit.js';
import { drawEmbed, embedPolicy } from './embed.page.js';
import { oEmbedOf, pageIn } from './oembed.rules.js';
import { SharedCampaigns } from './shared-campaigns.query.js';

/** A campaign on other people's pages and posters: a widget, oEmbed, and a code to photograph. */
@Controller()
@Allow('campaigns.read')
export class EmbedController {
  constructor(
    private readonly pages: Pages,
    private readonly campaigns: SharedCampaigns,
    private readonly cards: CampaignCards,
  ) {}

  @Get('embed/:slug')
  async embed(
    @Param('slug') slug: string,
    @Query('lang') lang: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const locale = locales.find((each) => each === lang) ?? preferredLocale(request.headers['accept-language']);
    const { card } = await this.find(slug, locale);
    void reply.type('text/html; charset=utf-8').header('content-security-policy', embedPolicy);
    void reply.header('cache-control', 'public, max-age=60').header('vary', 'accept-language');
    reply.removeHeader('x-frame-options');
    await reply.send(drawEmbed(card, locale, this.pages.site));
  }

  @Get('oembed')
  async oEmbed(@Query() query: Record<string, unknown>, @Res() reply: FastifyReply): Promise<void> {
    const { home } = this.pages.site;
    const page = pageIn(query['url'], home);
    if (!page || (query['format'] !== undefined && query['format'] !== 'json')) throw new RouteNotFound();
    const { card, ownerName } = await this.find(page.slug, page.locale);
    void reply.header('cache-control', 'public, max-age=3600').header('access-control-allow-origin', '*');
    await reply.send(oEmbedOf({ home, locale: page.locale, slug: page.slug, title: card.title, ownerName }, query));
  }

  @Get('qr/:file')
  async code(@Param('file') file: string, @Res() reply: FastifyReply): Promise<void> {
    const [, slug] = /^([a-z0-9-]{1,100})\.svg$/.exec(file) ?? [];
    if (slug === undefined || !(await this.campaigns.find(slug))) throw new RouteNotFound();
    // Without a language: whoever photographs it comes to their own.
    const svg = renderSVG(`${this.pages.site.home}/campaigns/${slug}`, { border: 2, ecc: 'M' });
    void reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400');
    await reply.send(svg);
  }

  /** @throws CampaignNotFound */
  private async find(slug: string, locale: Locale): Promise<{ card: CampaignCard; ownerName: string }> {
    const found = await this.campaigns.find(slug);
    const [card] = found ? await this.cards.these([found.id], locale) : [];
    if (!found || !card) throw new CampaignNotFound();
    return { card, ownerName: found.ownerName };
  }
}

noteForOpenApi((swagger) => swagger.ApiExcludeController()(EmbedController));

import { Body, Get, Inject, Post, Query, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AskSetup, providerInBrowser } from '../../payments/index.js';
import { ApplySavedCards, PreviewConsentAnew, StartCardPage, waitsForCard } from '../../pledges/index.js';
import { isUuid, UuidParam } from '../../platform/http/index.js';
import { SETTINGS, type Settings } from '../../platform/settings.js';
import { Allow } from '../../users/index.js';
import { fieldOf } from '../cover/palette.js';
import { textsOf } from '../forms/read-form.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { siteOf } from '../frame/site.js';
import { CurrentVisit, hrefIn, type Visit } from '../frame/visit.js';
import { CardPage } from './card.page.js';
import { cardPageWords } from './card.words.js';
import { LeadToCode } from './lead-to-code.js';
import { PledgeDesk } from './pledge-desk.js';
import { pledgePath } from './pledge-paths.js';

/** The page on which a card is given for a pledge. Its script asks the API for the secret; reading it writes nothing. */
@PageRoutes('pledges/:id/card')
@UseFilters(LeadToCode)
export class CardController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: PledgeDesk,
    private readonly previewConsentAnew: PreviewConsentAnew,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @Allow('pledges.setup')
  async card(
    @UuidParam('id') id: string,
    @Query() query: Record<string, unknown>,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.desk.payable(id, visit);
    const { pledge, story } = file;
    if (!waitsForCard(pledge.state)) return this.pages.redirect(reply, visit, pledgePath(visit, id));
    const consent = pledge.card === null ? undefined : await this.previewConsentAnew.execute(pledge);
    const { script, sources } = providerInBrowser(this.settings);
    await this.pages.send(reply, visit, {
      title: cardPageWords[visit.locale].title,
      field: fieldOf(story.slug),
      isSecret: true,
      provider: sources,
      islands: ['card-form'],
      content: <CardPage file={file} script={script} consent={consent} hasFailed={'failed' in query} />,
    });
  }
}

/** The provider's own page instead of ours, and the way back from either. */
@PageRoutes('pledges/:id/card')
@UseFilters(LeadToCode)
export class CardWaysController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: PledgeDesk,
    private readonly startCardPage: StartCardPage,
    private readonly askSetup: AskSetup,
    private readonly applySavedCards: ApplySavedCards,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Post('page')
  @Allow('pledges.setup')
  async leave(
    @UuidParam('id') id: string,
    @Body() body: object,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { pledge } = await this.desk.payable(id, visit);
    if (!waitsForCard(pledge.state)) return this.pages.redirect(reply, visit, pledgePath(visit, id));
    const { version, sentence } = textsOf(body ?? {});
    const { home } = siteOf(this.settings);
    const at = (page: string, parameters: Record<string, string> = {}) =>
      home + hrefIn(visit.locale, pledgePath(visit, id, page, parameters));
    const url = await this.startCardPage.execute(
      pledge,
      version !== undefined && sentence !== undefined ? { version, sentence } : undefined,
      {
        successUrl: at('/card/return', pledge.card === null ? { first: '1' } : {}),
        cancelUrl: at('/card'),
        locale: visit.locale,
      },
    );
    await reply.redirect(url, 303);
  }

  /** Asks the provider what became of it: that the browser comes back proves nothing. */
  @Get('return')
  @Allow('pledges.setup')
  async comeBack(
    @UuidParam('id') id: string,
    @Query() query: Record<string, unknown>,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.desk.own(id, visit);
    const standing = await this.askSetup.execute(id, isUuid(query['setup']) ? query['setup'] : undefined);
    if (standing === 'pending' || standing === 'cancelled') {
      return this.pages.redirect(reply, visit, pledgePath(visit, id, '/card', { failed: '1' }));
    }
    // The news of it comes by itself; who stands in front of the page shall see what it leads to.
    if (standing === 'succeeded') await this.applySavedCards.execute([id]);
    const arrival = standing === 'unknown' ? 'unknown' : query['first'] === '1' ? 'thanks' : 'card';
    await this.pages.redirect(reply, visit, pledgePath(visit, id, '', { arrival }));
  }
}

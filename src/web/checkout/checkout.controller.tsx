import { Body, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CampaignNotFound, type CampaignResponse, ReadCampaigns } from '../../campaigns/index.js';
import { MakePledge, PreviewConsent, totalOf, type Wish } from '../../pledges/index.js';
import { IdempotencyKeyReused, isUuid, Problem } from '../../platform/http/index.js';
import { Allow, SignedLinks } from '../../users/index.js';
import { CampaignPageQuery, type CampaignStory } from '../campaign/campaign-page.query.js';
import { fieldOf } from '../cover/palette.js';
import { typedAmount } from '../forms/amount.rules.js';
import { emptyForm, type FormState } from '../forms/field.js';
import { onceBy, onceKey } from '../forms/once.js';
import { readForm, textsOf, type Typed } from '../forms/read-form.js';
import { problemOf } from '../forms/refused.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { amountAsked, guestForm } from './checkout.form.js';
import { checkoutWords } from './checkout.words.js';
import { ChoosePage } from './choose.page.js';
import { ClosedPage } from './closed.page.js';
import { ConfirmPage } from './confirm.page.js';
import { readWish, visibilityIn, wishRefusal } from './wish.form.js';

interface Shop {
  readonly campaign: CampaignResponse;
  readonly story: CampaignStory;
}

/** The way to a pledge: amount and rewards, then who and the consent, then the card. Only the last button writes. */
@PageRoutes('campaigns/:key/pledge')
export class CheckoutController {
  constructor(
    private readonly pages: Pages,
    private readonly readCampaigns: ReadCampaigns,
    private readonly query: CampaignPageQuery,
    private readonly previewConsent: PreviewConsent,
    private readonly makePledge: MakePledge,
    private readonly links: SignedLinks,
  ) {}

  @Get()
  @Allow('pledges.consent')
  async choose(
    @Param('key') key: string,
    @Query() query: object,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const shop = await this.enter(key, visit);
    if (!shop.campaign.acceptsPledges) return this.close(reply, visit, shop);
    const typed = textsOf(query);
    const reward = shop.campaign.rewards.find(({ id }) => id === typed['reward']);
    await this.show(reply, visit, shop, {
      state: { typed: coming(typed), errors: {} },
      amount: reward ? typedAmount(reward.price.amount, shop.campaign.currency) : '',
      chosen: reward ? [{ rewardId: reward.id, quantity: 1 }] : [],
      once: onceKey(typed['key']),
    });
  }

  @Get('confirm')
  @Allow('pledges.consent')
  async confirm(
    @Param('key') key: string,
    @Query() query: object,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const shop = await this.enter(key, visit);
    if (!shop.campaign.acceptsPledges) return this.close(reply, visit, shop);
    const typed = textsOf(query);
    const once = onceKey(typed['key']);
    const read = readWish(typed, shop.campaign, visit.locale);
    if (!read.ok) return this.show(reply, visit, shop, { state: read.state, once });
    await this.ask(reply, visit, shop, { wish: read.wish, state: emptyForm, once });
  }

  @Post('confirm')
  @Allow('pledges.make')
  async pledge(
    @Param('key') key: string,
    @Body() body: object,
    @CurrentVisit() visit: Visit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { locale, caller } = visit;
    const shop = await this.enter(key, visit);
    const typed = textsOf(body ?? {});
    const once = onceKey(typed['key']);
    const guest = caller.userId
      ? undefined
      : readForm(guestForm, { email: typed['email'], name: typed['name'] }, locale);
    const read = readWish(typed, withStock(shop.campaign), locale);
    if (!read.ok) return this.show(reply, visit, shop, { state: read.state, once });
    const { wish } = read;
    if (guest && !guest.ok) return this.ask(reply, visit, shop, { wish, state: { typed, errors: guest.errors }, once });
    try {
      const { id } = await this.makePledge.execute(
        shop.campaign.id,
        {
          ...wish,
          visibility: visibilityIn(typed),
          locale,
          consent: { version: typed['version'] ?? '', sentence: typed['sentence'] ?? '' },
          ...(guest && { guest: { email: guest.value.email, displayName: guest.value.name } }),
        },
        onceBy(caller, request, once),
      );
      const link = caller.userId ? '' : `?link=${this.links.sign('pledge', id)}`;
      await this.pages.redirect(reply, visit, `/pledges/${id}/card${link}`);
    } catch (error) {
      await this.refuse(reply, visit, shop, { error, wish, typed, once });
    }
  }

  /** @throws CampaignNotFound */
  private async enter(key: string, visit: Visit): Promise<Shop> {
    const id = isUuid(key) ? key : await this.query.currentOf(key);
    if (!id) throw new CampaignNotFound();
    const campaign = await this.readCampaigns.one(id, visit.caller, visit.locale);
    return { campaign, story: await this.query.story(id, visit.locale) };
  }

  /** Shows where it has to be mended: a field of the first step, the second step, or nowhere, since the campaign has ended. */
  private async refuse(
    reply: FastifyReply,
    visit: Visit,
    shop: Shop,
    { error, wish, typed, once }: { error: unknown; wish: Wish; typed: Typed; once: string },
  ): Promise<void> {
    const problem = problemOf(error, visit.locale);
    const code = error instanceof Problem ? error.code : '';
    if (code === 'deadline-passed' || code === 'campaign-not-accepting-pledges') {
      return this.close(reply, visit, shop, problem);
    }
    const refusal = wishRefusal(error, visit.locale);
    if (Object.keys(refusal.errors).length > 0) {
      return this.show(reply, visit, shop, { state: { typed, ...refusal }, once });
    }
    const isUsed = error instanceof IdempotencyKeyReused;
    await this.ask(reply, visit, shop, { wish, state: { typed, ...refusal }, once, isUsed });
  }

  private async show(
    reply: FastifyReply,
    visit: Visit,
    { campaign, story }: Shop,
    props: Omit<Parameters<typeof ChoosePage>[0], 'campaign' | 'slug' | 'cover'>,
  ): Promise<void> {
    const isRefused = Object.keys(props.state.errors).length > 0 || props.state.problem !== undefined;
    await this.pages.send(reply, visit, {
      title: checkoutWords[visit.locale].title(campaign.project.title),
      field: fieldOf(story.slug),
      isPrivate: true,
      status: isRefused ? 422 : 200,
      content: <ChoosePage campaign={campaign} slug={story.slug} cover={story.cover} {...props} />,
    });
  }

  private async ask(
    reply: FastifyReply,
    visit: Visit,
    { campaign, story }: Shop,
    props: { wish: Wish; state: FormState; once: string; isUsed?: boolean },
  ): Promise<void> {
    const consent = await this.previewConsent.execute(campaign.id, totalOf(props.wish), visit.locale);
    await this.pages.send(reply, visit, {
      title: checkoutWords[visit.locale].title(campaign.project.title),
      field: fieldOf(story.slug),
      isPrivate: true,
      status: props.state === emptyForm ? 200 : 422,
      content: <ConfirmPage campaign={campaign} story={story} consent={consent} {...props} />,
    });
  }

  private async close(reply: FastifyReply, visit: Visit, { campaign, story }: Shop, reason?: string): Promise<void> {
    await this.pages.send(reply, visit, {
      title: checkoutWords[visit.locale].closedTitle,
      field: fieldOf(story.slug),
      isPrivate: true,
      status: reason === undefined ? 200 : 422,
      content: <ClosedPage title={campaign.project.title} slug={story.slug} reason={reason} />,
    });
  }
}

/** What comes with the address into the fields of the first step. */
const coming = ({ choice, amount, ...typed }: Typed): Typed => {
  const asked = amountAsked({ ...(choice !== undefined && { choice }), ...(amount !== undefined && { amount }) });
  return asked === '' ? typed : { ...typed, amount: asked };
};

/** Of a form that is sent a second time its own pledge has taken the stock: whether it is there, `MakePledge` judges. */
const withStock = (campaign: CampaignResponse): CampaignResponse => ({
  ...campaign,
  rewards: campaign.rewards.map((reward) => ({ ...reward, left: null })),
});

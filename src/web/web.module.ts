import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/index.js';
import { NotificationsModule } from '../notifications/index.js';
import { UsersModule } from '../users/index.js';
import { AnnouncedCampaigns } from './campaign/announced.query.js';
import { CampaignController } from './campaign/campaign.controller.js';
import { PreviewController } from './campaign/preview.controller.js';
import { CampaignPageQuery } from './campaign/campaign-page.query.js';
import { CampaignSurroundings } from './campaign/surroundings.js';
import { CampaignCards } from './cards/campaign-cards.query.js';
import { DevMailPagesController } from './dev-mail/dev-mail.controller.js';
import { ComponentsController } from './components/components.controller.js';
import { checkoutControllers, checkoutModules, checkoutProviders } from './checkout.parts.js';
import { Covers } from './cover/cover.query.js';
import { CoversController } from './cover/covers.controller.js';
import { ShareCards } from './cover/share-cards.js';
import { ShareCardsController } from './cover/share-cards.controller.js';
import { communityControllers, communityModules, communityProviders } from './community.parts.js';
import { creatorControllers, creatorModules, creatorProviders } from './creator.parts.js';
import { AssetsController } from './frame/assets.controller.js';
import { ChooseLanguage } from './frame/choose-language.js';
import { IconController } from './frame/icon.controller.js';
import { PageCache } from './frame/page-cache.js';
import { Pages } from './frame/pages.js';
import { Viewers } from './frame/viewers.js';
import { HomeController } from './home/home.controller.js';
import { HomeFigures } from './home/home.query.js';
import { LinkController } from './sign-in/link.controller.js';
import { SecondStepController } from './sign-in/second-step.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { LiveNews } from './live/live-news.js';
import { LiveTotalsQuery } from './live/live-totals.query.js';
import { LiveController } from './live/live.controller.js';
import { publicControllers, publicModules, publicProviders } from './public.parts.js';
import { DrawProblems } from './problem/draw-problems.js';
import { staffControllers, staffModules, staffProviders } from './staff.parts.js';

/**
 * Owns what people see: pages drawn on the server in three languages, their styles, pictures and small scripts.
 * Guarantees that pages work without scripts; that nothing is loaded from elsewhere before the checkout, and no cookie
 * set before sign-in; that a form that is refused keeps what was typed and says beside the field what to mend.
 * Decides nothing: every deed is a use case of the module that owns it, the same that the API calls.
 */
@Module({
  imports: [
    UsersModule,
    CampaignsModule,
    NotificationsModule,
    ...publicModules,
    ...checkoutModules,
    ...creatorModules,
    ...communityModules,
    ...staffModules,
  ],
  controllers: [
    AssetsController,
    CoversController,
    ShareCardsController,
    IconController,
    HomeController,
    CampaignController,
    PreviewController,
    SignInController,
    SecondStepController,
    LinkController,
    ...creatorControllers,
    ...communityControllers,
    LiveController,
    ComponentsController,
    DevMailPagesController,
    ...publicControllers,
    ...checkoutControllers,
    ...staffControllers,
  ],
  providers: [
    Pages,
    PageCache,
    Viewers,
    ChooseLanguage,
    DrawProblems,
    CampaignCards,
    Covers,
    ShareCards,
    HomeFigures,
    CampaignPageQuery,
    CampaignSurroundings,
    AnnouncedCampaigns,
    ...creatorProviders,
    ...communityProviders,
    LiveNews,
    LiveTotalsQuery,
    ...publicProviders,
    ...checkoutProviders,
    ...staffProviders,
  ],
})
export class WebModule {}

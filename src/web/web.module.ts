import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/index.js';
import { UsersModule } from '../users/index.js';
import { CampaignController } from './campaign/campaign.controller.js';
import { CampaignPageQuery } from './campaign/campaign-page.query.js';
import { CampaignCards } from './cards/campaign-cards.query.js';
import { CoverSubjects } from './cover/cover.query.js';
import { CoversController } from './cover/covers.controller.js';
import { AssetsController } from './frame/assets.controller.js';
import { ChooseLanguage } from './frame/choose-language.js';
import { IconController } from './frame/icon.controller.js';
import { Pages } from './frame/pages.js';
import { Viewers } from './frame/viewers.js';
import { HomeController } from './home/home.controller.js';
import { HomeFigures } from './home/home.query.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { DrawProblems } from './problem/draw-problems.js';
import { staffControllers, staffModules, staffProviders } from './staff.parts.js';

/**
 * Owns what people see: pages drawn on the server in three languages, their styles, pictures and small scripts.
 * Guarantees that pages work without scripts; that nothing is loaded from elsewhere before the checkout, and no cookie
 * set before sign-in; that a form that is refused keeps what was typed and says beside the field what to mend.
 * Decides nothing: every deed is a use case of the module that owns it, the same that the API calls.
 */
@Module({
  imports: [UsersModule, CampaignsModule, ...staffModules],
  controllers: [
    AssetsController,
    CoversController,
    IconController,
    HomeController,
    CampaignController,
    SignInController,
    ...staffControllers,
  ],
  providers: [
    Pages,
    Viewers,
    ChooseLanguage,
    DrawProblems,
    CampaignCards,
    CoverSubjects,
    HomeFigures,
    CampaignPageQuery,
    ...staffProviders,
  ],
})
export class WebModule {}

import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ReadCampaigns, ReadReviews } from '../../../campaigns/index.js';
import { emptyForm, type FormState } from '../../forms/field.js';
import { type Visit } from '../../frame/visit.js';
import { queryText } from '../frame/query-text.js';
import { refusalOf } from '../frame/refusal.rules.js';
import { StaffPages } from '../frame/staff-pages.js';
import { StandingQuery } from '../frame/standing.query.js';
import { ReviewPage } from './review.page.js';
import { ReviewsPage } from './reviews.page.js';
import { ReviewsQuery } from './reviews.query.js';
import { reviewsWords } from './reviews.words.js';

const shownReviews = 20;

/** The two pages of reviews, with all that they show. */
@Injectable()
export class ReviewSheets {
  constructor(
    readonly pages: StaffPages,
    private readonly query: ReviewsQuery,
    private readonly read: ReadCampaigns,
    private readonly readReviews: ReadReviews,
    private readonly standing: StandingQuery,
  ) {}

  async queue(reply: FastifyReply, visit: Visit, query: Readonly<Record<string, unknown>>): Promise<void> {
    const { title, lede } = reviewsWords[visit.locale];
    const [queue, all] = await Promise.all([
      this.query.queue(visit.locale, queryText(query, 'after')),
      this.query.all(visit.locale, queryText(query, 'before')),
    ]);
    await this.pages.send(reply, visit, {
      way: 'reviews',
      title,
      lede,
      content: <ReviewsPage queue={queue} all={all} />,
    });
  }

  /** @throws CampaignNotFound */
  async one(
    reply: FastifyReply,
    visit: Visit,
    id: string,
    refused: { readonly judging?: FormState; readonly stopping?: FormState } = {},
  ): Promise<void> {
    const { caller, locale } = visit;
    const campaign = await this.read.one(id, caller, locale);
    const [judged, reviews, me, parties] = await Promise.all([
      this.query.judged(id),
      this.readReviews.ofCampaign(id, { limit: shownReviews }, caller),
      this.standing.of(caller),
      this.standing.partiesOf(id),
    ]);
    const { title } = reviewsWords[locale];
    await this.pages.send(reply, visit, {
      way: 'reviews',
      title: campaign.project.title,
      titleLang: campaign.project.locale,
      back: { path: '/staff/reviews', label: title },
      status: refused.judging || refused.stopping ? 422 : 200,
      content: (
        <ReviewPage
          campaign={campaign}
          judged={judged}
          reviews={reviews.data}
          mayJudge={refusalOf(me, { roles: ['moderator'], parties })}
          mayStop={refusalOf(me, { roles: ['moderator', 'owner'], parties })}
          judging={refused.judging ?? emptyForm}
          stopping={refused.stopping ?? emptyForm}
        />
      ),
    });
  }
}

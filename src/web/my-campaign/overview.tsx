import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ReadReadiness, ReadReviews } from '../../campaigns/index.js';
import { SETTINGS, type Settings } from '../../platform/settings.js';
import { Pages } from '../frame/pages.js';
import { type Visit } from '../frame/visit.js';
import { Dashboard } from '../dashboard/dashboard.js';
import { CampaignDesk, type MyCampaign } from './campaign-desk.js';
import { DraftPage, type DraftProps } from './draft.page.js';
import { canWrite, isPreparing } from './stage.rules.js';

/** The first page of one's own campaign: the guided draft before it opens, the dashboard afterwards. */
@Injectable()
export class Overview {
  constructor(
    private readonly pages: Pages,
    private readonly desk: CampaignDesk,
    private readonly dashboard: Dashboard,
    private readonly readReadiness: ReadReadiness,
    private readonly readReviews: ReadReviews,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws CampaignNotFound for whoever is neither owner nor deputy */
  async show(reply: FastifyReply, visit: Visit, id: string, shown?: DraftProps['shown']): Promise<void> {
    const mine = await this.desk.mine(id, visit);
    const isDraft = isPreparing(mine.campaign);
    const content = isDraft
      ? await this.draft(mine, visit, shown)
      : await this.dashboard.draw(mine, visit, shown?.state);
    const islands = isDraft && canWrite(mine) ? ['auto-save'] : [];
    const { title } = mine.campaign.project;
    await this.pages.send(reply, visit, { title, isPrivate: true, status: shown ? 422 : 200, islands, content });
  }

  private async draft(mine: MyCampaign, visit: Visit, shown: DraftProps['shown']) {
    const { id } = mine.campaign;
    const [readiness, { data: reviews }, { criteria }, version, preview] = await Promise.all([
      this.readReadiness.execute(id, visit.caller),
      this.readReviews.ofCampaign(id, { limit: 100 }, visit.caller),
      this.readReviews.criteria(),
      this.desk.version('terms', id),
      this.desk.previewOf(id),
    ]);
    const questions = new Map(criteria.map(({ key, question }) => [key, question]));
    const currencies = this.settings.SETTLEMENT_CURRENCIES;
    return <DraftPage {...{ mine, readiness, reviews, questions, currencies, version, preview, shown }} />;
  }
}

import { Get, Inject, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AskPayment, Payments, providerInBrowser } from '../../payments/index.js';
import { PreviewConsentAnew } from '../../pledges/index.js';
import { UuidParam } from '../../platform/http/index.js';
import { SETTINGS, type Settings } from '../../platform/settings.js';
import { Allow } from '../../users/index.js';
import { fieldOf } from '../cover/palette.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { cardPageWords } from './card.words.js';
import { PaymentPage } from './payment.page.js';
import { PledgeDesk } from './pledge-desk.js';
import { pledgePath } from './pledge-paths.js';

/** The page on which a backer confirms the one payment that waits for them, and the way back from their bank. */
@PageRoutes('pledges/:id/payment')
export class PaymentController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: PledgeDesk,
    private readonly previewConsentAnew: PreviewConsentAnew,
    private readonly payments: Payments,
    private readonly askPayment: AskPayment,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @Allow('pledges.pay')
  async payment(
    @UuidParam('id') id: string,
    @Query() query: Record<string, unknown>,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.desk.own(id, visit);
    if (file.pledge.state !== 'needs_action') return this.pages.redirect(reply, visit, pledgePath(visit, id));
    const consent = await this.previewConsentAnew.execute(file.pledge);
    const { script, sources } = providerInBrowser(this.settings);
    await this.pages.send(reply, visit, {
      title: cardPageWords[visit.locale].paymentTitle,
      field: fieldOf(file.story.slug),
      isSecret: true,
      provider: sources,
      islands: ['card-form'],
      content: <PaymentPage file={file} script={script} consent={consent} hasFailed={'failed' in query} />,
    });
  }

  /** Asks the provider what became of it: that the browser comes back proves nothing. */
  @Get('return')
  @Allow('pledges.pay')
  async comeBack(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.desk.own(id, visit);
    const payment = await this.payments.ofPledge(null, id);
    const standing = payment ? await this.askPayment.execute(payment.itemId) : 'created';
    if (standing === 'succeeded') {
      return this.pages.redirect(reply, visit, pledgePath(visit, id, '', { arrival: 'paid' }));
    }
    const goesOn = standing === 'processing' || standing === 'unknown';
    await this.pages.redirect(
      reply,
      visit,
      pledgePath(visit, id, goesOn ? '' : '/payment', goesOn ? {} : { failed: '1' }),
    );
  }
}

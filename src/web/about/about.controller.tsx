import { Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type ComponentChildren } from 'preact';
import { ReadReviews } from '../../campaigns/index.js';
import { Payments } from '../../payments/index.js';
import { SETTINGS, type Settings } from '../../platform/settings.js';
import { Allow, currentTerms } from '../../users/index.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { accessibilityWords } from './accessibility.words.js';
import { developersWords } from './developers.words.js';
import { factsOf } from './facts.js';
import { feeExamples } from './fee-examples.rules.js';
import { FeesPage } from './fees.page.js';
import { feesWords } from './fees.words.js';
import { howWords } from './how.words.js';
import { legalWords } from './legal.words.js';
import { privacyWords } from './privacy.words.js';
import { RetentionTable } from './retention-table.js';
import { RulesPage } from './rules.page.js';
import { rulesWords } from './rules.words.js';
import { TemplatePage } from './template.page.js';
import { termsWords } from './terms.words.js';
import { type Text, type TextOf } from './text.js';
import { TextPage } from './text.page.js';

/** How all of it works, what it costs, and what holds: the same for everybody. */
@PageRoutes()
export class AboutController {
  constructor(
    private readonly pages: Pages,
    private readonly readReviews: ReadReviews,
    private readonly payments: Payments,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('how-it-works')
  @Allow('pages.read')
  async how(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.text(reply, visit, howWords[visit.locale]);
  }

  @Get('developers')
  @Allow('pages.read')
  async developers(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.text(reply, visit, developersWords[visit.locale]);
  }

  @Get('accessibility')
  @Allow('pages.read')
  async accessibility(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.text(reply, visit, accessibilityWords[visit.locale]);
  }

  @Get('fees')
  @Allow('pages.read')
  async fees(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const { SETTLEMENT_CURRENCIES: all, PLATFORM_FEE_BPS, VAT_BPS, RESERVE_BPS } = this.settings;
    const currency = all.includes('EUR') ? 'EUR' : (all[0] ?? 'EUR');
    const examples = feeExamples({
      ...{ currency, feeBps: PLATFORM_FEE_BPS, vatBps: VAT_BPS, reserveBps: RESERVE_BPS },
      feesSoFar: await this.payments.feesSoFar(currency),
    });
    const { title, lede } = feesWords[visit.locale];
    await this.pages.send(reply, visit, {
      title,
      description: lede({ fee: sayIn(visit.locale).percent(PLATFORM_FEE_BPS) }),
      field: 'field-4',
      content: <FeesPage examples={examples} currency={currency} />,
    });
  }

  @Get('rules')
  @Allow('pages.read')
  async rules(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const criteria = await this.readReviews.criteria();
    const text = rulesWords[visit.locale].text(factsOf(this.settings, visit.locale));
    await this.send(reply, visit, text, <RulesPage text={text} criteria={criteria} />);
  }

  @Get('terms')
  @Allow('pages.read')
  async terms(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.template(reply, visit, termsWords[visit.locale]);
  }

  @Get('privacy')
  @Allow('pages.read')
  async privacy(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.template(reply, visit, privacyWords[visit.locale], <RetentionTable />);
  }

  @Get('legal')
  @Allow('pages.read')
  async legal(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.template(reply, visit, legalWords[visit.locale].text);
  }

  private async text(reply: FastifyReply, visit: Visit, textOf: TextOf): Promise<void> {
    const text = textOf(factsOf(this.settings, visit.locale));
    await this.send(reply, visit, text, <TextPage text={text} />);
  }

  private async template(reply: FastifyReply, visit: Visit, textOf: TextOf, after?: ComponentChildren): Promise<void> {
    const text = textOf(factsOf(this.settings, visit.locale));
    await this.send(reply, visit, text, <TemplatePage text={text} version={currentTerms} after={after} />);
  }

  private async send(reply: FastifyReply, visit: Visit, text: Text, content: Parameters<Pages['send']>[2]['content']) {
    await this.pages.send(reply, visit, { title: text.title, description: text.lede, field: 'field-7', content });
  }
}

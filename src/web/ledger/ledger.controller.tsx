import { Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ReadAudit } from '../../audit/index.js';
import { Ledger } from '../../ledger/index.js';
import { Allow } from '../../users/index.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { LedgerPage } from './ledger.page.js';
import { OpenLedger } from './ledger.query.js';
import { ledgerWords } from './ledger.words.js';

const shown = 10;

@PageRoutes('ledger')
export class LedgerController {
  constructor(
    private readonly pages: Pages,
    private readonly ledger: Ledger,
    private readonly query: OpenLedger,
    private readonly readAudit: ReadAudit,
  ) {}

  @Get()
  @Allow('pages.read')
  async books(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const { locale } = visit;
    const [sums, balances, settlements, payouts, watch, head] = await Promise.all([
      this.query.sums(),
      this.ledger.kinds(),
      this.query.settlements(locale, shown),
      this.query.payouts(locale, shown),
      this.query.watch(),
      this.readAudit.head(),
    ]);
    const { title, lede } = ledgerWords[locale];
    await this.pages.send(reply, visit, {
      title,
      description: lede,
      field: 'field-8',
      content: <LedgerPage {...{ sums, balances, settlements, payouts, watch, head }} />,
    });
  }
}

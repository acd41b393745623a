import { Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { UuidParam } from '../../platform/http/index.js';
import { Allow, type Locale } from '../../users/index.js';
import { typedAmount } from '../forms/amount.rules.js';
import { PageRoutes } from '../frame/page-routes.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { CampaignDesk } from '../my-campaign/campaign-desk.js';
import { type BackerRow, MyBackers } from './backers.query.js';
import { csvLine } from './csv.rules.js';
import { addressHeads, csvWords } from './csv.words.js';

const atOnce = 1_000;

/** The backers of one's own campaign as a table, with the names of those who let the creator see them. */
@PageRoutes('my/campaigns/:id/backers.csv')
export class BackerListController {
  constructor(
    private readonly desk: CampaignDesk,
    private readonly backers: MyBackers,
  ) {}

  @Get()
  @Allow('backers.export')
  async table(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const { campaign } = await this.desk.mine(id, visit);
    const sends = campaign.rewards.some(({ shipping }) => shipping.length > 0);
    const lines = [headOf(visit.locale, sends)];
    for (let after: string | null = null; ;) {
      const rows: BackerRow[] = await this.backers.page(id, after, atOnce);
      lines.push(...rows.map((row) => lineOf(row, visit.locale, sends)));
      after = rows.at(-1)?.pledgeId ?? null;
      if (rows.length < atOnce) break;
    }
    void reply.type('text/csv; charset=utf-8').header('cache-control', 'no-store');
    void reply.header('content-disposition', `attachment; filename="${campaign.project.slug}.csv"`);
    // The mark by which spreadsheets know UTF-8.
    await reply.send(`\ufeff${lines.join('')}`);
  }
}

function headOf(locale: Locale, sends: boolean): string {
  const { pledge, since, name, amount, currency, state, rewards } = csvWords[locale];
  const address = sends ? addressHeads[locale] : [];
  return csvLine([pledge, since, name, amount, currency, state, rewards, ...address]);
}

const lineOf = (
  { pledgeId, since, name, amount, currency, state, rewards, address }: BackerRow,
  locale: Locale,
  sends: boolean,
): string =>
  csvLine([
    ...[pledgeId, since.toISOString(), name ?? csvWords[locale].hidden],
    ...[Number(typedAmount(amount, currency)), currency, state],
    rewards.map(({ title, quantity }) => (quantity > 1 ? `${quantity} × ${title}` : title)).join('; '),
    ...(sends ? cellsOf(address) : []),
  ]);

const cellsOf = (address: BackerRow['address']): string[] => {
  const { name, line1, line2, postalCode, city, country } = address ?? {};
  return [name, line1, line2, postalCode, city, country].map((part) => part ?? '');
};

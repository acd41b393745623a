import { Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type BoardLine, ReadDeliveries } from '../../deliveries/index.js';
import { UuidParam } from '../../platform/http/index.js';
import { Allow, type Locale } from '../../users/index.js';
import { PageRoutes } from '../frame/page-routes.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { CampaignDesk } from '../my-campaign/campaign-desk.js';
import { csvLine } from '../my-money/csv.rules.js';
import { addressHeads, csvWords } from '../my-money/csv.words.js';
import { deliveriesWords, deliveryHeads } from './deliveries.words.js';

/** The whole board as a table, to write labels from. */
@PageRoutes('my/campaigns/:id/deliveries.csv')
export class DeliveriesTableController {
  constructor(
    private readonly desk: CampaignDesk,
    private readonly deliveries: ReadDeliveries,
  ) {}

  @Get()
  @Allow('backers.export')
  async table(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const { campaign } = await this.desk.mine(id, visit);
    const lines = [headOf(visit.locale)];
    for await (const found of this.deliveries.all(id, {}, visit.caller)) {
      lines.push(...found.map((line) => lineOf(line, visit.locale)));
    }
    void reply.type('text/csv; charset=utf-8').header('cache-control', 'no-store');
    void reply.header('content-disposition', `attachment; filename="${campaign.project.slug}-delivery.csv"`);
    // The mark by which spreadsheets know UTF-8.
    await reply.send(`\ufeff${lines.join('')}`);
  }
}

function headOf(locale: Locale): string {
  const { pledge, name, state } = csvWords[locale];
  const { reward, quantity, carrier, tracking, sent, missed, answers } = deliveryHeads[locale];
  return csvLine([
    pledge,
    name,
    reward,
    quantity,
    state,
    carrier,
    tracking,
    sent,
    missed,
    answers,
    ...addressHeads[locale],
  ]);
}

function lineOf(line: BoardLine, locale: Locale): string {
  const { pledgeId, name, title, quantity, state, carrier, trackingUrl, sentAt, missedAt, address, country, answers } =
    line;
  const { name: to, line1, line2, postalCode, city } = address ?? {};
  return csvLine([
    ...[pledgeId, name ?? csvWords[locale].hidden, title, quantity, deliveriesWords[locale].states[state]],
    ...[carrier ?? '', trackingUrl ?? '', sentAt?.toISOString() ?? '', missedAt?.toISOString() ?? ''],
    answers.map(({ question, answer }) => `${question} ${answer ?? '–'}`).join('; '),
    ...[to, line1, line2, postalCode, city, address?.country ?? country].map((part) => part ?? ''),
  ]);
}

import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  type Caller,
  ChoiceField,
  CurrentCaller,
  Operation,
  OperationGroup,
  QueryIntegerField,
  UuidParam,
} from '../../platform/http/index.js';
import { PledgeNotFound } from '../../pledges/index.js';
import { Allow, type Locale, locales } from '../../users/index.js';
import { NoReceiptYet } from './papers.errors.js';
import { sendPaper } from './papers.controller.js';
import { Papers } from './papers.js';

class ReceiptQuery {
  @ChoiceField(locales, { optional: true, description: 'The language of the paper; English unless told.' })
  language?: Locale;
}

class SummaryQuery extends ReceiptQuery {
  @QueryIntegerField({ min: 1900, max: 2199 })
  year!: number;
}

/** The same papers for programs. */
@OperationGroup('Papers')
@Controller('v1')
export class PapersApiController {
  constructor(private readonly papers: Papers) {}

  @Get('pledges/:id/receipt')
  @Allow('pledges.read')
  @Operation({ summary: 'The receipt of a charged pledge, a PDF', problems: [PledgeNotFound, NoReceiptYet] })
  async receipt(
    @UuidParam('id') id: string,
    @Query() { language = 'en' }: ReceiptQuery,
    @CurrentCaller() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendPaper(reply, `receipt-${id}`, await this.papers.receipt(id, language, caller));
  }

  @Get('me/summary')
  @Allow('me.read')
  @Operation({ summary: 'What I was charged and got back in a year, a PDF' })
  async summary(
    @Query() { year, language = 'en' }: SummaryQuery,
    @CurrentCaller() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendPaper(reply, `summary-${year}`, await this.papers.summary(year, language, caller));
  }
}

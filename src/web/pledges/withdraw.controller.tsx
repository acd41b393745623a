import { Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { UuidParam } from '../../platform/http/index.js';
import { ReadWithdrawal, WithdrawPledge } from '../../refunds/index.js';
import { Allow } from '../../users/index.js';
import { fieldOf } from '../cover/palette.js';
import { emptyForm, type FormState } from '../forms/field.js';
import { problemOf } from '../forms/refused.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { PledgeDesk, type PledgeFile } from './pledge-desk.js';
import { pledgePath } from './pledge-paths.js';
import { WithdrawPage } from './withdraw.page.js';
import { withdrawWords } from './withdraw.words.js';

/** Withdrawing from the contract by law, in two clicks. The link of a mail is enough for it. */
@PageRoutes('pledges/:id/withdraw')
export class WithdrawController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: PledgeDesk,
    private readonly withdrawals: ReadWithdrawal,
    private readonly withdrawPledge: WithdrawPledge,
  ) {}

  @Get()
  @Allow('pledges.withdraw')
  async ask(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const file = await this.desk.own(id, visit);
    const { isOpen } = await this.withdrawals.execute(file.pledge.id);
    if (!isOpen) return this.pages.redirect(reply, visit, pledgePath(visit, id));
    await this.show(reply, visit, file, emptyForm);
  }

  @Post()
  @Allow('pledges.withdraw')
  async confirm(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const file = await this.desk.own(id, visit);
    try {
      await this.withdrawPledge.execute(file.pledge);
    } catch (error) {
      return this.show(reply, visit, file, { typed: {}, errors: {}, problem: problemOf(error, visit.locale) });
    }
    await this.pages.redirect(reply, visit, pledgePath(visit, id));
  }

  private async show(reply: FastifyReply, visit: Visit, file: PledgeFile, state: FormState): Promise<void> {
    const withdrawal = await this.withdrawals.execute(file.pledge.id);
    await this.pages.send(reply, visit, {
      title: withdrawWords[visit.locale].title,
      field: fieldOf(file.story.slug),
      isSecret: true,
      status: state === emptyForm ? 200 : 422,
      content: <WithdrawPage {...{ file, withdrawal, state }} />,
    });
  }
}

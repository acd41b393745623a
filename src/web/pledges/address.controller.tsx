import { Body, Get, Post, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isSent, KeepAddress } from '../../pledges/index.js';
import { UuidParam } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { readAddress } from '../checkout/address.form.js';
import { addressWords } from '../checkout/address.words.js';
import { fieldOf } from '../cover/palette.js';
import { emptyForm, type FormState } from '../forms/field.js';
import { textsOf } from '../forms/read-form.js';
import { problemOf } from '../forms/refused.js';
import { PageRoutes } from '../frame/page-routes.js';
import { Pages } from '../frame/pages.js';
import { CurrentVisit, type Visit } from '../frame/visit.js';
import { AddressPage } from './address.page.js';
import { LeadToCode } from './lead-to-code.js';
import { PledgeDesk, type PledgeFile } from './pledge-desk.js';
import { pledgePath } from './pledge-paths.js';

/** Writing down and correcting where the rewards of a pledge are sent. */
@PageRoutes('pledges/:id/address')
@UseFilters(LeadToCode)
export class AddressController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: PledgeDesk,
    private readonly keepAddress: KeepAddress,
  ) {}

  @Get()
  @Allow('pledges.address')
  async form(@UuidParam('id') id: string, @CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const file = await this.desk.changeable(id, visit);
    if (!isSent(file.pledge)) return this.pages.redirect(reply, visit, pledgePath(visit, id));
    await this.show(reply, visit, file, emptyForm);
  }

  @Post()
  @Allow('pledges.address')
  async keep(
    @UuidParam('id') id: string,
    @Body() body: object,
    @CurrentVisit() visit: Visit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.desk.changeable(id, visit);
    const { pledge } = file;
    if (pledge.destination === null) return this.pages.redirect(reply, visit, pledgePath(visit, id));
    const read = readAddress(textsOf(body ?? {}), pledge.destination, visit.locale);
    if (!read.ok) return this.show(reply, visit, file, read);
    try {
      await this.keepAddress.execute(pledge, read.value);
    } catch (error) {
      const problem = problemOf(error, visit.locale);
      return this.show(reply, visit, file, { typed: read.typed, errors: {}, problem });
    }
    await this.pages.redirect(reply, visit, pledgePath(visit, id, '', { arrival: 'address' }));
  }

  private async show(reply: FastifyReply, visit: Visit, file: PledgeFile, state: FormState): Promise<void> {
    const address = await this.desk.address(file, visit);
    await this.pages.send(reply, visit, {
      title: addressWords[visit.locale].page,
      field: fieldOf(file.story.slug),
      isSecret: true,
      status: state === emptyForm ? 200 : 422,
      content: <AddressPage file={file} address={address} state={state} />,
    });
  }
}

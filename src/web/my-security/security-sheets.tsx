import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReadFactors } from '../../users/index.js';
import { emptyForm, type FormState } from '../forms/field.js';
import { Pages } from '../frame/pages.js';
import { type Visit } from '../frame/visit.js';
import { SecurityPage } from './security.page.js';
import { securityWords } from './security.words.js';

/** The page of one's own second factors, also as it is shown again after a form of it was refused. */
@Injectable()
export class SecuritySheets {
  constructor(
    private readonly pages: Pages,
    private readonly readFactors: ReadFactors,
  ) {}

  async show(
    reply: FastifyReply,
    visit: Visit,
    { dormantRoles = [] }: FastifyRequest,
    state: FormState,
  ): Promise<void> {
    const factors = await this.readFactors.mine(visit.caller);
    await this.pages.send(reply, visit, {
      title: securityWords[visit.locale].title,
      isPrivate: true,
      islands: ['passkey-form'],
      status: state === emptyForm ? 200 : 422,
      content: <SecurityPage factors={factors} areRolesAsleep={dormantRoles.length > 0} state={state} />,
    });
  }
}

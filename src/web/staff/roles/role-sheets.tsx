import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { emptyForm, type FormState } from '../../forms/field.js';
import { type Visit } from '../../frame/visit.js';
import { queryText } from '../frame/query-text.js';
import { StaffPages } from '../frame/staff-pages.js';
import { StandingQuery } from '../frame/standing.query.js';
import { RolesPage } from './roles.page.js';
import { RolesQuery } from './roles.query.js';
import { rolesWords } from './roles.words.js';

/** The page of roles, with all that it shows. */
@Injectable()
export class RoleSheets {
  constructor(
    readonly pages: StaffPages,
    private readonly query: RolesQuery,
    private readonly standing: StandingQuery,
  ) {}

  async list(
    reply: FastifyReply,
    visit: Visit,
    query: Readonly<Record<string, unknown>>,
    forms: { readonly proposing: FormState; readonly deciding: FormState },
  ): Promise<void> {
    const { title, lede } = rolesWords[visit.locale];
    const [grants, me] = await Promise.all([
      this.query.page(queryText(query, 'after')),
      this.standing.of(visit.caller),
    ]);
    const isFresh = forms.proposing === emptyForm && forms.deciding === emptyForm;
    await this.pages.send(reply, visit, {
      way: 'roles',
      title,
      lede,
      status: isFresh ? 200 : 422,
      content: <RolesPage grants={grants} me={me} {...forms} />,
    });
  }
}

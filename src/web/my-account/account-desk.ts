import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { PageQuery } from '../../platform/http/index.js';
import { Recipients } from '../../projects/index.js';
import { memberOf, ReadAccount } from '../../users/index.js';
import { type Visit } from '../frame/visit.js';
import { PapersQuery } from '../papers/papers.query.js';
import { type AccountProps } from './account.page.js';

/** Fetches what the page of one's own account shows. */
@Injectable()
export class AccountDesk {
  constructor(
    private readonly readAccount: ReadAccount,
    private readonly recipients: Recipients,
    private readonly papers: PapersQuery,
  ) {}

  async read(
    { caller }: Visit,
    { sessionId }: Pick<FastifyRequest, 'sessionId'>,
    query = new PageQuery(),
  ): Promise<Omit<AccountProps, 'refused'>> {
    const [me, recipient, sessions, years] = await Promise.all([
      this.readAccount.me(caller),
      this.recipients.of(memberOf(caller)),
      this.readAccount.listSessions(query, caller, sessionId),
      this.papers.years(memberOf(caller)),
    ]);
    return { me, recipient, sessions, years };
  }
}

import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { PledgeAccess } from '../../pledges/index.js';
import { Database } from '../../platform/database/index.js';
import { type Caller } from '../../platform/http/index.js';
import { SETTINGS, type Settings } from '../../platform/settings.js';
import { type Locale, memberOf, Users } from '../../users/index.js';
import { siteOf } from '../frame/site.js';
import { drawReceipt, drawSummary } from './draw-papers.js';
import { NoReceiptYet } from './papers.errors.js';
import { PapersQuery } from './papers.query.js';

/** Receipts of charges and summaries of years, for those who paid. */
@Injectable()
export class Papers {
  constructor(
    private readonly access: PledgeAccess,
    private readonly query: PapersQuery,
    private readonly users: Users,
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws PledgeNotFound (404), NoReceiptYet (409) */
  async receipt(pledgeId: string, locale: Locale, caller: Caller): Promise<Readable> {
    await this.access.own(pledgeId, caller);
    const charge = await this.query.charge(pledgeId, locale);
    if (!charge) throw new NoReceiptYet();
    return drawReceipt(charge, await this.query.ofPledge(pledgeId, locale), siteOf(this.settings), locale);
  }

  async summary(year: number, locale: Locale, caller: Caller): Promise<Readable> {
    const { id, displayName: name } = await this.users.verifiedMember(this.database, memberOf(caller));
    const movements = await this.query.inYear(id, locale, year);
    return drawSummary({ year, name, movements }, siteOf(this.settings), locale);
  }
}
